// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    private static final List<ClockStart> ARRIVAL_OR_ONSET = List.of(
            ClockStart.INPATIENT_ONSET,
            ClockStart.AMBULANCE_FEED,
            ClockStart.REGISTRATION_FEED,
            ClockStart.ED_DOOR,
            ClockStart.MANUAL,
            ClockStart.IMPORT,
            ClockStart.CT_DOOR);

    @ParameterizedTest
    @CsvSource({
        "asi-4a, STROKE, SCAN_START, 60, EXACT, 0.5",
        "asi-4b, STROKE, SCAN_START, 1440, EXACT, 1",
        "asi-5, TIA, TREATMENT_START, 1440, EXACT, 0.6",
        "ssnap-20m, STROKE, SCAN_START, 20, MINUTE_FLOORED, ",
        "ssnap-1h, STROKE, SCAN_START, 60, MINUTE_FLOORED, ",
        "ssnap-12h, STROKE, SCAN_START, 720, MINUTE_FLOORED, ",
        "nice-1h, STROKE, SCAN_START, 60, EXACT, 1",
        "call-to-scan-15m, STROKE, SCAN_START, 15, EXACT, ",
        "call-to-report-30m, STROKE, REPORT_PUBLISHED, 30, EXACT, ",
        "door-to-scan, STROKE, SCAN_START, , EXACT, ",
        "referral-to-treatment-60m, STROKE, TREATMENT_START, 60, EXACT, ",
        "tia-scan-2h, TIA, SCAN_START, 120, EXACT, ",
        "tia-scan-6h, TIA, SCAN_START, 360, EXACT, ",
        "bpt-12h, STROKE, SCAN_START, 720, MINUTE_FLOORED, ",
        "aha-25m, STROKE, SCAN_START, 25, EXACT, ",
    })
    void pathwayStopLimitAndTargetAreTheSourcesOwn(
            final String id,
            final Pathway pathway,
            final Milestone stop,
            final Integer minutes,
            final Arithmetic arithmetic,
            final Double target) {
        final Measure measure = Measures.find(id).orElseThrow();
        assertThat(measure.counts().pathways()).containsExactly(pathway);
        assertThat(measure.clockStop()).isEqualTo(stop);
        assertThat(measure.limit())
                .isEqualTo(Optional.ofNullable(minutes).map(limit -> new Limit(limit, true, arithmetic)));
        assertThat(measure.target()).isEqualTo(Optional.ofNullable(target));
    }

    @Test
    void thereAreFifteenAndNoOther() {
        assertThat(Measures.builtIn())
                .extracting(Measure::id)
                .containsExactly(
                        "asi-4a",
                        "asi-4b",
                        "asi-5",
                        "ssnap-20m",
                        "ssnap-1h",
                        "ssnap-12h",
                        "nice-1h",
                        "call-to-scan-15m",
                        "call-to-report-30m",
                        "door-to-scan",
                        "referral-to-treatment-60m",
                        "tia-scan-2h",
                        "tia-scan-6h",
                        "bpt-12h",
                        "aha-25m");
        assertThat(Measures.find("asi-9")).isEmpty();
        assertThat(Measures.builtIn()).allSatisfy(measure -> {
            assertThat(measure.origin()).isEqualTo(Measure.Origin.BUILT_IN);
            assertThat(measure.title()).isNotBlank();
            assertThat(measure.source().document()).hasSizeGreaterThan(20);
            assertThat(measure.source().says()).hasSizeGreaterThan(20);
        });
    }

    @Test
    void arrivalsAreTakenInOnePrecedenceAndAnInPatientsOnsetBeforeThem() {
        assertThat(List.of("asi-4a", "asi-4b", "ssnap-20m", "ssnap-1h", "ssnap-12h", "nice-1h", "bpt-12h"))
                .allSatisfy(id -> assertThat(Measures.find(id).orElseThrow().clockStarts())
                        .isEqualTo(ARRIVAL_OR_ONSET));
        assertThat(List.of("door-to-scan", "aha-25m")).allSatisfy(id -> {
            final Measure measure = Measures.find(id).orElseThrow();
            assertThat(measure.clockStarts()).isEqualTo(ARRIVAL_OR_ONSET.subList(1, ARRIVAL_OR_ONSET.size()));
            assertThat(measure.counts().inpatients()).isFalse();
        });
        assertThat(Measures.find("asi-5").orElseThrow().clockStarts()).containsExactly(ClockStart.FIRST_CONTACT);
    }

    @Test
    void ssnapLeavesPatientsOfAnotherTeamToThatTeamAndAsiCountsThem() {
        assertThat(Measures.find("ssnap-20m").orElseThrow().counts()).satisfies(counts -> {
            assertThat(counts.arrivalModes().admits(Optional.of(ArrivalMode.TRANSFER)))
                    .isFalse();
            assertThat(counts.arrivalModes().admits(Optional.of(ArrivalMode.AMBULANCE)))
                    .isTrue();
            assertThat(counts.arrivalModes().admits(Optional.empty())).isTrue();
            assertThat(counts.neverStopped()).isTrue();
            assertThat(counts.leftOutAlways()).isEqualTo(Set.of(CloseReason.MIMIC, CloseReason.SCANNED_ELSEWHERE));
        });
        assertThat(Measures.find("asi-4a").orElseThrow().counts()).satisfies(counts -> {
            assertThat(counts.arrivalModes()).isEqualTo(Admitted.any(ArrivalMode.class));
            assertThat(counts.modalities()).isEqualTo(Admitted.any(Modality.class));
            assertThat(counts.leftOutAlways()).isEqualTo(Set.of(CloseReason.SCANNED_ELSEWHERE));
        });
    }

    @Test
    void whoIsRoutineIsNoHighRiskTiaAndWhoseUrgencyNobodySaidIs() {
        final Admitted<Urgency> urgencies =
                Measures.find("asi-5").orElseThrow().counts().urgencies();
        assertThat(urgencies.admits(Optional.of(Urgency.URGENT))).isTrue();
        assertThat(urgencies.admits(Optional.of(Urgency.ROUTINE))).isFalse();
        assertThat(urgencies.admits(Optional.empty())).isTrue();
    }

    @Test
    void whatNoDoorRecordsIsNamedByEveryMeasureThatRestsOnIt() {
        assertThat(Measures.builtIn()).allSatisfy(measure -> {
            final String needs = String.join(" ", measure.needs());
            final boolean arrival = measure.clockStarts().contains(ClockStart.ED_DOOR);
            assertThat(measure.clockStarts().stream()
                            .filter(start -> !arrival)
                            .allMatch(start -> needs.contains(start.wireName())))
                    .as(measure.id())
                    .isTrue();
            assertThat(measure.clockStop() == Milestone.SCAN_START
                            || needs.contains(measure.clockStop().wireName()))
                    .as(measure.id())
                    .isTrue();
            assertThat(needs.isEmpty()).isEqualTo(arrival);
        });
    }

    @Test
    void theFileSaysWhenASourceAskedForAMeasure() {
        assertThat(Measures.find("ssnap-1h").orElseThrow().valid().to()).contains(LocalDate.of(2024, 9, 30));
        assertThat(Measures.find("ssnap-20m").orElseThrow().valid().from()).contains(LocalDate.of(2024, 10, 1));
    }

    @Test
    void aWristbandReadOnArrivalIsTheEdDoorAndOneAtTheScannerTheCtDoor() {
        assertThat(ClockStart.of(Milestone.HOSPITAL_ARRIVAL, CaptureMethod.WRISTBAND))
                .contains(ClockStart.ED_DOOR);
        assertThat(ClockStart.of(Milestone.HOSPITAL_ARRIVAL, CaptureMethod.IMPORT))
                .contains(ClockStart.IMPORT);
        assertThat(ClockStart.of(Milestone.DOOR_ARRIVAL, CaptureMethod.WRISTBAND))
                .contains(ClockStart.CT_DOOR);
        assertThat(ClockStart.of(Milestone.INPATIENT_ONSET, CaptureMethod.MANUAL))
                .contains(ClockStart.INPATIENT_ONSET);
        assertThat(ClockStart.of(Milestone.SCAN_START, CaptureMethod.WRISTBAND)).isEmpty();
        assertThat(ClockStart.CT_DOOR.wireName()).isEqualTo("ct-door");
    }
}
