// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.provisioning.register.Contents;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import org.doorclock.settings.Nearest;
import org.doorclock.time.ClockSource;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command on an authority has: its folder, its clock, and how it answers. */
public final class AuthorityOptions {

    @Option(
            names = "--authority",
            paramLabel = "DIR",
            defaultValue = "authority",
            description = "The authority's folder; default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--json", description = "Say it so that a machine can read it.")
    private boolean json;

    private Optional<TimeSource> time = Optional.empty();

    public AuthorityFolder files() {
        return new AuthorityFolder(folder.toAbsolutePath().normalize());
    }

    /** @throws ProvisionException if this computer does not know the time at all */
    public TimeSource time() throws ProvisionException {
        final TimeSource clock = time.orElseGet(() -> new SystemTimeSource(ClockTrust.HOST));
        if (clock.read().source() == ClockSource.NONE) {
            throw ProvisionException.unavailable(
                    "this computer's clock is wrong (" + clock.now() + "), and certificates rest on it. Set it.");
        }
        time = Optional.of(clock);
        return clock;
    }

    public Register register() throws IOException {
        return Register.open(files().folder(), time());
    }

    /** Prints the one or the other. */
    public void say(final CommandSpec spec, final ObjectNode node, final String... lines) {
        final var out = spec.commandLine().getOut();
        if (json) {
            out.println(node);
        } else {
            List.of(lines).forEach(out::println);
        }
        out.flush();
    }

    /**
     * The device that is meant.
     *
     * @param typed {@code site/device}, or the device or asset tag alone if one site only has it
     */
    public static Device device(final Contents now, final String typed) throws ProvisionException {
        final Optional<DeviceName> name = DeviceName.parse(typed.strip());
        if (name.isPresent()) {
            return Register.known(now, name.get());
        }
        final List<Device> found = now.devices().stream()
                .filter(device -> device.name().device().equals(DeviceName.deviceOf(typed)))
                .toList();
        if (found.size() > 1) {
            throw ProvisionException.badInput(typed + ": several sites have it. Name the site too, such as "
                    + found.getFirst().name() + ".");
        }
        if (found.isEmpty()) {
            final String nearest = Nearest.of(
                    DeviceName.deviceOf(typed),
                    now.devices().stream().map(device -> device.name().device()).toList());
            throw ProvisionException.badInput(typed + ": there is no such device."
                    + (nearest.isEmpty() ? " None is planned yet." : " The nearest is " + nearest + "."));
        }
        return found.getFirst();
    }
}
