// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorclock.event.Milestone;

/** Splits one patient's events into cases by {@link CaseRules}. Pure: the same events give the same groups. */
final class Folding {

    private final long window;
    private final long again;
    private final long unscanned;
    private final long follows;

    Folding(final CaseRules rules) {
        window = nanos(rules.window());
        again = nanos(rules.again());
        unscanned = nanos(rules.unscanned());
        follows = nanos(rules.follows());
    }

    /** A case's events in order, undone ones left out, and the earliest received of them all, undone ones too. */
    static final class Group {
        private final List<CaseEvent> events = new ArrayList<>(4);
        private final List<CaseEvent> undone = new ArrayList<>(0);
        private CaseEvent head;
        private CaseEvent scan;
        private CaseEvent lastDated;
        private boolean closed;

        List<CaseEvent> events() {
            return events;
        }

        /** Those that count no more, in no order. */
        List<CaseEvent> undone() {
            return undone;
        }

        CaseEvent head() {
            return head;
        }

        private void addUndone(final CaseEvent event) {
            name(event);
            undone.add(event);
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
                    groups.getLast().addUndone(event);
                }
                continue;
            }
            if (groups.isEmpty() || begins(groups.getLast(), event)) {
                groups.add(new Group());
            }
            groups.getLast().add(event);
        }
        if (!groups.isEmpty()) {
            undoneBefore.forEach(groups.getFirst()::addUndone);
        }
        return groups;
    }

    /** Whether the event would be one of the case of that number, and the patient's other cases stay what they are. */
    boolean wouldJoin(final Patient patient, final long number, final CaseEvent event) {
        final CaseEvent[] all = Arrays.copyOf(patient.events(), patient.events().length + 1);
        all[all.length - 1] = event;
        Arrays.sort(all, CaseEvent.ORDER);
        final List<Group> groups = split(all);
        final boolean others = Arrays.stream(patient.cases())
                .allMatch(known -> groups.stream().anyMatch(group -> group.head() == known.head()));
        return others
                && groups.size() == Math.max(1, patient.cases().length)
                && groups.stream()
                        .anyMatch(group -> group.head().position() == number
                                && group.events().contains(event));
    }

    private boolean begins(final Group group, final CaseEvent event) {
        final Role role = Role.of(event);
        if (group.closed && role.isBeginning()) {
            return true;
        }
        if (!event.isDated() || group.lastDated == null) {
            return false;
        }
        final long gap = Nanos.between(group.lastDated.best(), event.best());
        return switch (role) {
            case ARRIVES -> gap > window || isAnother(group, event);
            case FALLS_ILL -> gap > unscanned || isAnother(group, event);
            case IS_CALLED_FOR -> gap > open(group);
            case IS_SEEN -> gap > (group.closed ? again : open(group));
            case FOLLOWS -> gap > follows;
        };
    }

    private boolean isAnother(final Group group, final CaseEvent event) {
        return group.scan != null && group.scan.isDated() && Nanos.between(group.scan.best(), event.best()) > again;
    }

    private long open(final Group group) {
        return group.scan != null ? window : unscanned;
    }

    /** What an event can be to a case. */
    private enum Role {
        ARRIVES,
        FALLS_ILL,
        IS_CALLED_FOR,
        IS_SEEN,
        FOLLOWS;

        boolean isBeginning() {
            return switch (this) {
                case ARRIVES, FALLS_ILL, IS_CALLED_FOR -> true;
                case IS_SEEN, FOLLOWS -> false;
            };
        }

        static Role of(final CaseEvent event) {
            if (event.milestone().isEmpty()) {
                return event.closed().isPresent() ? FOLLOWS : IS_SEEN;
            }
            return switch (event.milestone().get()) {
                case HOSPITAL_ARRIVAL -> ARRIVES;
                case INPATIENT_ONSET -> FALLS_ILL;
                case FIRST_CONTACT, STROKE_CALL -> IS_CALLED_FOR;
                case DOOR_ARRIVAL, SCAN_START -> IS_SEEN;
                case SCAN_END, REPORT_PUBLISHED, TREATMENT_START, TRANSFER_REQUESTED, TRANSFER_COMPLETED -> FOLLOWS;
            };
        }
    }

    private static long nanos(final Duration duration) {
        return duration.toNanos();
    }
}
