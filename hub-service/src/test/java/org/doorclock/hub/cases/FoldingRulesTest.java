// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Milestone;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.Test;

/** What happens in hospitals, and which cases it makes. */
class FoldingRulesTest {

    private static final String DAY = "2026-04-01T";
    private static final String NEXT = "2026-04-02T";
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");
    private static final Details BY_TRANSFER =
            new Details(Optional.empty(), Optional.of(ArrivalMode.TRANSFER), Optional.empty(), Optional.empty());

    private final MeasureSet measures = new MeasureSet(Measures.builtIn());
    private final CaseBook book = new CaseBook(CaseRules.usual(), measures);

    @Test
    void straightToTheScannerTheRegistrationComesLaterAndTheScannersDoorStartsTheClock() {
        tell(new Story()
                .atDoor("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:04:00Z")
                .arrives("a", DAY + "10:20:00Z", CaptureMethod.REGISTRATION_FEED));

        final Case folded = only();
        assertThat(standing(folded, "asi-4a")).isEqualTo(Standing.MET);
        assertThat(timing(folded, "asi-4a").clockStart()).contains(ClockStart.CT_DOOR);
        assertThat(timing(folded, "asi-4a")
                        .elapsedNanos(measure("asi-4a").measure().arithmetic()))
                .isEqualTo(4 * 60_000_000_000L);
    }

    @Test
    void anAmbulancesArrivalThatComesWeeksLateStartsTheClockAfterAll() {
        tell(new Story()
                .atDoor("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:04:00Z")
                .arrives("a", DAY + "08:50:00Z", CaptureMethod.AMBULANCE_FEED));
        assertThat(timing(only(), "asi-4a").clockStart()).contains(ClockStart.AMBULANCE_FEED);
        assertThat(standing(only(), "asi-4a")).isEqualTo(Standing.MISSED);
    }

    @Test
    void whatMayHaveBeenBeforeTheScanStartsTheClockByItsPrecedence() {
        tell(new Story()
                .atDoor("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:04:00Z")
                .doubt(Duration.ofMinutes(10))
                .arrives("a", DAY + "10:06:00Z", CaptureMethod.REGISTRATION_FEED));
        assertThat(timing(only(), "asi-4a").clockStart()).contains(ClockStart.REGISTRATION_FEED);
    }

