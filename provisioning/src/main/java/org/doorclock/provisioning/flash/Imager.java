// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.flash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.provisioning.register.ProvisionException;

/**
 * Raspberry Pi Imager's command line. It writes an image and reads it back; it is not asked to put cloud-init's files there, as it
 * knows two of them only and its versions differ in what they make of them.
 *
 * @param program where it is
 */
record Imager(Path program) {

    private static final List<String> NAMES = List.of("rpi-imager", "rpi-imager-cli.cmd", "rpi-imager.exe");

    /** The one on the search path. */
    static Optional<Imager> find(final String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Imager::new);
    }

    List<String> command(final Path image, final Optional<String> sha256, final Path device) {
        final List<String> command = new ArrayList<>(List.of(program.toString(), "--cli", "--disable-eject"));
        sha256.ifPresent(sum -> command.addAll(List.of("--sha256", sum)));
        command.addAll(Stream.of(image, device).map(Path::toString).toList());
        return command;
    }

    /** Writes the whole device; what was on it is gone. Its own words go to this program's standard streams. */
    void write(final Path image, final Optional<String> sha256, final Path device) throws IOException {
        final Process process =
                new ProcessBuilder(command(image, sha256, device)).inheritIO().start();
        try {
            final int code = process.waitFor();
            if (code != 0) {
                throw ProvisionException.unavailable("Raspberry Pi Imager ended with " + code
                        + " and has said why. Nothing was copied to the card.");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw ProvisionException.unavailable("interrupted while the card was written. Write it again.");
        }
    }
}
