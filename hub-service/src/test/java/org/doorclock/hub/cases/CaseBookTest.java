// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.Test;

class CaseBookTest {

    private static final String DAY = "2026-04-01T";
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private final MeasureSet measures = new MeasureSet(Measures.builtIn());
    private final MeasureSet.Place hour = measures.find("asi-4a").orElseThrow();
    private final CaseBook book = new CaseBook(CaseRules.usual(), measures);

    @Test
    void arrivalDoorAndScanAreOneCaseAndItMeetsTheHour() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .atDoor("a", DAY + "10:40:00Z")
                .scan("a", DAY + "10:45:00Z"));

        assertThat(cases()).singleElement().satisfies(folded -> {
            assertThat(folded.events())
                    .extracting(CaseEvent::type)
                    .containsExactly("hospital-arrival", "door-arrival", "scan-start");
            assertThat(folded.state()).isEqualTo(Case.State.SCANNED);
            assertThat(folded.door()).isEqualTo("ct1");
            assertThat(book.timing(folded, hour).clockStart()).contains(ClockStart.ED_DOOR);
            assertThat(standing(folded)).isEqualTo(Standing.MET);
        });
    }

    @Test
    void theBestClockStartOnRecordIsUsedHoweverLateItCame() {
        tell(new Story()
                .atDoor("a", DAY + "10:40:00Z")
                .arrives("a", DAY + "10:20:00Z", CaptureMethod.MANUAL)
                .arrives("a", DAY + "10:10:00Z")
                .arrives("a", DAY + "10:05:00Z", CaptureMethod.REGISTRATION_FEED)
                .scan("a", DAY + "11:06:00Z"));

        assertThat(cases()).singleElement().satisfies(folded -> {
            assertThat(book.timing(folded, hour).clockStart()).contains(ClockStart.REGISTRATION_FEED);
            assertThat(standing(folded)).isEqualTo(Standing.MISSED);
        });
    }

    @Test
    void ofTwoReadsAtTheSameKindOfDoorTheEarlierStartsTheClock() {
        tell(new Story()
                .arrives("a", DAY + "10:30:00Z")
                .arrives("a", DAY + "10:00:00Z")
                .scan("a", DAY + "11:10:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactly(Standing.MISSED);
    }

    @Test
    void withoutAnyArrivalThereIsNoClockStart() {
        tell(new Story().scan("a", DAY + "10:45:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactly(Standing.NO_CLOCK_START);
    }

    @Test
    void aLaterScanIsKeptAndTheFirstCounts() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .scan("a", DAY + "10:50:00Z")
                .scan("a", DAY + "11:44:00Z"));
        assertThat(cases()).singleElement().satisfies(folded -> {
            assertThat(folded.events()).hasSize(3);
            assertThat(standing(folded)).isEqualTo(Standing.MET);
        });
    }

    @Test
    void twoStrokesInADayAreTwoCases() {
        tell(new Story()
                .arrives("a", DAY + "01:00:00Z")
                .scan("a", DAY + "01:30:00Z")
                .arrives("a", DAY + "20:00:00Z")
                .scan("a", DAY + "21:30:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactlyInAnyOrder(Standing.MET, Standing.MISSED);
    }

    @Test
    void anArrivalRegisteredAfterADirectScanBelongsToItAndIsKeptAside() {
        tell(new Story().scan("a", DAY + "10:00:00Z").arrives("a", DAY + "10:20:00Z", CaptureMethod.REGISTRATION_FEED));
        assertThat(cases()).extracting(this::standing).containsExactly(Standing.STOP_BEFORE_START);
    }

    @Test
    void aScanAfterThirtyHoursIsStillTheScanOfItsArrival() {
        tell(new Story().arrives("a", DAY + "10:00:00Z").scan("a", "2026-04-02T16:00:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactly(Standing.MISSED);
    }

    @Test
    void aSecondArrivalLongAfterAnUnscannedOneIsAnotherCase() {
        tell(new Story().arrives("a", DAY + "10:00:00Z").arrives("a", "2026-04-08T10:00:00Z"));
        assertThat(cases()).hasSize(2);
    }

    @Test
    void afterACloseTheNextArrivalIsAnotherCaseAndTheReportIsNot() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .closed("a", CloseReason.LEFT, DAY + "10:30:00Z")
                .reaches(Milestone.REPORT_PUBLISHED, "ct1", "a", DAY + "10:40:00Z")
                .arrives("a", DAY + "11:00:00Z"));
        assertThat(cases()).extracting(folded -> folded.events().size()).containsExactlyInAnyOrder(3, 1);
    }

    @Test
    void aMimicThatWasNeverScannedIsNotCountedAndOneWhoLeftIs() {
        tell(new Story()
                .arrives("mimic", DAY + "10:00:00Z")
                .closed("mimic", CloseReason.MIMIC, DAY + "10:30:00Z")
                .arrives("left", DAY + "10:00:00Z")
                .closed("left", CloseReason.LEFT, DAY + "10:30:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactlyInAnyOrder(Standing.NOT_COUNTED, Standing.MISSED);
    }

    @Test
    void aCaseOfAnotherPathwayIsNotCounted() {
        tell(new Story().arrives("a", DAY + "10:00:00Z").onPathway(Pathway.TIA, "a", DAY + "10:10:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactly(Standing.NOT_COUNTED);
    }

    @Test
    void anUnscannedCaseRunsUntilTheHourAndIsMissedAfterIt() {
        tell(new Story().arrives("a", DAY + "10:00:00Z"));
        final Timing timing = book.timing(cases().getFirst(), hour);
        assertThat(timing.standing(hour, Instant.parse(DAY + "11:00:00Z"))).isEqualTo(Standing.RUNNING);
        assertThat(timing.standing(hour, Instant.parse(DAY + "11:00:01Z"))).isEqualTo(Standing.MISSED);
    }

    @Test
    void aTimeThatIsNotKnownWellEnoughDecidesNothing() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .doubt(Duration.ofMinutes(2))
                .scan("a", DAY + "10:59:00Z"));
        assertThat(cases()).extracting(this::standing).containsExactly(Standing.STRADDLES);
    }

    @Test
    void anUndoneScanCountsNoMoreAndTheCaseKeepsItsId() {
        tell(new Story().scan("a", DAY + "10:10:00Z").undone(DAY + "10:10:20Z").arrives("a", DAY + "10:00:00Z"));
        assertThat(cases()).singleElement().satisfies(folded -> {
            assertThat(folded.state()).isEqualTo(Case.State.WAITING);
            assertThat(folded.id()).isEqualTo("case-1");
        });
    }

    @Test
    void anUndoThatComesBeforeWhatItUndoesWorksToo() {
        final var story = new Story().arrives("a", DAY + "10:00:00Z").scan("a", DAY + "10:10:00Z");
        final var events = story.undone(DAY + "10:10:20Z").events();
        book.stored(Story.stored(List.of(events.get(2), events.get(0), events.get(1)), 1));
        assertThat(cases()).extracting(Case::state).containsExactly(Case.State.WAITING);
    }

    @Test
    void aCaseOfNothingButUndoneEventsIsNone() {
        tell(new Story().scan("a", DAY + "10:10:00Z").undone(DAY + "10:10:20Z"));
        assertThat(cases()).isEmpty();
    }

    @Test
    void aSharedTokenOrALinkMakesTwoReferencesOnePatient() {
        tell(new Story()
                .arrives("unknown-1", DAY + "10:00:00Z")
                .scan("nhs-1+local-7", DAY + "10:30:00Z")
                .reaches(Milestone.SCAN_END, "ct1", "local-7", DAY + "10:40:00Z")
                .linked("unknown-1", "nhs-1", DAY + "12:00:00Z"));
        assertThat(cases()).singleElement().satisfies(folded -> {
            assertThat(folded.events()).hasSize(3);
            assertThat(folded.refs()).hasSize(3);
            assertThat(standing(folded)).isEqualTo(Standing.MET);
        });
    }

    @Test
    void theSamePatientAtTwoSitesIsTwoCases() {
        tell(new Story().arrives("a", DAY + "10:00:00Z").at("south").scan("a", DAY + "10:30:00Z"));
        assertThat(cases()).extracting(Case::site).containsExactlyInAnyOrder("north", "south");
    }

    @Test
    void laterEventsDoNotChangeTheIdOfACase() {
        final var events = new Story()
                .scan("a", DAY + "10:45:00Z")
                .atDoor("a", DAY + "10:40:00Z")
                .arrives("a", DAY + "10:00:00Z")
                .events();
        book.stored(Story.stored(events.subList(0, 1), 7));
        assertThat(cases()).extracting(Case::id).containsExactly("case-7");
        book.stored(Story.stored(events.subList(1, 3), 8));
        assertThat(cases()).extracting(Case::id).containsExactly("case-7");
        assertThat(book.find("case-7")).isPresent();
        assertThat(book.find("case-8")).isEmpty();
        assertThat(book.find("nonsense")).isEmpty();
    }

    @Test
    void casesAreListedThoseThatBecameKnownLastFirstAndPageByNumber() {
        tell(new Story()
                .arrives("a", DAY + "10:00:00Z")
                .arrives("b", DAY + "10:01:00Z")
                .scan("a", DAY + "10:02:00Z")
                .arrives("c", DAY + "10:03:00Z"));
        assertThat(book.latest(Long.MAX_VALUE, 2, folded -> true, folded -> folded))
                .extracting(Case::id)
                .containsExactly("case-4", "case-2");
        assertThat(book.latest(2, 2, folded -> true, folded -> folded))
                .extracting(Case::id)
                .containsExactly("case-1");
    }

    private void tell(final Story story) {
        book.stored(story.stored());
    }

    private List<Case> cases() {
        return book.latest(Long.MAX_VALUE, 100, folded -> true, folded -> folded);
    }

    private Standing standing(final Case folded) {
        return book.timing(folded, hour).standing(hour, LATER);
    }
}