    @Test
    void aStrokeInHospitalStartsAtItsOnsetAndTheAdmissionBeforeItIsOfTheSameCase() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z", CaptureMethod.REGISTRATION_FEED)
                .reaches(Milestone.INPATIENT_ONSET, "ed1", "a", "2026-04-03T06:00:00Z")
                .scan("a", "2026-04-03T06:30:00Z"));

        assertThat(timing(only(), "asi-4a").clockStart()).contains(ClockStart.INPATIENT_ONSET);
        assertThat(standing(only(), "asi-4a")).isEqualTo(Standing.MET);
        assertThat(standing(only(), "ssnap-20m")).isEqualTo(Standing.MISSED);
        assertThat(standing(only(), "door-to-scan")).isEqualTo(Standing.NOT_COUNTED);
        assertThat(standing(only(), "aha-25m")).isEqualTo(Standing.NOT_COUNTED);
    }

    @Test
    void aSecondStrokeInHospitalAfterAScanIsAnotherCase() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:30:00Z")
                .reaches(Milestone.INPATIENT_ONSET, "ed1", "a", DAY + "20:00:00Z")
                .scan("a", DAY + "20:50:00Z"));
        assertThat(cases())
                .extracting(folded -> standing(folded, "asi-4a"))
                .containsExactly(Standing.MET, Standing.MET);
        assertThat(cases())
                .extracting(folded -> timing(folded, "asi-4a").clockStart().orElseThrow())
                .containsExactly(ClockStart.INPATIENT_ONSET, ClockStart.ED_DOOR);
    }

    @Test
    void theScanThatIsRepeatedAfterADayIsNoNewStroke() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:30:00Z")
                .reaches(Milestone.STROKE_CALL, "ed1", "a", NEXT + "09:00:00Z")
                .scan("a", NEXT + "10:00:00Z"));
        assertThat(only().events()).hasSize(4);
        assertThat(standing(only(), "asi-4a")).isEqualTo(Standing.MET);
    }

    @Test
    void whoCameByTransferIsTheFirstTeamsForSsnapAndCountsForAsi() {
        tell(new Story().stating(BY_TRANSFER).arrives("a", DAY + "10:00:00Z").scan("a", DAY + "10:15:00Z"));
        assertThat(standing(only(), "ssnap-20m")).isEqualTo(Standing.NOT_COUNTED);
        assertThat(standing(only(), "asi-4a")).isEqualTo(Standing.MET);
    }

    @Test
    void whoWasScannedElsewhereCountsNowhereEvenIfScannedAgain() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .closed("a", CloseReason.SCANNED_ELSEWHERE, DAY + "10:10:00Z")
                .scan("a", DAY + "12:00:00Z"));
        assertThat(only().state()).isEqualTo(Case.State.SCANNED);
        assertThat(measures.places())
                .filteredOn(place -> place.measure().counts().neverStopped())
                .filteredOn(place -> place.measure().counts().leftOutAlways().contains(CloseReason.SCANNED_ELSEWHERE))
                .hasSizeGreaterThan(9)
                .allSatisfy(place -> assertThat(book.timing(only(), place).standing(place, LATER))
                        .isEqualTo(Standing.NOT_COUNTED));
    }

    @Test
    void aScannedMimicCountsForAsiAsASuspectedStrokeAndNotForSsnap() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:15:00Z")
                .closed("a", CloseReason.MIMIC, NEXT + "15:00:00Z"));
        assertThat(standing(only(), "asi-4a")).isEqualTo(Standing.MET);
        assertThat(standing(only(), "ssnap-20m")).isEqualTo(Standing.NOT_COUNTED);
    }

    @Test
    void aCaseClosedTooEarlyGoesOnWhenThePatientIsSeenAtTheScanner() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .closed("a", CloseReason.ABANDONED, DAY + "10:30:00Z")
                .atDoor("a", DAY + "10:50:00Z"));
        assertThat(only().state()).isEqualTo(Case.State.WAITING);
        assertThat(only().closed()).isEmpty();
    }

    @Test
    void whoComesBackLongAfterACloseIsAnotherCase() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .closed("a", CloseReason.LEFT, DAY + "10:30:00Z")
                .atDoor("a", DAY + "14:30:01Z"));
        assertThat(cases()).extracting(Case::state).containsExactly(Case.State.WAITING, Case.State.CLOSED);
    }

    @Test
    void aPlaceTakenDownAfterACloseOpensNothing() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .closed("a", CloseReason.DIED, DAY + "10:30:00Z")
                .placed("a", "Bay 2", DAY + "10:31:00Z"));
        assertThat(only().closed()).contains(CloseReason.DIED);
    }

    @Test
    void reportsTreatmentsAndClosesJoinTheCaseBeforeThemForFourWeeks() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:30:00Z")
                .reaches(Milestone.REPORT_PUBLISHED, "ct1", "a", "2026-04-20T10:00:00Z")
                .closed("a", CloseReason.MIMIC, "2026-05-10T10:00:00Z"));
        assertThat(only().events()).hasSize(4);

        tell(new Story().reaches(Milestone.TREATMENT_START, "ct9", "a", "2026-06-08T10:00:01Z"));
        assertThat(cases()).hasSize(2);
    }

    @Test
    void aTreatmentThatFollowsNothingIsACaseWithoutClockStart() {
        tell(new Story().reaches(Milestone.TREATMENT_START, "ed1", "a", DAY + "10:00:00Z"));
        assertThat(standing(only(), "referral-to-treatment-60m")).isEqualTo(Standing.NO_CLOCK_START);
    }

    private void tell(final Story story) {
        book.stored(Story.stored(story.events(), 1 + book.freshness().position()));
    }

    private Case only() {
        assertThat(cases()).hasSize(1);
        return cases().getFirst();
    }

    private List<Case> cases() {
        return book.latest(Long.MAX_VALUE, 100, folded -> true, folded -> folded);
    }

    private MeasureSet.Place measure(final String id) {
        return measures.find(id).orElseThrow();
    }

    private Timing timing(final Case folded, final String id) {
        return book.timing(folded, measure(id));
    }

    private Standing standing(final Case folded, final String id) {
        return timing(folded, id).standing(measure(id), LATER);
    }
}
