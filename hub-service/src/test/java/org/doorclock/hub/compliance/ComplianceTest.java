// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.Scope;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;

class ComplianceTest {

    private final MeasureSet measures = new MeasureSet(Measures.builtIn());
    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-04-30T12:00:00Z"));
    private final CaseBook book = new CaseBook(CaseRules.usual(), measures);
    private final Gaps.Gap gap = new Gaps.Gap("north", "ct1-device", "e1", 3, 4);
    private final Compliance compliance = new Compliance(
            book,
            Organisation.none(Nation.ENGLAND),
            Calendar.usual(),
            site -> site.equals("north") ? List.of(gap) : List.of(),
            time);

    @Test
    void everyKindOfCaseIsCountedOnceAndInItsPlace() {
        book.stored(new Story()
                .arrives("met", "2026-04-01T10:00:00Z")
                .scan("met", "2026-04-01T10:30:00Z")
                .arrives("missed", "2026-04-01T10:00:00Z")
                .scan("missed", "2026-04-01T11:10:00Z")
                .arrives("never", "2026-04-02T10:00:00Z")
                .scan("no-start", "2026-04-03T10:00:00Z")
                .scan("negative", "2026-04-03T10:00:00Z")
                .arrives("negative", "2026-04-03T10:20:00Z", CaptureMethod.REGISTRATION_FEED)
                .arrives("mimic", "2026-04-03T10:00:00Z")
                .closed("mimic", CloseReason.MIMIC, "2026-04-03T10:10:00Z")
                .arrives("running", "2026-04-30T11:30:00Z")
                .stored());

        final Answer answer = ask("asi-4a", Level.SITE, Grain.MONTH, true);

        assertThat(answer.rows()).singleElement().satisfies(row -> {
            assertThat(row.period()).isEqualTo("2026-04");
            assertThat(row.org()).isEqualTo("north");
            assertThat(row.n()).isEqualTo(6);
            final Row.Figures figures = row.figures().orElseThrow();
            assertThat(figures.met()).isEqualTo(1);
            assertThat(figures.missed()).isEqualTo(2);
            assertThat(figures.running()).isEqualTo(1);
            assertThat(figures.indeterminate()).isZero();
            assertThat(figures.quarantined()).isEqualTo(1);
            assertThat(figures.noClockStart()).isEqualTo(1);
            assertThat(figures.meanMinutes()).contains(50.0);
            assertThat(figures.medianMinutes()).contains(50.0);
            assertThat(figures.p90Minutes()).contains(66.0);
            assertThat(figures.share().orElseThrow().proportion()).isEqualTo(1.0 / 3);
            assertThat(figures.targetMet()).contains(false);
        });
        assertThat(answer.clockStarts()).isEqualTo(Map.of(ClockStart.ED_DOOR, 4, ClockStart.REGISTRATION_FEED, 1));
        assertThat(answer.gaps()).containsExactly(gap);
        assertThat(answer.freshness().occurred()).isEqualTo(Instant.parse("2026-04-30T11:30:00Z"));
    }

    @Test
    void aMeasureWithoutALimitHasMedianAndNoVerdicts() {
        book.stored(new Story()
                .arrives("a", "2026-04-01T10:00:00Z")
                .scan("a", "2026-04-01T10:30:00Z")
                .arrives("b", "2026-04-01T10:00:00Z")
                .stored());
        final Row.Figures figures = ask("door-to-scan", Level.SITE, Grain.MONTH, true)
                .rows()
                .getFirst()
                .figures()
                .orElseThrow();
        assertThat(figures.medianMinutes()).contains(30.0);
        assertThat(figures.share()).isEmpty();
        assertThat(figures.running()).isEqualTo(1);
    }

