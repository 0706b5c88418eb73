// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import picocli.CommandLine.Command;

/** {@code ./doorclock campaign tour}. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = {
            "Scans, presses and unplugs at a door with a simulated USB keyboard, lights, sounder and button in an arm64",
            "machine, and tells what its lines, its journal and the hub say to it. Takes minutes; build --arm64 comes first."
        })
public final class TourCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        final Appliance appliance = Appliance.there();
        appliance.checkArm64();
        Tap.lay();
        final Path work = Program.home().resolve("target/campaign-tour");
        Trees.delete(work);
        Files.createDirectories(work);
        try (Tour tour = new Tour(appliance, work, System.out)) {
            tour.take();
        }
        return ExitCode.DONE;
    }
}
