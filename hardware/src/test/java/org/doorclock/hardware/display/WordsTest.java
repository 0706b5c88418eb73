// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void makes_any_text_plain() {
        assertThat(Words.plain("Caf\u00e9 \u201cCT\u00a01\u201d \u2013 it\u2019s \u4e2d"))
                .isEqualTo("Cafe \"CT 1\" - it's ?");
    }

    @Test
    void breaks_between_words_and_breaks_words_only_where_it_must() {
        assertThat(Words.wrap("Not a patient wristband", 20)).containsExactly("Not a patient", "wristband");
        assertThat(Words.wrap("Maintenance now", 8)).containsExactly("Maintena", "nce now");
        assertThat(Words.wrap("", 8)).isEmpty();
        assertThat(Words.wrap("exactly8 exactly8", 8)).containsExactly("exactly8", "exactly8");
    }

    @Test
    void puts_into_a_line_what_there_is_room_for_in_its_order() {
        assertThat(Words.join(List.of("14:05", "Connected", "CT 1"), 20)).isEqualTo("14:05 Connected CT 1");
        assertThat(Words.join(List.of("14:05", "Connected", "CT 1"), 11)).isEqualTo("14:05 CT 1");
    }

    @Test
    void fits_a_line_to_its_row() {
        assertThat(Words.fit("abc", 5)).isEqualTo("abc  ");
        assertThat(Words.fit("abcdef", 5)).isEqualTo("abcde");
    }
}
