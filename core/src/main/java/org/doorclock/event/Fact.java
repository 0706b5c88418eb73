// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.time.ClockReading;

/** What an event says. {@link #type()} is the CloudEvents type less {@link EventCodec#TYPE_PREFIX}. */
public sealed interface Fact {

    String type();

    /** The patient it is about; empty for facts about devices and for undo. */
    default Optional<PatientRef> about() {
        return Optional.empty();
    }

    /**
     * The patient reached a point of the pathway.
     *
     * @param pathway if it was stated with this very fact
     * @param reason why the time was entered late or by hand; empty if it was not
     * @param details what else was stated with it
     */
    record Reached(
            Milestone milestone,
            PatientRef patient,
            CaptureMethod method,
            Optional<Pathway> pathway,
            String reason,
            Details details)
            implements Fact {

        /** With nothing else stated. */
        public Reached(
                final Milestone milestone,
                final PatientRef patient,
                final CaptureMethod method,
                final Optional<Pathway> pathway,
                final String reason) {
            this(milestone, patient, method, pathway, reason, Details.NONE);
        }

        @Override
        public String type() {
            return milestone.wireName();
        }

        @Override
        public Optional<PatientRef> about() {
            return Optional.of(patient);
        }
    }

    /** The patient is at a place. */
    record Placed(PatientRef patient, Place place) implements Fact {
        public static final String TYPE = "placed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Optional<PatientRef> about() {
            return Optional.of(patient);
        }
    }

    /** Undo: the named event counts no more. It stays on record. */
    record Voided(String eventId, String reason) implements Fact {
        public static final String TYPE = "void";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record CaseClosed(PatientRef patient, CloseReason reason) implements Fact {
        public static final String TYPE = "case-closed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Optional<PatientRef> about() {
            return Optional.of(patient);
        }
    }

    /** Two references are one patient, though they share no token. */
    record IdentityLinked(PatientRef patient, PatientRef same) implements Fact {
        public static final String TYPE = "identity-linked";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Optional<PatientRef> about() {
            return Optional.of(patient);
        }
    }

    /** The clock became trusted: places this boot's earlier events. */
    record ClockAnchor(ClockReading reading) implements Fact {
        public static final String TYPE = "clock-anchor";

        @Override
        public String type() {
            return TYPE;
        }
    }

    record DeviceStarted(String version) implements Fact {
        public static final String TYPE = "device-started";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A test wristband was read in a self-test. It is about nobody, so no case is ever made of it. */
    record TestScan() implements Fact {
        public static final String TYPE = "test-scan";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * A self-test ended.
     *
     * @param results of every check; one that is not there counts as open
     */
    record DeviceTested(Map<Check, Check.Result> results) implements Fact {
        public static final String TYPE = "device-tested";

        public DeviceTested {
            final Map<Check, Check.Result> all = new EnumMap<>(Check.class);
            for (final Check check : Check.values()) {
                all.put(check, results.getOrDefault(check, Check.Result.OPEN));
            }
            results = Collections.unmodifiableMap(all);
        }

        /** Whether the device may be commissioned. */
        public boolean passed() {
            return Arrays.stream(Check.values()).allMatch(check -> switch (results.get(check)) {
                case PASSED -> true;
                case ABSENT -> check.mayBeAbsent();
                case FAILED, OPEN -> false;
            });
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * Somebody at the hub says what a device is from now on; only a hub records it.
     *
     * @param device which, at the event's site
     * @param selfTest the event id of the self-test that was signed for; empty where there is none to sign for
     */
    record DeviceStanding(String device, Standing standing, String selfTest) implements Fact {
        public static final String TYPE = "device-standing";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A type that this version does not know: kept and counted, never dropped. */
    record Unknown(String type) implements Fact {}
}
