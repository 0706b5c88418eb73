// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.doorclock.files.WholeFile;

/**
 * What the data lies on. The key of an encrypted volume is root's alone, so the door only says that it is retired, in a file
 * that the system looks at; the system destroys the key and says so in a folder that outlives the volume.
 *
 * @param word the file of the door's word; empty where nobody looks at one
 * @param told the folder where the system says what it did
 * @param devices the kernel's folder of devices by number
 */
public record Volume(Optional<Path> word, Path told, Path devices) {

    private static final String ERASED = "erased";
    private static final String ENCRYPTED = "CRYPT-";

    /** With the kernel's own folder. */
    public Volume(final Optional<Path> word, final Path told) {
        this(word, told, Path.of("/sys/dev/block"));
    }

    /** Whether a folder lies on a volume that the system can crypto-erase; false if that cannot be found out. */
    public boolean isEncrypted(final Path folder) {
        try {
            final Path named = devices.resolve(number(folder)).resolve("dm/uuid");
            return Files.exists(named) && Files.readString(named).startsWith(ENCRYPTED);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** As the kernel writes a device's number: 12 bits of major below 20 of minor, the rest of both above. */
    private static String number(final Path folder) throws IOException {
        final long device = (Long) Files.getAttribute(folder, "unix:dev");
        final long major = device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
        final long minor = device & 0xff | device >>> 12 & ~0xffL;
        return major + ":" + minor;
    }

    /** Says that the device is retired, to whoever may destroy the key. The same again is no harm. */
    void say(final String mark) throws IOException {
        if (word.isPresent()) {
            WholeFile.replace(word.get(), mark.getBytes(UTF_8));
        }
    }

    /** Whether the system has crypto-erased the volume. */
    public boolean isErased() {
        return Files.exists(told.resolve(ERASED));
    }

    /** The mark as the system kept it, where no volume that is gone takes it along. */
    Path mark() {
        return told.resolve(Retirement.MARK);
    }
}
