// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;

/**
 * The packages of the door and the hub, and the same with a higher version, whose files below {@code /etc} have changed.
 *
 * @param lower where the packages are as they were made
 * @param higher where the others are
 */
record Packages(Path lower, Path higher) {

    static final String HIGHER_VERSION = "99.0";

    /** @param made where {@code ./doorclock packages} has put them */
    static Packages raised(final Path made, final Path work) throws IOException, StartException {
        final Packages packages = new Packages(made, Files.createDirectories(work.resolve("higher")));
        for (final String name : List.of("doorclock-door", "doorclock-hub")) {
            run(
                    work.resolve("raise.log"),
                    Appliance.script("raise").toString(),
                    find(made, name).toString(),
                    HIGHER_VERSION,
                    packages.higher.toString());
        }
        return packages;
    }

    /** Makes them. */
    static Path make(final Path work) throws IOException, StartException {
        final Path made = work.resolve("packages");
        run(
                work.resolve("packages.log"),
                Program.home().resolve("provisioning/packages/build").toString(),
                made.toString());
        return made;
    }

    /** Of the processor that User-Mode Linux has, or of all. */
    static Path find(final Path folder, final String name) throws IOException, StartException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "_.*_(amd64|all)\\.deb"))
                    .findFirst()
                    .orElseThrow(() -> new StartException(
                            folder + ": there is no package " + name + "; ./doorclock packages makes it"));
        }
    }

    /** Paths for apt and dpkg in the guest. */
    static String inGuest(final Path folder) throws IOException, StartException {
        return Guest.seen(find(folder, "doorclock-hub")) + " " + Guest.seen(find(folder, "doorclock-door"));
    }

    private static void run(final Path log, final String... command) throws IOException, StartException {
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new StartException(command[0] + " failed; all it said is in " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted");
        }
    }
}
