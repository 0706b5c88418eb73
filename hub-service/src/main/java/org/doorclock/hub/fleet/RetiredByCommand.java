// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import org.doorclock.event.Standing;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.journal.JournalException;
import org.tinylog.Logger;

/** Puts on record that a device is retired once it has said so, in the name of who asked it to. */
record RetiredByCommand(Standings standings) implements Orders.Farewell {

    private static final int MOST_SAID = 150;

    /** On a thread of its own, as the journal takes its time. */
    @Override
    public void said(final String site, final String device, final Caller caller, final String text) {
        Thread.ofVirtual().name("retired").start(() -> record(site, device, caller, text));
    }

    private void record(final String site, final String device, final Caller caller, final String text) {
        try {
            standings.record(site, device, Standing.RETIRED, "", note(text), caller);
        } catch (ProblemException e) {
            Logger.info("{}/{} is retired on record already", site, device);
        } catch (JournalException e) {
            Logger.error("that {}/{} is retired could not be recorded; say so on its page", site, device);
        }
    }

    private static String note(final String text) {
        return "By command. " + text.substring(0, Math.min(MOST_SAID, text.length()));
    }
}
