// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells a disk that may be mended while the program runs from a configuration that may not. */
final class DiskTrouble {

    /** As the kernel says them, and as the journal does. */
    private static final List<String> SAID = List.of(
            "no space left",
            "quota exceeded",
            "the disk is full",
            "read-only file system",
            "the file system is read-only",
            "input/output error",
            "the disk reports an i/o error");

    private DiskTrouble() {}

    static boolean is(final IOException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(message -> SAID.stream().anyMatch(message::contains));
    }
}
