// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Predicate;
import org.doorclock.system.StartException;
import org.doorclock.time.TimeSource;

/** What is done on a machine with systemd, a line for each step; the first that does not come out as it must ends it. */
final class Steps {

    private final SystemGuest guest;
    private final PrintStream out;
    private final TimeSource time;
    private int taken;

    Steps(final SystemGuest guest, final PrintStream out, final TimeSource time) {
        this.guest = guest;
        this.out = out;
        this.time = time;
    }

    /** How many steps came out as they must. */
    int taken() {
        return taken;
    }

    /** Something that the host does. */
    interface Deed {
        String run() throws IOException, StartException, InterruptedException;
    }

    /** A step of the host's. */
    void step(final String what, final Deed deed) throws IOException, StartException, InterruptedException {
        final long begin = time.nanos();
        said(what, begin, deed.run());
    }

    /** A command that must end with 0. Answers what it said. */
    String does(final String what, final String command) throws IOException, StartException {
        return does(what, command, said -> true);
    }

    /** A command that must end with 0 and say what is wanted. */
    String does(final String what, final String command, final Predicate<String> wanted)
            throws IOException, StartException {
        final long begin = time.nanos();
        final SystemGuest.Answer answer = guest.tell(command);
        if (answer.code() != 0 || !wanted.test(answer.said())) {
            throw new StartException(what + ": ended with " + answer.code() + " and said: " + answer.said());
        }
        said(what, begin, answer.said());
        return answer.said();
    }

    /** A command that is run every other second until it ends with 0, {@code seconds} at most. Answers what it said then. */
    String comes(final String what, final int seconds, final String command) throws IOException, StartException {
        return does(
                what,
                "i=0; until said=$(" + command + "); do i=$((i + 2)); [ $i -lt " + seconds
                        + " ] || { echo \"$said\"; exit 1; }; sleep 2; done; echo \"$said\"");
    }

    private void said(final String what, final long begin, final String said) {
        taken++;
        final String last = said.substring(said.lastIndexOf('\n') + 1);
        out.printf("%7.1f s  %-62s %s%n", (time.nanos() - begin) / 1e9, what, last.isEmpty() ? "yes" : last);
    }
}
