// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorclock.event.Milestone.HOSPITAL_ARRIVAL;
import static org.doorclock.event.Milestone.SCAN_START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.doorclock.event.Event;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.measure.Measures;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchoredCasesTest {

    private static final String DAY = "2026-04-01T";
    private static final Instant BOOT = Instant.parse(DAY + "10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private final MeasureSet measures = new MeasureSet(Measures.builtIn());
    private final MeasureSet.Place hour = measures.find("asi-4a").orElseThrow();
    private final CaseBook book = new CaseBook(CaseRules.usual(), measures);

    /** The door's clock began at 10:00; its anchor at 12:00 is certain to a tenth, and 3,600 s of drift are 0.18 s more. */
    @ParameterizedTest
    @CsvSource({
        "10:00:00.000Z, INDETERMINATE_BEFORE, STRADDLES",
        "10:00:00.270Z, late arrival by less than the doubt, STRADDLES",
        "10:00:00.290Z, clearly less than an hour, MET",
        "09:59:59.600Z, clearly more than an hour, MISSED",
        "09:59:59.750Z, more by less than the doubt, STRADDLES"
    })
    void aPlacedTimeDecidesTheHourOnlyWhereItsIntervalDoes(
            final String arrival, final String what, final Standing expected) {
        book.stored(new Story().arrives("a", DAY + arrival).stored());
        final Witnessed door = new Witnessed("ct1", "boot-1").unknowing(SCAN_START, "a", 3_600);
        book.stored(door.stored(10));
        assertThat(onlyStanding()).as("before the anchor").isEqualTo(Standing.STRADDLES);

        book.stored(door.anchor(7_200, DAY + "12:00:00Z", Duration.ofMillis(100))
                .stored(10)
                .subList(1, 2));

        assertThat(onlyStanding()).as(what).isEqualTo(expected);
    }

    @Test
    void anAnchorWeeksLateStillPlacesAndWhatWasRecordedStaysKnown() {
        final Witnessed door = new Witnessed("ct1", "boot-1").unknowing(SCAN_START, "a", 60);
        book.stored(door.stored(1));
        final CaseEvent scan = onlyCase().events().getFirst();
        assertThat(scan.basis()).isEqualTo("none");
        assertThat(scan.recorded()).isEmpty();
        assertThat(scan.shown()).isEqualTo("2026-04-01T03:00:00Z");
        final TimeInterval recorded = scan.when();

        book.stored(door.anchor(3 * 7 * 86_400.0, "2026-04-22T10:00:00Z", Duration.ofSeconds(1))
                .stored(1)
                .subList(1, 2));

        final CaseEvent placed = onlyCase().events().getFirst();
        assertThat(placed.basis()).isEqualTo("anchored");
        assertThat(placed.recorded()).contains(recorded);
        assertThat(placed.when().encloses(TimeInterval.exactly(BOOT.plusSeconds(60))))
                .isTrue();
        assertThat(placed.when().width()).isLessThan(Duration.ofSeconds(184));
        assertThat(placed.shown()).isBetween(BOOT.plusSeconds(50), BOOT.plusSeconds(70));
    }

    @Test
    void anAnchorOfAnotherBootOrAnotherDevicePlacesNothing() {
        book.stored(
                new Witnessed("ct1", "boot-1").unknowing(SCAN_START, "a", 60).stored(1));
        book.stored(new Witnessed("ct1", "boot-2")
                .anchor(100, DAY + "10:01:40Z", Duration.ofMillis(100))
                .stored(5));
        book.stored(new Witnessed("ct2", "boot-1")
                .anchor(100, DAY + "10:01:40Z", Duration.ofMillis(100))
                .stored(6));

        assertThat(onlyCase().events().getFirst().basis()).isEqualTo("none");
    }

    @Test
    void anAnchorThatNothingVouchesForOrThatIsAbsurdPlacesNothing() {
        final Witnessed door = new Witnessed("ct1", "boot-1")
                .unknowing(SCAN_START, "a", 60)
                .anchor(100, "2036-02-07T06:28:16Z", Duration.ofMillis(1))
                .anchor(200, "1970-01-01T00:00:00Z", Duration.ofMillis(1))
                .anchor(300, Instant.MAX.minusSeconds(1_000_000), Duration.ofMillis(1));
        book.stored(door.stored(1));

        assertThat(onlyCase().events().getFirst().basis()).isEqualTo("none");
    }

    @Test
    void twoPathwaysThatOnlyTheAnchorTellsApartBecomeTwoCases() {
        book.stored(new Story()
                .arrives("a", "2026-03-27T09:00:00Z")
                .scan("a", "2026-03-27T09:30:00Z")
                .stored());
        final Witnessed door = new Witnessed("ct1", "boot-1").unknowing(SCAN_START, "a", 60);
        book.stored(door.stored(10));
        book.stored(door.anchor(100, DAY + "10:01:40Z", Duration.ofMillis(100))
                .stored(10)
                .subList(1, 2));

        assertThat(book.latest(Long.MAX_VALUE, 10, any -> true, any -> any)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void inWhateverOrderEventsAndAnchorsComeEachIsPlacedAlikeAndHoldsTheTruth(final long seed) {
        final Random random = new Random(seed);
        final List<Event> events = new ArrayList<>();
        final List<Instant> truths = new ArrayList<>();
        for (int boot = 0; boot < 4; boot++) {
            final Instant began = BOOT.plus(Duration.ofDays(10L * boot));
            final double ppm = random.nextInt(100) - 50;
            final Witnessed door = new Witnessed("ct1", "boot-" + boot);
            for (int i = 0; i < 12; i++) {
                final double second = random.nextInt(500_000);
                final Instant truth = began.plusNanos(Math.round(second * 1e9 / (1 + ppm / 1e6)));
                final Duration error = Duration.ofMillis(random.nextInt(200) - 100L);
                switch (random.nextInt(4)) {
                    case 0 -> door.anchor(second, truth.plus(error), error.abs());
                    case 1 ->
                        door.knowing(
                                HOSPITAL_ARRIVAL,
                                "p" + events.size() + i,
                                second,
                                ClockSource.NTP,
                                TimeInterval.around(truth.plus(error), error.abs()));
                    default -> door.unknowing(SCAN_START, "p" + random.nextInt(5), second);
                }
                truths.add(truth);
            }
            events.addAll(door.events());
        }
        final List<StoredEvent> inOrder = numbered(events);
        final List<String> expected = figures(inOrder, truths);

        for (int round = 0; round < 5; round++) {
            final List<Event> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, random);
            final List<Instant> shuffledTruths = shuffled.stream()
                    .map(event -> truths.get(events.indexOf(event)))
                    .toList();
            assertThat(figures(numbered(shuffled), shuffledTruths))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    private static List<StoredEvent> numbered(final List<Event> events) {
        return Story.stored(events, 1);
    }

    /** Every event with where it lies; fails where that misses the truth. */
    private List<String> figures(final List<StoredEvent> stored, final List<Instant> truths) {
        final CaseBook fresh = new CaseBook(CaseRules.usual(), measures);
        fresh.stored(stored);
        final List<String> figures = new ArrayList<>();
        for (final Case folded : fresh.latest(Long.MAX_VALUE, Integer.MAX_VALUE, any -> true, any -> any)) {
            final StringBuilder text = new StringBuilder();
            for (final CaseEvent event : folded.events()) {
                final Instant truth = truths.get((int) event.position() - 1);
                assertThat(event.when().encloses(TimeInterval.exactly(truth)))
                        .as("%s %s holds %s", event.basis(), event.when(), truth)
                        .isTrue();
                text.append(event.id())
                        .append(event.when())
                        .append(event.basis())
                        .append(event.shown());
            }
            figures.add(text.toString() + fresh.timing(folded, hour).standing(hour, LATER));
        }
        Collections.sort(figures);
        return figures;
    }

    private Case onlyCase() {
        final List<Case> cases = book.latest(Long.MAX_VALUE, 10, any -> true, any -> any);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    private Standing onlyStanding() {
        return book.latest(Long.MAX_VALUE, 10, any -> true, any -> any).stream()
                .map(folded -> book.timing(folded, hour).standing(hour, LATER))
                .filter(standing -> standing != Standing.NO_CLOCK_START)
                .findFirst()
                .orElseThrow();
    }
}
