// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorclock.settings.Product;
import org.doorclock.system.StartException;

/**
 * Where releases of the door's program are made and signed, by the estates tool.
 *
 * @param folder for what is made
 * @param authority whose release key signs
 * @param passphrase file of that key's
 */
public record ReleaseDesk(Path folder, Path authority, Path passphrase) {

    /** With a new authority in the folder. */
    public static ReleaseDesk open(final Path folder) throws IOException, StartException {
        final Path passphrase = Files.createFile(
                folder.resolve("passphrase"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passphrase, "a passphrase for a test alone\n");
        final ReleaseDesk desk = new ReleaseDesk(folder, folder.resolve("authority"), passphrase);
        desk.provision("init", "--name", "Test Trust");
        return desk;
    }

    /** What hubs and doors hold a release to. */
    public Path trust() {
        return authority.resolve("release.pem");
    }

    /**
     * A release of the program as it was built, but for its version and texts, see {@link OtherVersion}.
     *
     * @return the signed file
     */
    public Path release(final String version, final Map<String, String> texts) throws IOException, StartException {
        final Path program = OtherVersion.make(folder.resolve("app-" + version), version, texts);
        final Path file = folder.resolve(version + ".release");
        provision("release", program.toString(), "--replaces", Product.VERSION, "--out", file.toString());
        return file;
    }

    private void provision(final String... command) throws StartException {
        Program.runToEnd(
                "provision " + command[0],
                folder.resolve("provision.log"),
                Stream.of(
                                List.of("provision"),
                                List.of(command),
                                List.of(
                                        "--authority",
                                        authority.toString(),
                                        "--passphrase-file",
                                        passphrase.toString()))
                        .flatMap(List::stream)
                        .toList());
    }
}
