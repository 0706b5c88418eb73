// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

/** A file of bank holidays that cannot be used. The message is one line: which file, which line, why, what to do. */
public final class CalendarFileException extends Exception {
    private static final long serialVersionUID = 1L;

    CalendarFileException(final String message) {
        super(message);
    }
}
