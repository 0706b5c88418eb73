// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

    static Board full() {
        return new Board(
                "rxx",
                NOW,
                60,
                List.of(
                        new Board.Row(
                                "B4",
                                "Resus 1",
                                NOW.minusSeconds(900),
                                "ed-door",
                                Board.State.WAITING,
                                "",
                                Optional.empty(),
                                60,
                                List.of(Board.ref("t1_a"))),
                        new Board.Row(
                                "C7",
                                "",
                                NOW.minusSeconds(1800),
                                "ct-door",
                                Board.State.AT_DOOR,
                                "CT 1",
                                Optional.empty(),
                                60,
                                List.of(Board.ref("t1_b"), Board.ref("t1_c"))),
                        new Board.Row(
                                "D2",
                                "",
                                NOW.minusSeconds(2400),
                                "ed-door",
                                Board.State.DONE,
                                "CT 1",
                                Optional.of(NOW.minusSeconds(60)),
                                60,
                                List.of())),
                new Board.Today(3, 5, 50),
                Optional.of(new Board.Scan("CT 1", NOW.minusSeconds(60))),
                Optional.of("CT 2 is offline: 4417"),
                "4417");
    }

    @Test
    void aBoardComesBackAsItWas() throws Exception {
        assertThat(Board.decode(full().encode())).isEqualTo(full());
    }

    @Test
    void peopleSeeNothingThatLinksARowToAPatient() {
        assertThat(full().encodeForPeople()).doesNotContain("ref", Board.ref("t1_a"));
    }

    @Test
    void aReferenceIsShortAndDoesNotHoldTheToken() {
        assertThat(Board.ref("t1_a")).matches("[0-9a-f]{16}").isNotEqualTo(Board.ref("t1_b"));
    }
}
