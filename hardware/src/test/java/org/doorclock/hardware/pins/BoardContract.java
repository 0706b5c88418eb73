// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every board promises. */
public abstract class BoardContract {

    private Bench bench;

    protected abstract Bench bench();

    @BeforeEach
    void setUp() {
        bench = bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void drivesAnOutputAtOnceAtRestAndThenAsTold(final boolean rest) throws PartException {
        final Board.Output line = bench.board().output("light.red", 5, rest);
        assertThat(bench.isHigh("light.red", 5)).isEqualTo(rest);
        line.set(!rest);
        assertThat(bench.isHigh("light.red", 5)).isEqualTo(!rest);
        line.set(rest);
        assertThat(bench.isHigh("light.red", 5)).isEqualTo(rest);
    }

    @Test
    void readsAnInputAndTellsOfItsChanges() throws PartException {
        final AtomicInteger changes = new AtomicInteger();
        final Board.Input line = bench.board().input("button.rest", 23, changes::incrementAndGet);
        bench.pull("button.rest", 23, false);
        assertThat(line.isHigh()).isFalse();
        bench.pull("button.rest", 23, true);
        assertThat(line.isHigh()).isTrue();
        assertThat(changes.get()).isPositive();
    }

    @Test
    void playsASquareWaveUntilItIsSilenced() throws PartException {
        final Board.Pwm wave = bench.board().pwm("sounder", 0, 0);
        assertThat(bench.playing("sounder", 0, 0)).isEmpty();
        wave.play(660);
        assertThat(bench.playing("sounder", 0, 0)).hasValue(660);
        wave.play(880);
        assertThat(bench.playing("sounder", 0, 0)).hasValue(880);
        wave.silence();
        assertThat(bench.playing("sounder", 0, 0)).isEmpty();
    }

    @Test
    void writesAMessageToADeviceOnTheBus() throws PartException {
        bench.board().i2c("display", SimulatedBench.BUS, SimulatedBench.ADDRESS).write((byte) 0x00, (byte) 0xAF);
        assertThat(bench.heard("display", SimulatedBench.BUS, SimulatedBench.ADDRESS))
                .containsExactly(0x00, 0xAF);
    }

    @Test
    void doesNothingAnyMoreOnceClosedAndClosesTwice() throws PartException {
        final Board board = bench.board();
        final Board.Output line = board.output("light.green", 19, false);
        final Board.Input input = board.input("button.rest", 23, () -> {});
        final Board.Pwm wave = board.pwm("sounder", 0, 0);
        board.close();
        board.close();
        assertThatThrownBy(() -> line.set(true)).isInstanceOf(PartException.class);
        assertThatThrownBy(input::isHigh).isInstanceOf(PartException.class);
        assertThatThrownBy(() -> wave.play(660)).isInstanceOf(PartException.class);
    }

    @Test
    void givesALineToOnePartOnly() throws PartException {
        bench.board().output("light.green", 19, false);
        assertThatThrownBy(() -> bench.board().output("light.amber", 19, false))
                .isInstanceOf(PartException.class)
                .message()
                .doesNotContain("\n");
    }
}
