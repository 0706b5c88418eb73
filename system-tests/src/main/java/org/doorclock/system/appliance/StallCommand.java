// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign stalls}. */
@Command(
        name = "stalls",
        mixinStandardHelpOptions = true,
        description = {
            "A USB keyboard that is held up within each wristband it types, at every place in turn and for 0.3 to 2.5 s, at a",
            "door in a virtual machine: no part of a symbol may be recorded, and each wristband scanned again must be, once."
        })
public final class StallCommand implements Callable<Integer> {

    @Option(names = "--scans", paramLabel = "N", description = "How many. Default ${DEFAULT-VALUE}.")
    private int scans = 200;

    @Option(names = "--seed", paramLabel = "S", description = "Of the stalls' lengths. Default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        final Appliance appliance = Appliance.there();
        appliance.check();
        Tap.lay();
        final Path work = Program.home().resolve("target/campaign-stalls");
        Trees.delete(work);
        Files.createDirectories(work);
        try (Site site = new Site(work, "ed1", Map.of("reader.devices", "usb:0c2e:0b61"));
                GuestDoor guest =
                        new GuestDoor(GuestDoor.Kind.USER_MODE, appliance, work.resolve("guest"), site.config())) {
            final Stalls stalls = new Stalls(site, guest, seed);
            final Verdict verdict = stalls.run(scans);
            System.out.println("stalls, seed " + seed + ": " + scans + " scans; said of them: " + stalls.said()
                    + "; typed again: " + stalls.saidAgain() + "; " + verdict);
            return verdict.isKept() && verdict.promised() == scans ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
