// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.flash;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.provisioning.register.ProvisionException;

/** Copies a bundle onto a card whose boot partition is mounted. */
final class Cards {

    /** What Raspberry Pi's boot partition has, and nothing else has both of. */
    private static final List<String> SIGNS = List.of("config.txt", "cmdline.txt");

    /** Last: the device begins when it finds this one. */
    private static final String TOKEN = "token";

    private Cards() {}

    /** @throws ProvisionException unless it looks like the boot partition of a Raspberry Pi OS */
    static void requireBoot(final Path mount) throws ProvisionException {
        if (!Files.isDirectory(mount)) {
            throw ProvisionException.unavailable(
                    mount + ": is no folder. Name where the card's boot partition is mounted.");
        }
        for (final String sign : SIGNS) {
            if (!Files.isRegularFile(mount.resolve(sign), LinkOption.NOFOLLOW_LINKS)) {
                throw ProvisionException.badInput(mount + ": has no " + sign
                        + ", so it is not the boot partition of Raspberry Pi OS. Write the image first.");
            }
        }
    }

    /** Every file, on stable storage when this returns. What another bundle left there goes. */
    static void copy(final Path bundle, final Path mount) throws IOException {
        final List<Path> files;
        try (Stream<Path> all = Files.walk(bundle)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted((a, b) -> Boolean.compare(a.endsWith(TOKEN), b.endsWith(TOKEN)))
                    .toList();
        }
        final Path own = mount.resolve("doorclock");
        Files.createDirectories(own);
        try (Stream<Path> old = Files.list(own)) {
            for (final Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        for (final Path file : files) {
            final Path to = mount.resolve(bundle.relativize(file).toString());
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }
}
