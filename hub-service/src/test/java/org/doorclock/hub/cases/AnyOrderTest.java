// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.doorclock.event.Event;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.measure.Measures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnyOrderTest {

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
        final List<Event> events = AnyStory.events(random);
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
        return BookFigures.of(book);
    }
}
