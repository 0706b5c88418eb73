// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;

/** One line that says what went wrong, for people who have the disk before them and not this code. */
final class Failures {
    private Failures() {}

    static JournalException of(final Disk disk, final String task, final Throwable cause) {
        return of("journal " + disk, task, cause);
    }

    static JournalException of(final String what, final String task, final Throwable cause) {
        return switch (cause) {
            case JournalException known -> known;
            case IOException io -> new JournalException(what + ": cannot " + task + ": " + reason(io), io);
            default -> new JournalException(what + ": cannot " + task + ": " + cause, cause);
        };
    }

    static boolean isFull(final IOException e) {
        final String lower = text(e).toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("quota exceeded");
    }

    private static String reason(final IOException e) {
        final String text = text(e);
        final String lower = text.toLowerCase(Locale.ROOT);
        if (isFull(e)) {
            return "the disk is full";
        }
        if (lower.contains("read-only file system")) {
            return "the file system is read-only";
        }
        if (e instanceof AccessDeniedException || lower.contains("permission denied")) {
            return "no permission (" + text + ")";
        }
        if (lower.contains("input/output error")) {
            return "the disk reports an I/O error";
        }
        return e.getClass().getSimpleName() + " (" + text + ")";
    }

    private static String text(final IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
