// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;

/**
 * Where one case of a patient ends and the next begins. The events are taken in the order in which they occurred, so the
 * order of their arrival does not matter. An event joins the case before it, except that
 * <ul>
 *   <li>a hospital arrival begins a new case more than {@code again} after the case's first scan start, or more than
 *       {@code window} after the case's last event: two strokes in a day are two cases, but an arrival registered after
 *       a patient went straight to the scanner is not;
 *   <li>an onset in a patient who was in hospital already does the same, but more than {@code unscanned} after the last event:
 *       the arrival that brought the patient days before belongs to it, if no scan came between;
 *   <li>a call, a first contact, a patient seen at a door, at a scanner or at a place begins a new case more than
 *       {@code window} after the last event of a case that was scanned, or more than {@code unscanned} after the last event
 *       of one that was not. So later scans of the same stroke, the one after a day among them, stay with it;
 *   <li>what can only follow, such as a report, a treatment or a close, begins one more than {@code follows} after the last
 *       event: it may come weeks late;
 *   <li>an event of which not even the day is known joins the case before it, and ends none: it may have been then, and a
 *       case that it might belong to is not to be called missed;
 *   <li>after a case was closed, an arrival, an onset, a contact or a call begins a new one; a patient seen again without
 *       any of them, but within {@code again}, was closed too early.
 * </ul>
 *
 * @param window how long a case stays open for what follows its scan, and for a second arrival
 * @param again how soon after a scan a new arrival is a new stroke, and how long after a close a patient is still the same
 * @param unscanned how long a case without a scan waits for one
 * @param follows how long after its last event a case waits for what can only follow
 */
public record CaseRules(Duration window, Duration again, Duration unscanned, Duration follows) {

    private static final Duration AGAIN = Duration.ofHours(4);
    private static final Duration FOLLOWS = Duration.ofDays(28);
    private static final int UNSCANNED_WINDOWS = 3;

    /** The rules as they are unless told otherwise: a window of 24 h. */
    public static CaseRules usual() {
        return ofWindow(Duration.ofHours(24));
    }

    public static CaseRules ofWindow(final Duration window) {
        return new CaseRules(window, AGAIN, window.multipliedBy(UNSCANNED_WINDOWS), FOLLOWS);
    }
}
