// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Event;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that were counted before are those that would be counted now. */
class RememberedFiguresTest {

    @TempDir
    private Path directory;

    @Test
    void afterEveryEventAndWithEveryHourTheAnswersAreThoseOfOneWhoNeverWasAskedBefore() throws Exception {
        final ComplianceFixture asked = new ComplianceFixture(directory, "2026-06-01T00:00:00Z");
        final Random random = new Random(8);
        final Story story = new Story();
        for (int i = 0; i < 120; i++) {
            final Instant at = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(220_000)));
            final String patient = "patient-" + random.nextInt(60);
            story.doubt(Duration.ofMinutes(random.nextInt(4) == 0 ? 20 : 0));
            switch (random.nextInt(4)) {
                case 0, 1 -> story.arrives(patient, at.toString());
                case 2 -> story.scan(patient, at.plus(Duration.ofMinutes(50)).toString());
                default -> story.closed(patient, CloseReason.MIMIC, at.toString());
            }
        }
        final List<Event> events = new ArrayList<>(story.events());
        int told = 0;
        for (final Event event : events) {
            asked.book.stored(Story.stored(List.of(event), ++told));
            if (told % 4 == 0) {
                asked.time.advance(Duration.ofMinutes(random.nextInt(60)));
            }
            assertSame(asked, told);
        }
        asked.time.advance(Duration.ofDays(2));
        assertSame(asked, told + 1);
    }

    private static void assertSame(final ComplianceFixture asked, final int told) {
        final Compliance fresh = new Compliance(
                asked.book, Organisation.none(Nation.ENGLAND), Calendar.usual(), site -> List.of(), asked.time);
        for (final Grain grain : List.of(Grain.values()[told % Grain.values().length], Grain.MONTH)) {
            final Question question = Question.of(
                            asked.measures.find("asi-4a").orElseThrow(),
                            LocalDate.parse("2026-02-10"),
                            LocalDate.parse("2026-08-20"))
                    .at(Level.DOOR)
                    .by(grain)
                    .during(EnumSet.of(Band.ALL, Band.OUT_OF_HOURS))
                    .showingSmall(told % 3 != 0);
            final Answer answer = fresh.answer(question);
            assertThat(asked.compliance.answer(question).rows())
                    .as("%s after %d", grain, told)
                    .isEqualTo(answer.rows());
            assertThat(asked.compliance.answer(question).clockStarts()).isEqualTo(answer.clockStarts());
        }
        final Question total = Question.of(
                        asked.measures.find("asi-4a").orElseThrow(),
                        LocalDate.parse("2026-02-10"),
                        LocalDate.parse("2026-08-20"))
                .by(Grain.TOTAL)
                .showingSmall(told % 3 != 0);
        assertThat(counts(asked.compliance.proportions(total))).isEqualTo(counts(fresh.answer(total)));
    }

    private static List<String> counts(final Answer answer) {
        return answer.rows().stream()
                .map(row -> row.period()
                        + row.org()
                        + row.band()
                        + row.n()
                        + row.figures()
                                .map(f -> List.of(
                                        f.met(),
                                        f.missed(),
                                        f.running(),
                                        f.indeterminate(),
                                        f.quarantined(),
                                        f.noClockStart(),
                                        f.share(),
                                        f.targetMet())))
                .toList();
    }
}
