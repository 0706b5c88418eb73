// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign tour}. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = {
            "Scans, presses and unplugs at a door with a simulated USB keyboard, lights, sounder and button in a virtual",
            "machine, and tells what its lines, its journal and the hub say to it."
        })
public final class TourCommand implements Callable<Integer> {

    @Option(
            names = "--arch",
            paramLabel = "um|arm64",
            description = "um: User-Mode Linux. arm64: QEMU with Debian's kernel, minutes. Default ${DEFAULT-VALUE}.")
    private String arch = "um";

    @Override
    public Integer call() throws Exception {
        final Appliance appliance = Appliance.there();
        final Machine machine = Machine.valueOf(arch.toUpperCase(Locale.ROOT));
        appliance.check();
        Tap.lay();
        final Path work = Program.home().resolve("target/campaign-tour");
        Trees.delete(work);
        Files.createDirectories(work);
        try (Tour tour = new Tour(appliance, machine, work, System.out)) {
            tour.take();
        }
        return ExitCode.DONE;
    }
}
