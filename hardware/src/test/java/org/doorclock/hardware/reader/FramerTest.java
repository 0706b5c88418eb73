// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.hardware.reader.RawScan.Garbled;
import org.doorclock.hardware.reader.RawScan.Problem;
import org.doorclock.hardware.reader.RawScan.Text;
import org.junit.jupiter.api.Test;

class FramerTest {

    private final List<RawScan> scans = new ArrayList<>();
    private final Framer framer = new Framer(Framing.STANDARD, scans::add);

    @Test
    void takesNoRearPartOfASymbolThatBrokeOffForASymbol() {
        send("943476");
        framer.pause();
        send("123456\r");
        framer.pause();
        send("whole\r");
        assertThat(scans).containsExactly(new Garbled(Problem.HALF), new Garbled(Problem.HALF), new Text("whole"));
    }

    @Test
    void takesNoRearPartBehindNoiseEither() {
        send("94\u0000");
        framer.pause();
        framer.pause();
        send("123456\r");
        framer.pause();
        assertThat(scans).containsExactly(new Garbled(Problem.NOISE), new Garbled(Problem.HALF));
    }

    @Test
    void takesNoRearPartOfASymbolThatBrokeOffTwice() {
        send("9434");
        framer.pause();
        send("765");
        framer.pause();
        framer.pause();
        send("919\r");
        framer.pause();
        assertThat(scans)
                .containsExactly(new Garbled(Problem.HALF), new Garbled(Problem.HALF), new Garbled(Problem.HALF));
    }

    @Test
    void takesASymbolThatBeginsAsTheOneThatBrokeOffForTheSameScannedAgain() {
        send("943476");
        framer.pause();
        send("9434765919\r");
        assertThat(scans).containsExactly(new Garbled(Problem.HALF), new Text("9434765919"));
        send("1234567890\r");
        assertThat(scans).last().isEqualTo(new Text("1234567890"));
    }

    @Test
    void knowsNoBeginningOfWhatNoiseSpoilt() {
        send("94\u0000");
        framer.pause();
        send("9434765919\r");
        framer.pause();
        assertThat(scans).containsExactly(new Garbled(Problem.NOISE), new Garbled(Problem.HALF));
    }

    @Test
    void isSureAgainAfterALongerSilence() {
        send("943476");
        framer.pause();
        for (int pauses = 0; pauses < Framer.PAUSES_OF_DOUBT; pauses++) {
            assertThat(framer.isWaiting()).isTrue();
            framer.pause();
        }
        assertThat(framer.isWaiting()).isFalse();
        send("123456\r");
        assertThat(scans).containsExactly(new Garbled(Problem.HALF), new Text("123456"));
    }

    @Test
    void isSureAtOnceWhereTheDroppedSymbolCameToItsEnd() {
        send("94\u0000765919\r");
        framer.pause();
        assertThat(framer.isWaiting()).isFalse();
        send("123456\r");
        assertThat(scans).containsExactly(new Garbled(Problem.NOISE), new Text("123456"));
    }

    @Test
    void tellsOfNoiseWithoutAPauseAgainAfterEach8Kib() {
        final byte[] noise = new byte[8193];
        framer.accept(noise, noise.length);
        assertThat(scans).containsExactly(new Garbled(Problem.NOISE));
        framer.accept(noise, 8192);
        assertThat(scans).hasSize(2);
        framer.pause();
        assertThat(scans).hasSize(3);
    }

    @Test
    void hasNoDoubtWherePausesEndSymbols() {
        final Framer pausing = new Framer(new Framing(10, Duration.ofMillis(300), true), scans::add);
        pausing.accept("94\u0000".getBytes(ISO_8859_1), 3);
        pausing.pause();
        pausing.accept("1234".getBytes(ISO_8859_1), 4);
        pausing.pause();
        assertThat(scans).containsExactly(new Garbled(Problem.NOISE), new Text("1234"));
    }

    private void send(final String text) {
        framer.accept(text.getBytes(ISO_8859_1), text.length());
    }
}