    @Test
    void fewerThanTwentyCasesAreSuppressedUnlessAskedFor() {
        final Story story = new Story();
        for (int i = 0; i < 19; i++) {
            story.arrives("p" + i, "2026-04-01T10:00:00Z").scan("p" + i, "2026-04-01T10:30:00Z");
        }
        book.stored(story.stored());
        assertThat(ask("asi-4a", Level.SITE, Grain.DAY, false).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.n()).isEqualTo(19);
                    assertThat(row.figures()).isEmpty();
                });
        assertThat(ask("asi-4a", Level.SITE, Grain.DAY, true).rows().getFirst().figures())
                .isPresent();
    }

    @Test
    void twentyCasesAreShown() {
        final Story story = new Story();
        for (int i = 0; i < 20; i++) {
            story.arrives("p" + i, "2026-04-01T10:00:00Z");
        }
        book.stored(story.stored());
        assertThat(ask("asi-4a", Level.SITE, Grain.DAY, false).rows().getFirst().figures())
                .isPresent();
    }

    @Test
    void fromIsIncludedToIsNotAndBothAreLocalTime() {
        book.stored(new Story()
                .arrives("before", "2026-03-31T22:59:59Z")
                .arrives("first", "2026-03-31T23:00:00Z")
                .arrives("last", "2026-06-30T22:59:59.999999999Z")
                .arrives("after", "2026-06-30T23:00:00Z")
                .stored());
        final Answer answer =
                compliance.answer(question("asi-4a", Level.SITE, Grain.DAY, true, "2026-04-01", "2026-07-01"));
        assertThat(answer.rows()).extracting(Row::period).containsExactly("2026-04-01", "2026-06-30");
        assertThat(answer.rows()).extracting(Row::n).containsExactly(1, 1);
    }

    @Test
    void theNightOfTheClockChangeBelongsToItsLocalDay() {
        book.stored(new Story()
                .arrives("early", "2026-10-24T23:00:00Z")
                .arrives("fold", "2026-10-25T00:30:00Z")
                .arrives("fold-again", "2026-10-25T01:30:00Z")
                .arrives("late", "2026-10-25T23:59:59Z")
                .arrives("next", "2026-10-26T00:00:00Z")
                .stored());
        final Answer answer =
                compliance.answer(question("asi-4a", Level.SITE, Grain.DAY, true, "2026-10-25", "2026-10-27"));
        assertThat(answer.rows()).extracting(Row::n).containsExactly(4, 1);
    }

    @Test
    void weeksAreIsoWeeksAlsoAroundNewYear() {
        book.stored(new Story()
                .arrives("a", "2026-12-31T12:00:00Z")
                .arrives("b", "2027-01-03T12:00:00Z")
                .arrives("c", "2027-01-04T12:00:00Z")
                .stored());
        final Answer answer =
                compliance.answer(question("asi-4a", Level.SITE, Grain.WEEK, true, "2026-12-30", "2027-01-10"));
        assertThat(answer.rows()).extracting(Row::period).containsExactly("2026-W53", "2027-W01");
        assertThat(answer.rows()).extracting(Row::n).containsExactly(2, 1);
    }

    @Test
    void aDoorIsThatOfTheFirstScanOrOfTheLastTimeSeen() {
        book.stored(new Story()
                .arrives("a", "2026-04-01T10:00:00Z")
                .scan("a", "2026-04-01T10:30:00Z")
                .reaches(Milestone.SCAN_START, "ct2", "a", "2026-04-01T11:30:00Z")
                .arrives("b", "2026-04-01T10:00:00Z")
                .stored());
        assertThat(ask("asi-4a", Level.DOOR, Grain.MONTH, true).rows())
                .extracting(Row::org)
                .containsExactly("north/ct1", "north/ed1");
    }

    @Test
    void oneSiteMayBeAskedForAlone() {
        book.stored(new Story()
                .arrives("a", "2026-04-01T10:00:00Z")
                .at("south")
                .arrives("a", "2026-04-01T10:00:00Z")
                .stored());
        final Question all = question("asi-4a", Level.SITE, Grain.MONTH, true, "2026-04-01", "2026-05-01");
        assertThat(compliance.answer(all).rows()).extracting(Row::org).containsExactly("north", "south");
        final Answer south = compliance.answer(all.in(Scope.of(Level.SITE, "south")));
        assertThat(south.rows()).extracting(Row::org).containsExactly("south");
        assertThat(south.gaps()).isEmpty();
    }

    @Test
    void theClockGoesOnBetweenTwoAnswers() {
        book.stored(new Story().arrives("a", "2026-04-30T11:30:00Z").stored());
        assertThat(figuresNow().running()).isEqualTo(1);
        time.advance(Duration.ofMinutes(31));
        assertThat(figuresNow().missed()).isEqualTo(1);
    }

    private Row.Figures figuresNow() {
        return ask("asi-4a", Level.SITE, Grain.MONTH, true)
                .rows()
                .getFirst()
                .figures()
                .orElseThrow();
    }

    private Answer ask(final String measure, final Level level, final Grain grain, final boolean small) {
        return compliance.answer(question(measure, level, grain, small, "2026-04-01", "2026-05-01"));
    }

    private Question question(
            final String measure,
            final Level level,
            final Grain grain,
            final boolean small,
            final String from,
            final String to) {
        return Question.of(measures.find(measure).orElseThrow(), LocalDate.parse(from), LocalDate.parse(to))
                .at(level)
                .by(grain)
                .showingSmall(small);
    }
}
