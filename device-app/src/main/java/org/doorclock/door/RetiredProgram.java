// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.http.Audience;
import org.doorclock.door.http.KioskServer;
import org.doorclock.door.http.PortInUseException;
import org.doorclock.door.retire.Retirement;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.hardware.computer.SysfsComputer;
import org.doorclock.service.Systemd;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/** What is left of a device that is out of use: a screen that says so. It reads no scanner, records nothing and connects to nobody. */
final class RetiredProgram implements Running, SelfCare.Patient {

    private final Kiosk kiosk;
    private final KioskServer server;
    private final SelfCare care;

    private RetiredProgram(final Kiosk kiosk, final KioskServer server, final SelfCare care) {
        this.kiosk = kiosk;
        this.server = server;
        this.care = care;
    }

    /** Destroys what is left to destroy, and says that the device is retired. */
    static RetiredProgram start(final DoorConfig config, final Retirement retirement, final Instant since)
            throws IOException, PortInUseException {
        config.logFolder().ifPresent(LogRing::begin);
        final String fate = finish(retirement);
        Logger.warn("This device is retired since {}: it records nothing", since);
        final TimeSource time = new SystemTimeSource(config.clock().trust());
        final SelfCare care = new SelfCare(
                time, Systemd.of(System.getenv(), ProcessHandle.current().pid()), new SysfsComputer(Path.of("/sys")));
        final Audience audience = new Audience();
        final Kiosk kiosk = new Kiosk(config.capture(), config.name(), config.device(), config.phone(), time, audience);
        kiosk.retired(since, fate);
        final KioskServer server = KioskServer.start(
                config.httpPort(),
                new KioskServer.Feed(kiosk::current, kiosk::beat, () -> health(since, retirement), care::painted),
                audience);
        final RetiredProgram program = new RetiredProgram(kiosk, server, care);
        care.start(program, server.url(), config.screenCommand(), config.data());
        return program;
    }

    private static KioskServer.HealthReport health(final Instant since, final Retirement retirement) {
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("status", "DOWN")
                .put("retired", since.toString())
                .put("cryptoErased", retirement.isCryptoErased());
        return new KioskServer.HealthReport(false, node.toString());
    }

    /** That the device is retired is to be seen whatever is left on it. @return what became of its data */
    private static String finish(final Retirement retirement) {
        try {
            retirement.finish();
            return retirement.isCryptoErased() ? "Its data is crypto-erased." : "Its data is overwritten and deleted.";
        } catch (IOException e) {
            Logger.error(
                    "not all could be destroyed, destroy the card: {} {}",
                    e.getClass().getSimpleName(),
                    e.getMessage());
            return "Not all of its data is destroyed: destroy its card.";
        }
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public Collection<Trouble> troubles() {
        return Set.of(Trouble.RETIRED);
    }

    @Override
    public void hangs(final boolean hanging) {
        // nothing here could, and the screen says already that nothing is recorded
    }

    @Override
    public String shown() {
        return kiosk.kind();
    }

    @Override
    public void close() {
        care.close();
        server.close();
    }
}
