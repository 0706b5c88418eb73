// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every index promises. */
abstract class IndexContract {

    private DoorIndex index;

    abstract DoorIndex empty() throws Exception;

    @BeforeEach
    void make() throws Exception {
        index = empty();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(index.applied()).isZero();
        assertThat(index.delivered()).isZero();
        assertThat(index.steps("a")).isEmpty();
        assertThat(index.newest(5)).isEmpty();
    }

    @Test
    void findsAPatientsStepsByAnyTokenOldestFirst() {
        index.add(step(1, "a", "b"));
        index.add(step(2, "c"));
        index.add(step(3, "b"));
        assertThat(index.steps("a")).containsExactly(step(1, "a", "b"));
        assertThat(index.steps("b")).containsExactly(step(1, "a", "b"), step(3, "b"));
        assertThat(index.newest(2)).containsExactly(step(3, "b"), step(2, "c"));
        assertThat(index.applied()).isEqualTo(3);
    }

    @Test
    void takesBackWhatWasUndone() {
        index.add(step(1, "a"));
        index.add(step(2, "a"));
        index.remove(3, 2);
        assertThat(index.steps("a")).containsExactly(step(1, "a"));
        index.remove(4, 1);
        index.remove(5, 99);
        assertThat(index.steps("a")).isEmpty();
        assertThat(index.applied()).isEqualTo(5);
    }

    @Test
    void countsRecordsThatAreAboutNoPatient() {
        index.skip(7);
        assertThat(index.applied()).isEqualTo(7);
    }

    @Test
    void forgetsWhatWasLetGo() {
        index.add(step(1, "a"));
        index.add(step(2, "a"));
        index.forgetBefore(2);
        assertThat(index.steps("a")).containsExactly(step(2, "a"));
        assertThat(index.newest(9)).hasSize(1);
    }

    @Test
    void keepsTheDeliveryCursor() {
        index.delivered(12);
        assertThat(index.delivered()).isEqualTo(12);
    }

    static Step step(final long seq, final String... tokens) {
        return new Step(
                seq,
                StepKind.DOOR_ARRIVAL,
                Instant.parse("2026-04-01T08:00:00.123456789Z"),
                "boot",
                Duration.ofNanos(987_654_321),
                List.of(tokens));
    }
}
