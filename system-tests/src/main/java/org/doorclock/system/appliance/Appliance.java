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

    /** An empty file system for the door's data. */
    byte[] emptyDataDisk() throws IOException {
        return Files.readAllBytes(directory.resolve("data.ext4"));
    }

    /** Scripts that run in the guest or build it. */
    static Path script(final String name) {
        return Program.home().resolve("system-tests/appliance").resolve(name);
    }

    /** @throws StartException if the campaigns cannot run here; says what to do */
    void check() throws StartException {
        for (final Path part : List.of(kernel(), root(), directory.resolve("data.ext4"))) {
            if (!Files.isReadable(part)) {
                throw new StartException(part + " is missing; ./doorclock campaign build makes it");
            }
        }
        if (!Files.isReadable(Path.of("/dev/net/tun"))) {
            throw new StartException("/dev/net/tun is missing; the guest has no other way to the hub");
        }
        if (Files.notExists(StorageDaemon.PROGRAM)) {
            throw new StartException(
                    StorageDaemon.PROGRAM + " is missing; ./doorclock campaign build says what installs it");
        }
    }
}
