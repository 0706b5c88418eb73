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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.cases.MeasureSet;
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
                            LocalDate.parse("2026-02-10").plusDays(told % 40),
                            LocalDate.parse("2026-08-20").minusDays(told % 90))
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

    @Test
    void monthsThatAreCutAtAnyDayAreCountedAsByHand() throws Exception {
        final ComplianceFixture asked = new ComplianceFixture(directory, "2026-06-01T00:00:00Z");
        final Random random = new Random(9);
        long next = 1;
        for (int i = 0; i < 150; i++) {
            final Story story = new Story();
            for (int more = random.nextInt(12); more >= 0; more--) {
                final Instant at =
                        Instant.parse("2026-03-20T22:00:00Z").plus(Duration.ofMinutes(random.nextInt(60_000)));
                final String patient = "patient-" + i + "-" + more;
                story.arrives(patient, at.toString())
                        .scan(patient, at.plusSeconds(random.nextInt(9_000)).toString());
            }
            asked.book.stored(Story.stored(
                    story.events().stream()
                            .map(event -> renumbered(event, next(asked)))
                            .toList(),
                    next));
            next += story.events().size();
            final LocalDate from = LocalDate.parse("2026-03-18").plusDays(random.nextInt(20));
            assertCounted(asked, from, from.plusDays(1 + random.nextInt(50)));
        }
    }

    private static String next(final ComplianceFixture asked) {
        return "epoch-" + asked.book.freshness().position();
    }

    private static Event renumbered(final Event event, final String epoch) {
        return new Event(
                new Origin(
                        event.origin().site(),
                        event.origin().device(),
                        epoch + event.door(),
                        event.origin().seq()),
                event.door(),
                event.fact(),
                event.occurred(),
                event.recorded());
    }

    private static void assertCounted(final ComplianceFixture asked, final LocalDate from, final LocalDate to) {
        final MeasureSet.Place measure = asked.measures.find("asi-4a").orElseThrow();
        final Map<String, List<Long>> elapsed = new TreeMap<>();
        asked.book.read(() -> {
            asked.book.count(
                    "north",
                    measure,
                    from.atStartOfDay(LocalDays.ZONE).toInstant(),
                    to.atStartOfDay(LocalDays.ZONE).toInstant(),
                    asked.time.now(),
                    (at, standing, nanos, stopped, start, door) -> elapsed.computeIfAbsent(
                                    Instant.ofEpochSecond(0, at)
                                            .atZone(LocalDays.ZONE)
                                            .toString()
                                            .substring(0, 7),
                                    month -> new ArrayList<>())
                            .add(nanos));
            return elapsed;
        });
        assertThat(asked.compliance.answer(Question.of(measure, from, to).showingSmall(true)).rows().stream()
                        .map(row -> row.period()
                                + " "
                                + row.n()
                                + " "
                                + row.figures().orElseThrow().medianMinutes().orElseThrow()))
                .as("%s to %s", from, to)
                .isEqualTo(elapsed.entrySet().stream()
                        .map(month ->
                                month.getKey() + " " + month.getValue().size() + " " + median(month.getValue()) / 60e9)
                        .toList());
    }

    private static double median(final List<Long> values) {
        final List<Long> sorted = values.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1) + 0.5 * (sorted.get(middle) - sorted.get(middle - 1));
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
