// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.Timing;
import org.doorclock.measure.ClockStart;

/**
 * What a case says to the fields of the audit. Times are local, cut to their minute, without a zone, as the audit has them:
 * of the hour that comes twice in autumn nothing tells which. To be read inside the book's {@code read}.
 *
 * @param folded the case
 * @param timing by the clock of the audit's measures
 * @param team the audit's code of the team; may be empty
 * @param dates how a date is written
 */
record SsnapCase(Case folded, Timing timing, String team, Dates dates) {

    private static final String YES = "Y";
    private static final String NO = "N";
    private static final String SET = "1";
    private static final String NOT_SET = "0";

    /** How the audit's files write dates: its exports the one way, hospitals' import views the other. */
    enum Dates {
        ISO("yyyy-MM-dd HH:mm"),
        UK("dd/MM/yyyy HH:mm");

        /** All of them, for messages. */
        static final String CHOICES = "iso or uk";

        private final DateTimeFormatter format;

        Dates(final String pattern) {
            format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.of("Europe/London"));
        }

        static Optional<Dates> ofWireName(final String name) {
            return Arrays.stream(values())
                    .filter(dates -> dates.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    String id() {
        return folded.site() + "/" + folded.id();
    }

    String onsetInHospital() {
        if (isInpatient()) {
            return YES;
        }
        return arrived().isPresent() ? NO : "";
    }

    String onset() {
        return minute(folded.first(Milestone.INPATIENT_ONSET));
    }

    /** Empty for patients in hospital already, whom the audit does not ask of. */
    String byAmbulance() {
        if (isInpatient()) {
            return "";
        }
        return folded.arrivalMode()
                .map(mode -> mode == ArrivalMode.AMBULANCE ? YES : NO)
                .orElseGet(() -> timing.clockStart()
                        .filter(start -> start == ClockStart.AMBULANCE_FEED)
                        .map(start -> YES)
                        .orElse(""));
    }

    String arrival() {
        return minute(arrived());
    }

    String arrivalNotEntered() {
        return notEntered(arrived());
    }

    String modality() {
        return folded.modality().map(Modality::name).orElse("");
    }

    String imaging() {
        return minute(scan());
    }

    String imagingNotEntered() {
        return notEntered(scan());
    }

    String imagingNotPerformed() {
        if (scan().isPresent()) {
            return NOT_SET;
        }
        return folded.closed().isPresent() ? SET : "";
    }

    String treatment() {
        return minute(folded.first(Milestone.TREATMENT_START));
    }

    private boolean isInpatient() {
        return folded.first(Milestone.INPATIENT_ONSET).isPresent();
    }

    /** Arrival at the scanner's door alone is no arrival at the hospital. */
    private Optional<CaseEvent> arrived() {
        return timing.start().filter(start -> start.is(Milestone.HOSPITAL_ARRIVAL));
    }

    private Optional<CaseEvent> scan() {
        return folded.first(Milestone.SCAN_START);
    }

    private String minute(final Optional<CaseEvent> event) {
        return event.filter(SsnapCase::isKnownToAMinute)
                .map(known -> dates.format.format(known.shown()))
                .orElse("");
    }

    private static String notEntered(final Optional<CaseEvent> event) {
        return event.map(known -> isKnownToAMinute(known) ? NOT_SET : SET).orElse("");
    }

    private static boolean isKnownToAMinute(final CaseEvent event) {
        return event.when().width().compareTo(Duration.ofMinutes(1)) <= 0;
    }
}
