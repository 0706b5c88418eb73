// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final Instant START = Instant.parse("2026-04-01T10:00:00Z");

    private final Codes codes = new Codes();

    @Test
    void aCodeIsALetterAndADigitThatNoOneMisreads() {
        for (int i = 0; i < 105; i++) {
            assertThat(assign(i, START)).matches("[ACDEFGHJKLMNPQRTUVWXY][34679]");
        }
    }

    @Test
    void whenAllAreTakenADigitIsAdded() {
        final List<String> all = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            all.add(assign(i, START));
        }
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.get(105)).matches("[ACDEFGHJKLMNPQRTUVWXY][34679]{2}");
        assertThat(all.getLast()).matches("[ACDEFGHJKLMNPQRTUVWXY][34679]{3}");
    }

    @Test
    void noCodeComesBackWithinSevenDaysOfItsDayOnTheBoard() {
        final Random random = new Random(7);
        final Map<String, Instant> lastUse = new HashMap<>();
        Instant at = START;
        for (int i = 0; i < 3000; i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(240)));
            final String code = assign(i, at);
            final Instant before = lastUse.put(code, at);
            if (before != null) {
                assertThat(Duration.between(before, at)).isGreaterThanOrEqualTo(Duration.ofDays(8));
            }
        }
        assertThat(lastUse.keySet()).allMatch(code -> code.length() <= 3);
        assertThat(lastUse.keySet()).filteredOn(code -> code.length() == 2).hasSize(105);
    }

    @Test
    void aCaseKeepsItsCodeAlsoUnderAnEarlierEventsNumber() {
        final String code = assign(7, START);
        codes.assign(5, new long[] {5, 7}, START);
        assertThat(codes.find(5, 7)).contains(code);
        assertThat(assign(7, START.plusSeconds(60))).isEqualTo(code);
    }

    private String assign(final long number, final Instant at) {
        codes.assign(number, new long[] {number}, at);
        return codes.find(number).orElseThrow();
    }
}
