// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void makesAnyTextPlain() {
        assertThat(Words.plain("Caf\u00e9 \u201cCT\u00a01\u201d \u2013 it\u2019s \u4e2d"))
                .isEqualTo("Cafe \"CT 1\" - it's ?");
    }

    @Test
    void breaksBetweenWordsAndBreaksWordsOnlyWhereItMust() {
        assertThat(Words.wrap("Not a patient wristband", 20)).containsExactly("Not a patient", "wristband");
        assertThat(Words.wrap("Maintenance now", 8)).containsExactly("Maintena", "nce now");
        assertThat(Words.wrap("", 8)).isEmpty();
        assertThat(Words.wrap("exactly8 exactly8", 8)).containsExactly("exactly8", "exactly8");
    }

    @Test
    void putsIntoALineWhatThereIsRoomForInItsOrder() {
        assertThat(Words.join(List.of("14:05", "Connected", "CT 1"), 20)).isEqualTo("14:05 Connected CT 1");
        assertThat(Words.join(List.of("14:05", "Connected", "CT 1"), 11)).isEqualTo("14:05 CT 1");
    }

    @Test
    void fitsALineToItsRow() {
        assertThat(Words.fit("abc", 5)).isEqualTo("abc  ");
        assertThat(Words.fit("abcdef", 5)).isEqualTo("abcde");
    }
}
