// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What every board does. */
interface BoardContract {

    /** A board that has told nothing yet. */
    Board board() throws IOException;

    void become(Board board, double celsius, boolean undervoltage, boolean throttled) throws IOException;

    @Test
    default void a_computer_that_tells_nothing_is_well() throws IOException {
        assertThat(board().read()).isEqualTo(BoardReading.UNKNOWN);
    }

    @Test
    default void tells_how_it_is_at_each_look() throws IOException {
        final Board board = board();
        become(board, 81.5, true, true);
        assertThat(board.read()).isEqualTo(new BoardReading(OptionalDouble.of(81.5), true, true));
        become(board, -4, false, false);
        assertThat(board.read()).isEqualTo(new BoardReading(OptionalDouble.of(-4), false, false));
    }
}
