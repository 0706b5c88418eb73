// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

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

    /** A type that this version does not know: kept and counted, never dropped. */
    record Unknown(String type) implements Fact {}
}
