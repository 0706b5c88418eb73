// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Event;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnyOrderTest {

    private static final Instant START = Instant.parse("2026-10-24T20:00:00Z");
    private static final Calendar CALENDAR = Calendar.usual();
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-20");
    private static final Instant LATER = START.plus(Duration.ofDays(60));
    private static final String[] PATIENTS = {"p1", "p2", "p2+x2", "x3", "p3", "p3+x3", "p4", "y4"};

    static List<Long> seeds() {
        final List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 100; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderAndAnyRepetitionOfTheSameEventsGiveTheSameCasesAndFigures(final long seed) {
        final Random random = new Random(seed);
        final List<Event> events = anyEvents(random);
        final List<String> expected = figures(Story.stored(events, 1), events.size());
        assertThat(expected).isNotEmpty();

        for (int round = 0; round < 4; round++) {
            final List<Event> shuffled = new ArrayList<>(events);
            for (int i = random.nextInt(10); i > 0; i--) {
                shuffled.add(events.get(random.nextInt(events.size())));
            }
            Collections.shuffle(shuffled, random);
            assertThat(figures(Story.stored(shuffled, 1), 1 + random.nextInt(7)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    /** What a client could see of the cases, but their ids, which are those of the first event received. */
    private static List<String> figures(final List<StoredEvent> stored, final int batch) {
        final MeasureSet measures = new MeasureSet(Measures.builtIn());
        final CaseBook book = new CaseBook(CaseRules.usual(), measures);
        for (int i = 0; i < stored.size(); i += batch) {
            book.stored(stored.subList(i, Math.min(i + batch, stored.size())));
        }
        final List<String> figures = new ArrayList<>();
        for (final Case folded : book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, any -> true)) {
            figures.add(describe(book, folded));
        }
        for (final MeasureSet.Place measure : measures.places()) {
            final List<String> indexed = new ArrayList<>();
            book.count(
                    "north",
                    measure,
                    Instant.EPOCH,
                    LATER,
                    LATER,
                    (at, standing, elapsed, stopped, start, door) -> indexed.add(at + " " + standing + elapsed + stopped
                            + start + book.doors("north").get(door)));
            Collections.sort(indexed);
            figures.add(measure.measure().id() + " " + indexed);
        }
        final Compliance compliance = new Compliance(
                book, Organisation.none(Nation.ENGLAND), CALENDAR, site -> List.of(), new SettableTimeSource(LATER));
        for (final MeasureSet.Place measure : measures.places()) {
            final Question question = Question.of(measure, FIRST_DAY, FIRST_DAY.plusDays(60))
                    .at(Level.DOOR)
                    .by(Grain.WEEK)
                    .during(EnumSet.of(Band.OUT_OF_HOURS))
                    .showingSmall(true);
            compliance
                    .answer(question)
                    .rows()
                    .forEach(row -> figures.add(measure.measure().id() + row));
        }
        Collections.sort(figures);
        return figures;
    }

    private static String describe(final CaseBook book, final Case folded) {
        final StringBuilder text = new StringBuilder();
        folded.events()
                .forEach(event ->
                        text.append(event.id()).append(' ').append(event.when()).append(' '));
        text.append(folded.state())
                .append(folded.pathway())
                .append(folded.place())
                .append(folded.closed())
                .append(folded.modality())
                .append(folded.arrivalMode())
                .append(folded.urgency())
                .append(folded.reporter())
                .append(folded.refs());
        for (final MeasureSet.Place measure : book.measures().places()) {
            final Timing timing = book.timing(folded, measure);
            text.append(' ')
                    .append(timing.standing(measure, LATER))
                    .append(timing.clockStart())
                    .append(timing.at());
        }
        return text.toString();
    }

    private static List<Event> anyEvents(final Random random) {
        final Story story = new Story();
        for (int i = 0; i < 40; i++) {
            final String patient = PATIENTS[random.nextInt(PATIENTS.length)];
            // Few distinct minutes, so that events often share one.
            final String time = START.plus(Duration.ofMinutes(
                            random.nextInt(4) == 0 ? random.nextInt(8 * 24 * 60) : 15L * random.nextInt(100)))
                    .toString();
            story.stating(random.nextInt(3) == 0 ? anyDetails(random) : Details.NONE);
            story.doubt(random.nextInt(5) == 0 ? Duration.ofMinutes(random.nextInt(300)) : Duration.ofMillis(20));
            anyFact(story, random, patient, time);
        }
        return story.events();
    }

    private static Details anyDetails(final Random random) {
        return new Details(
                any(random, Modality.values()),
                any(random, ArrivalMode.values()),
                any(random, Urgency.values()),
                any(random, Reporter.values()));
    }

    private static <T> Optional<T> any(final Random random, final T[] values) {
        return Optional.of(values[random.nextInt(values.length)]).filter(value -> random.nextBoolean());
    }

    private static void anyFact(final Story story, final Random random, final String patient, final String time) {
        switch (random.nextInt(10)) {
            case 0, 1 -> story.arrives(patient, time);
            case 2 ->
                story.arrives(patient, time, CaptureMethod.values()[random.nextInt(CaptureMethod.values().length)]);
            case 3 -> story.atDoor(patient, time);
            case 4, 5 -> story.scan(patient, time);
            case 6 ->
                story.reaches(Milestone.values()[random.nextInt(Milestone.values().length)], "ct2", patient, time);
            case 7 -> story.closed(patient, CloseReason.values()[random.nextInt(CloseReason.values().length)], time);
            case 8 -> {
                story.scan(patient, time);
                story.undone(time);
            }
            default -> {
                story.placed(patient, "Bay " + random.nextInt(3), time);
                if (random.nextInt(6) == 0) {
                    story.linked(patient, PATIENTS[random.nextInt(PATIENTS.length)], time);
                }
                story.onPathway(Pathway.values()[random.nextInt(Pathway.values().length)], patient, time);
            }
        }
    }
}
