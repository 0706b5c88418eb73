// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.context.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.hardware.pins.Bench;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.BoardContract;
import org.doorclock.hardware.pins.PartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pi4jBoardTest extends BoardContract {

    @Override
    protected Bench bench() {
        return new MockPi();
    }

    @Test
    void putsOutputsAtRestBeforeItLetsThemGo() throws PartException {
        try (MockPi pi = new MockPi()) {
            pi.board().output("light.red", 5, true).set(false);
            final com.pi4j.io.gpio.digital.DigitalOutput line = pi.output("light.red");
            pi.board().close();
            assertThat(line.isHigh()).isTrue();
        }
    }

    @Test
    void saysInOneLineWhyTheLinesCannotBeHadAndDoesNotAskTwiceAndHasItsBusesStill() {
        final AtomicInteger asked = new AtomicInteger();
        try (MockPi pi = new MockPi();
                Board board = new Pi4jBoard(
                        () -> {
                            asked.incrementAndGet();
                            throw new UnsatisfiedLinkError("not for this machine\nsecond line");
                        },
                        pi::context)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> board.output("light.red", 5, false))
                        .isInstanceOf(PartException.class)
                        .hasMessage("Pi4J: not for this machine");
            }
            assertThat(asked).hasValue(1);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> board.i2c("display", 1, 0x3c)))
                    .isNull();
        }
    }

    /** Pi4J's real PWM provider on files as the kernel has them. */
    @Test
    void playsNotesThroughTheKernelsPwmFiles(@TempDir final Path pwm) throws Exception {
        final Path channel = Files.createDirectories(pwm.resolve("pwmchip0/pwm1"));
        Files.writeString(pwm.resolve("pwmchip0/npwm"), "2\n");
        Files.writeString(pwm.resolve("pwmchip0/unexport"), "");
        for (final String file : new String[] {"period", "duty_cycle", "enable"}) {
            Files.writeString(channel.resolve(file), "0\n");
        }
        Files.writeString(channel.resolve("polarity"), "normal\n");
        try (Board board = new Pi4jBoard(Pi4jBoardTest::none, () -> RaspberryPi.buses(pwm, 0))) {
            final Board.Pwm wave = board.pwm("sounder", 0, 1);
            wave.play(880);
            assertThat(number(channel, "period")).isEqualTo(1_000_000_000L / 880);
            assertThat(number(channel, "duty_cycle")).isEqualTo(1_000_000_000L / 880 / 2);
            assertThat(number(channel, "enable")).isEqualTo(1);
            wave.play(220);
            assertThat(number(channel, "period")).isEqualTo(1_000_000_000L / 220);
            wave.silence();
            assertThat(number(channel, "enable")).isZero();
            assertThatThrownBy(() -> board.pwm("other", 0, 2)).isInstanceOf(PartException.class);
        }
    }

    private static Context none() {
        throw new AssertionError("a sounder on a PWM channel needs no line");
    }

    private static long number(final Path channel, final String file) throws IOException {
        return Long.parseLong(Files.readString(channel.resolve(file)).strip());
    }
}
