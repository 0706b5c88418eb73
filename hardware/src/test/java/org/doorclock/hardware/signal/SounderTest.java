// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.SimulatedBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SounderTest {

    private static final Part.Buzzer BUZZER = new Part.Buzzer("sounder", 12, true);
    private static final Part.Piezo PIEZO = new Part.Piezo("sounder", 12, 0, 0);

    @ParameterizedTest
    @EnumSource
    void noToneLastsLongerThan300Ms(final Tone tone) {
        assertThat(Score.notes(tone).millis()).isBetween(100, 300);
        assertThat(Score.rhythm(tone).millis()).isBetween(50, 300);
        assertThat(Score.notes(tone).beats()).extracting(Score.Beat::hertz).isEqualTo(tone.hertz());
    }

    @Test
    void noTwoTonesHaveTheSameRhythm() {
        assertThat(new HashSet<>(Arrays.stream(Tone.values()).map(Score::rhythm).toList()))
                .hasSameSizeAs(Tone.values());
    }

    @Test
    void soundsWhileTheRhythmSaysSoAndIsSilentBetween() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        final List<String> heard = new CopyOnWriteArrayList<>();
        try (Sounder sounder = new Sounder(
                Voice.of(BUZZER, board), millis -> heard.add((board.isHigh(12) ? "on " : "off ") + millis))) {
            sounder.sound(Tone.REFUSED);
            await().untilAsserted(() -> assertThat(heard).containsExactly("on 160", "off 60", "on 60"));
            await().until(() -> !board.isHigh(12));
        }
    }

    @Test
    void keepsNoMoreThanThreeWaitingAndDropsTheOldestAndNeverWaitsItself() throws Exception {
        final SimulatedBoard board = new SimulatedBoard();
        final Semaphore time = new Semaphore(0);
        final CountDownLatch playing = new CountDownLatch(1);
        final List<Integer> notes = new CopyOnWriteArrayList<>();
        try (Sounder sounder = new Sounder(Voice.of(PIEZO, board), millis -> {
            notes.add(board.playing(0, 0).orElse(0));
            playing.countDown();
            time.acquire();
        })) {
            sounder.sound(Tone.DOOR);
            playing.await();
            for (int i = 0; i < 1000; i++) {
                sounder.sound(Tone.REFUSED);
            }
            sounder.sound(Tone.DUPLICATE);
            sounder.sound(Tone.DUPLICATE);
            sounder.sound(Tone.DOOR);
            time.release(1000);
            await().untilAsserted(() -> assertThat(notes).containsExactly(660, 330, 330, 660));
        }
    }

    @Test
    void isFaultyAfterAToneThatCouldNotBePlayedAndReadyAfterOneThatCould() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        try (Sounder sounder = new Sounder(Voice.of(PIEZO, board), millis -> {})) {
            board.fail("no permission");
            sounder.sound(Tone.DOOR);
            await().until(() -> sounder.state().equals(new PartState.Faulty("no permission")));
            board.mend();
            sounder.sound(Tone.DOOR);
            await().until(() -> sounder.state().isReady());
        }
    }
}
