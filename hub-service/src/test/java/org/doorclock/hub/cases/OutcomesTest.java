// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Details;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.event.Urgency;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one case is under each measure, at the limit and on both its sides. */
class OutcomesTest {

    private static final Instant START = Instant.parse("2026-04-01T10:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(30));

    private final MeasureSet measures = new MeasureSet(Measures.builtIn());
    private final CaseBook book = new CaseBook(CaseRules.usual(), measures);
    private int told;

    @ParameterizedTest
    @CsvSource({
        "asi-4a, HOSPITAL_ARRIVAL, SCAN_START, STROKE, 3600",
        "asi-4b, HOSPITAL_ARRIVAL, SCAN_START, STROKE, 86400",
        "asi-5, FIRST_CONTACT, TREATMENT_START, TIA, 86400",
        "nice-1h, HOSPITAL_ARRIVAL, SCAN_START, STROKE, 3600",
        "call-to-scan-15m, STROKE_CALL, SCAN_START, STROKE, 900",
        "call-to-report-30m, STROKE_CALL, REPORT_PUBLISHED, STROKE, 1800",
        "referral-to-treatment-60m, STROKE_CALL, TREATMENT_START, STROKE, 3600",
        "tia-scan-2h, STROKE_CALL, SCAN_START, TIA, 7200",
        "tia-scan-2h, FIRST_CONTACT, SCAN_START, TIA, 7200",
        "tia-scan-6h, STROKE_CALL, SCAN_START, TIA, 21600",
        "aha-25m, HOSPITAL_ARRIVAL, SCAN_START, STROKE, 1500",
    })
    void exactlyTheLimitMeetsItAndAMillisecondMoreMissesIt(
            final String id, final Milestone start, final Milestone stop, final Pathway pathway, final long seconds) {
        tell("at", start, stop, pathway, START.plusSeconds(seconds));
        tell("after", start, stop, pathway, START.plusSeconds(seconds).plusMillis(1));
        tell("before", start, stop, pathway, START.minusMillis(1));

        assertThat(standings(id)).containsExactly(Standing.STOP_BEFORE_START, Standing.MISSED, Standing.MET);
    }

    @ParameterizedTest
    @CsvSource({"ssnap-20m, 20", "ssnap-1h, 60", "ssnap-12h, 720", "bpt-12h, 720"})
    void ssnapCutsBothTimesToTheMinuteBeforeItSubtracts(final String id, final long minutes) {
        final Instant lateInItsMinute = START.plusSeconds(59);
        tell("floor-missed", lateInItsMinute, START.plusSeconds(60 * (minutes + 1)));
        tell("exact-met", lateInItsMinute, START.plusSeconds(60 * minutes + 59));
        tell("exact-missed", START, START.plusSeconds(60 * minutes + 59));

        assertThat(standings(id)).containsExactly(Standing.MET, Standing.MET, Standing.MISSED);
    }

    @Test
    void ssnapsNegativeIntervalIsQuarantinedAndNoSuccess() {
        tell("negative", START, START.minusSeconds(60));
        assertThat(standings("ssnap-1h")).containsExactly(Standing.STOP_BEFORE_START);
        assertThat(Standing.STOP_BEFORE_START.outcome()).isEqualTo("quarantined");
    }

    @Test
    void neverScannedIsRunningAndThenMissedAndNeverTreatedIsNotCounted() {
        book.stored(new Story()
                .reaches(Milestone.HOSPITAL_ARRIVAL, "ed1", "a", START.toString())
                .reaches(Milestone.STROKE_CALL, "ed1", "a", START.toString())
                .stored());
        for (final String id : new String[] {"asi-4a", "ssnap-12h", "call-to-report-30m"}) {
            assertThat(at(id, START.plusSeconds(60))).isEqualTo(Standing.RUNNING);
            assertThat(at(id, LATER)).isEqualTo(Standing.MISSED);
        }
        assertThat(at("door-to-scan", LATER)).isEqualTo(Standing.RUNNING);
        assertThat(at("referral-to-treatment-60m", LATER)).isEqualTo(Standing.NOT_COUNTED);
        assertThat(at("asi-5", LATER)).isEqualTo(Standing.NOT_COUNTED);
    }

    @Test
    void aTimeOfMoreThanFourWeeksIsAWrongDate() {
        book.stored(new Story()
                .reaches(Milestone.STROKE_CALL, "ed1", "a", "2026-04-01T10:00:00Z")
                .scan("a", "2026-04-01T10:30:00Z")
                .reaches(Milestone.SCAN_END, "ct1", "a", "2026-04-20T10:00:00Z")
                .reaches(Milestone.TREATMENT_START, "ed1", "a", "2026-04-29T10:00:01Z")
                .stored());
        assertThat(at("referral-to-treatment-60m", LATER)).isEqualTo(Standing.ABSURDLY_LONG);
        assertThat(Standing.ABSURDLY_LONG.outcome()).isEqualTo("quarantined");
    }

    @Test
    void aClockThatStartsInTheFutureIsAWrongDateAndOneOfAClockThatIsAMinuteFastIsNot() {
        book.stored(new Story()
                .reaches(Milestone.HOSPITAL_ARRIVAL, "ed1", "a", "2026-04-01T10:00:00Z")
                .stored());
        assertThat(at("asi-4a", START.minusSeconds(60))).isEqualTo(Standing.RUNNING);
        assertThat(at("asi-4a", START.minusSeconds(601))).isEqualTo(Standing.STARTS_IN_THE_FUTURE);
    }

    @Test
    void whoWasSaidToBeRoutineIsNoHighRiskTia() {
        final Details routine =
                new Details(Optional.empty(), Optional.empty(), Optional.of(Urgency.ROUTINE), Optional.empty());
        book.stored(new Story()
                .onPathway(Pathway.TIA, "a", "2026-04-01T09:50:00Z")
                .stating(routine)
                .reaches(Milestone.FIRST_CONTACT, "ed1", "a", "2026-04-01T10:00:00Z")
                .stored());
        assertThat(at("asi-5", LATER)).isEqualTo(Standing.NOT_COUNTED);
    }

    private void tell(
            final String patient,
            final Milestone start,
            final Milestone stop,
            final Pathway pathway,
            final Instant stopped) {
        final Story story = new Story().reaches(start, "ed1", patient, START.toString());
        if (stop == Milestone.TREATMENT_START || stop == Milestone.REPORT_PUBLISHED) {
            story.reaches(Milestone.DOOR_ARRIVAL, "ct1", patient, START.toString());
        }
        if (pathway == Pathway.TIA) {
            story.add(
                    "ed1",
                    new Fact.Reached(
                            Milestone.SCAN_END, Story.ref(patient), CaptureMethod.MANUAL, Optional.of(pathway), ""),
                    START.plusSeconds(1).toString());
        }
        story.reaches(stop, "ct1", patient, stopped.toString());
        store(story);
    }

    private void tell(final String patient, final Instant arrived, final Instant scanned) {
        store(new Story().arrives(patient, arrived.toString()).scan(patient, scanned.toString()));
    }

    /** Each story has devices of its own, or their numbers would meet. */
    private void store(final Story story) {
        final Story apart = new Story();
        story.events()
                .forEach(event -> apart.add(
                        event.door() + "-" + told, event.fact(), event.best().toString()));
        told++;
        book.stored(Story.stored(apart.events(), 1 + book.freshness().position()));
    }

    private List<Standing> standings(final String id) {
        return book.latest(Long.MAX_VALUE, 100, folded -> true, folded -> folded).stream()
                .map(folded -> book.timing(folded, place(id)).standing(place(id), LATER))
                .toList();
    }

    private Standing at(final String id, final Instant now) {
        final Case folded =
                book.latest(Long.MAX_VALUE, 1, any -> true, any -> any).getFirst();
        return book.timing(folded, place(id)).standing(place(id), now);
    }

    private MeasureSet.Place place(final String id) {
        return measures.find(id).orElseThrow();
    }
}
