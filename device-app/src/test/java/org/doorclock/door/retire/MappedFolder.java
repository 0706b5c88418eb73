// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of which the kernel would say that it lies on a mapped volume. */
public final class MappedFolder {

    private MappedFolder() {}

    /**
     * @param devices stands for the kernel's folder of devices by number
     * @param uuid how the kernel names the volume, such as {@code CRYPT-LUKS2-...}
     */
    public static void lay(final Path folder, final Path devices, final String uuid) throws IOException {
        final long number = (Long) Files.getAttribute(folder, "unix:dev");
        final long major = number >>> 8 & 0xfff | number >>> 32 & ~0xfffL;
        final long minor = number & 0xff | number >>> 12 & ~0xffL;
        final Path named = Files.createDirectories(devices.resolve(major + ":" + minor + "/dm"));
        Files.writeString(named.resolve("uuid"), uuid + "\n");
    }
}
