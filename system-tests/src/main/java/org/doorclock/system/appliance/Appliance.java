// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;

/** The virtual appliance: what {@code ./doorclock campaign build} makes, below one directory. */
record Appliance(Path directory) {

    /** Where {@code DOORCLOCK_APPLIANCE} says; else below the checkout's target. */
    static Appliance there() {
        return new Appliance(Optional.ofNullable(System.getenv("DOORCLOCK_APPLIANCE"))
                .map(Path::of)
                .orElseGet(() -> Program.home().resolve("target/appliance"))
                .toAbsolutePath());
    }

    Path kernel() {
        return directory.resolve("linux");
    }

    Path root() {
        return directory.resolve("root.ext4");
    }

    /** A root with systemd and cloud-init, to be run in copies. */
    Path system() {
        return directory.resolve("system.ext4");
    }

    /** An empty file system for the door's data. */
    byte[] emptyDataDisk() throws IOException {
        return Files.readAllBytes(directory.resolve("data.ext4"));
    }

    /** Scripts that run in the guest or build it. */
    static Path script(final String name) {
        return Program.home().resolve("system-tests/appliance").resolve(name);
    }

    /** What the arm64 machine is made of. */
    Path arm64(final String part) {
        return directory.resolve("arm64").resolve(part);
    }

    /** @throws StartException if the campaigns cannot run here; says what to do */
    void check() throws StartException {
        need("build", List.of(kernel(), root(), directory.resolve("data.ext4")));
        if (Files.notExists(StorageDaemon.PROGRAM)) {
            throw new StartException(
                    StorageDaemon.PROGRAM + " is missing; ./doorclock campaign build says what installs it");
        }
    }

    /** @throws StartException if a machine with systemd cannot run here; says what to do */
    void checkSystem() throws IOException, StartException {
        need("build", List.of(kernel(), system(), configuration()));
        has("CGROUPS", "there was a machine with systemd");
    }

    /** @throws StartException if such a machine has no encrypted disks; says what to do */
    void checkEncryption() throws IOException, StartException {
        has("DM_CRYPT", "it had encrypted disks");
    }

    private void has(final String option, final String what) throws IOException, StartException {
        if (!Files.readString(configuration()).contains("\nCONFIG_" + option + "=y\n")) {
            throw new StartException(kernel() + " is from before " + what + "; remove it and " + system()
                    + " and run ./doorclock campaign build");
        }
    }

    /** What the kernel was built with. */
    private Path configuration() {
        return directory.resolve("kernel.config");
    }

    /** @throws StartException if the tour cannot be taken here; says what to do */
    void checkArm64() throws StartException {
        need("build --arm64", List.of(arm64("vmlinuz"), arm64("initrd"), arm64("root.ext4")));
    }

    private static void need(final String command, final List<Path> parts) throws StartException {
        for (final Path part : parts) {
            if (!Files.isReadable(part)) {
                throw new StartException(part + " is missing; ./doorclock campaign " + command + " makes it");
            }
        }
        if (!Files.isReadable(Path.of("/dev/net/tun"))) {
            throw new StartException("/dev/net/tun is missing; the guest has no other way to the hub");
        }
    }
}
