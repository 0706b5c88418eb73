// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final SteadyClock clock = new SteadyClock();
    private final Lives lives = new Lives(clock);
    private final RecordingManager manager = new RecordingManager(Optional.of(Duration.ofSeconds(30)));
    private final List<List<String>> hung = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(lives, manager, clock, hung::add);

    private void secondsWith(final long seconds, final Life... marking) {
        for (long i = 0; i < seconds; i++) {
            clock.passSeconds(1);
            for (final Life life : marking) {
                life.mark();
            }
            watchdog.turn();
        }
    }

    @Test
    void isFedThreeTimesInTheManagersPatienceWhileEveryLoopGoesOn() {
        final Life door = lives.loop("door");
        door.mark();
        secondsWith(60, door);
        assertThat(manager.fed()).isBetween(6L, 7L);
        assertThat(hung).isEmpty();
    }

    @Test
    void oneLoopThatHangsStopsTheFeedingHoweverWellTheOthersAre() {
        final Life door = lives.loop("door");
        final Life reader = lives.loop("reader");
        secondsWith(5, door, reader);
        secondsWith(10, reader);
        assertThat(hung).containsExactly(List.of("door"));
        final long fed = manager.fed();
        secondsWith(120, reader);
        assertThat(manager.fed()).isEqualTo(fed);
        assertThat(hung).as("told once").hasSize(1);
    }

    @Test
    void isFedAgainOnceTheLoopGoesOn() {
        final Life door = lives.loop("door");
        secondsWith(1, door);
        secondsWith(15);
        assertThat(hung).containsExactly(List.of("door"));
        final long fed = manager.fed();
        secondsWith(11, door);
        assertThat(hung).containsExactly(List.of("door"), List.of());
        assertThat(manager.fed()).isGreaterThan(fed);
    }

    @Test
    void nothingIsExpectedOfALoopAtRestNorBeforeItsFirstMark() {
        lives.loop("never begun");
        final Life journal = lives.loop("journal");
        journal.mark();
        journal.rest();
        secondsWith(120);
        assertThat(hung).isEmpty();
        assertThat(manager.fed()).isGreaterThan(10);
    }

    @Test
    void aWriteThatDoesNotReturnIsNamedBeforeTheManagersPatienceEnds() {
        final Life journal = lives.loop("journal");
        secondsWith(20);
        journal.mark();
        secondsWith(Lives.LIMIT.toSeconds());
        assertThat(hung).containsExactly(List.of("journal"));
    }

    @Test
    void aManagerThatDoesNotMindIsToldNothing() {
        final RecordingManager easy = new RecordingManager(Optional.empty());
        final Watchdog none = new Watchdog(lives, easy, clock, hung::add);
        clock.passSeconds(600);
        none.turn();
        assertThat(easy.told).isEmpty();
    }
}
