// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.event.Milestone;

/** Splits one patient's events into cases by {@link CaseRules}. Pure: the same events give the same groups. */
final class Folding {

    private final long window;
    private final long again;
    private final long unscanned;

    Folding(final CaseRules rules) {
        window = nanos(rules.window());
        again = nanos(rules.again());
        unscanned = nanos(rules.unscanned());
    }

    /** A case's events in order, undone ones left out, and the earliest received of them all, undone ones too. */
    static final class Group {
        private final List<CaseEvent> events = new ArrayList<>(4);
        private CaseEvent head;
        private CaseEvent scan;
        private CaseEvent lastDated;
        private boolean closed;

        List<CaseEvent> events() {
            return events;
        }

        CaseEvent head() {
            return head;
        }

        private void name(final CaseEvent event) {
            if (head == null || event.position() < head.position()) {
                head = event;
            }
        }

        private void add(final CaseEvent event) {
            name(event);
            events.add(event);
            if (scan == null && event.is(Milestone.SCAN_START)) {
                scan = event;
            }
            if (event.isDated()) {
                lastDated = event;
            }
            closed |= event.closed().isPresent();
        }
    }

    /** @param events of one patient, in {@link CaseEvent#ORDER} */
    List<Group> split(final CaseEvent[] events) {
        final List<Group> groups = new ArrayList<>(1);
        final List<CaseEvent> undoneBefore = new ArrayList<>(0);
        for (final CaseEvent event : events) {
            if (event.isVoided()) {
                if (groups.isEmpty()) {
                    undoneBefore.add(event);
                } else {
                    groups.getLast().name(event);
                }
                continue;
            }
            if (groups.isEmpty() || begins(groups.getLast(), event)) {
                groups.add(new Group());
            }
            groups.getLast().add(event);
        }
        if (!groups.isEmpty()) {
            undoneBefore.forEach(groups.getFirst()::name);
        }
        return groups;
    }

    private boolean begins(final Group group, final CaseEvent event) {
        if (group.closed) {
            return canBegin(event);
        }
        if (!event.isDated() || group.lastDated == null) {
            return false;
        }
        final long gap = Nanos.between(group.lastDated.best(), event.best());
        if (event.is(Milestone.HOSPITAL_ARRIVAL)) {
            return gap > window
                    || group.scan != null
                            && group.scan.isDated()
                            && Nanos.between(group.scan.best(), event.best()) > again;
        }
        return gap > (group.scan != null ? window : unscanned);
    }

    private static boolean canBegin(final CaseEvent event) {
        if (event.milestone().isEmpty()) {
            return event.closed().isEmpty();
        }
        return switch (event.milestone().get()) {
            case HOSPITAL_ARRIVAL, FIRST_CONTACT, STROKE_CALL, DOOR_ARRIVAL, SCAN_START -> true;
            case SCAN_END, REPORT_PUBLISHED, TREATMENT_START, TRANSFER_REQUESTED, TRANSFER_COMPLETED -> false;
        };
    }

    private static long nanos(final Duration duration) {
        return duration.toNanos();
    }
}
