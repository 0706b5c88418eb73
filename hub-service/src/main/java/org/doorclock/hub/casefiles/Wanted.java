// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

/**
 * A correction as it was typed or sent, before anything of it is believed.
 *
 * @param key made for this one correction by whoever sends it
 * @param why in free words
 */
record Wanted(What what, String key, String why) {

    /** What is to be recorded. */
    sealed interface What {}

    /** @param eventId the event that is to count no more */
    record Undo(String eventId) implements What {}

    /**
     * @param event a milestone or {@code case-closed}
     * @param occurred as {@link org.doorclock.time.LocalStamp} reads it
     * @param door empty for the case's own
     * @param close why the case is closed; empty for a milestone
     */
    record Add(String event, String occurred, String door, String close) implements What {}
}
