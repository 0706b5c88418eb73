// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import java.util.concurrent.Callable;
import org.doorclock.hardware.pins.PartException;

/** Turns whatever Pi4J throws into one reason in one line. */
final class Reasons {

    private static final int LONGEST = 160;

    /** Something to do with a context. */
    @FunctionalInterface
    interface Use<T> {
        T with(Context context);
    }

    private Reasons() {}

    static <T> T call(final Callable<T> action) throws PartException {
        try {
            return action.call();
        } catch (LinkageError | Exception e) {
            // LinkageError: a native library of Pi4J's is not for this machine, and its class stays unusable
            throw new PartException(of(e), e);
        }
    }

    /** The innermost reason given, as one short line. */
    static String of(final Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        final String message = last.getMessage();
        final String text =
                message == null || message.isBlank() ? last.getClass().getSimpleName() : message;
        final String line = text.lines().findFirst().orElse(text).strip();
        final String plain =
                last instanceof Pi4JException || last instanceof LinkageError || last instanceof IllegalStateException
                        ? "Pi4J: " + line
                        : line;
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }
}
