// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every reader promises. */
abstract class ReaderContract {

    private Reader reader;
    private final RecordingListener heard = new RecordingListener();

    /** A reader that is not started, fed by {@link #send}. */
    abstract Reader reader() throws Exception;

    /** Bytes as the scanner sends them, followed by silence. */
    abstract void send(byte[] bytes) throws Exception;

    @BeforeEach
    void start() throws Exception {
        reader = reader();
        assertThat(reader.state().isReady()).isFalse();
        reader.start(heard);
        await().until(() -> reader.state().isReady());
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    @Test
    void tellsItsStateBeforeTheFirstScan() {
        assertThat(heard.states()).containsExactly(new ReaderState.Ready());
    }

    @Test
    void handsOverSymbolsWholeAndInOrderWhateverEndsThem() throws Exception {
        send(bytes("]d2801\u001d91X\rsecond\nthird\r\nfourth\t"));
        await().untilAsserted(() -> assertThat(heard.scans())
                .containsExactly(text("]d2801\u001d91X"), text("second"), text("third"), text("fourth")));
    }

    @Test
    void handsOverAnEmptyLineAsAnEmptySymbol() throws Exception {
        send(bytes("\r"));
        await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("")));
    }

    @Test
    void tellsFourKilobytesOfNoiseOnceAndReadsOn() throws Exception {
        final byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        send(noise);
        await().untilAsserted(
                        () -> assertThat(heard.scans()).containsExactly(new RawScan.Garbled(RawScan.Problem.NOISE)));
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            send(bytes("after\r"));
            return heard.scans().contains(text("after"));
        });
    }

    @Test
    void tellsALineThatIsLongerThanAnySymbolOnce() throws Exception {
        send(bytes("9".repeat(3000) + "\r"));
        await().untilAsserted(
                        () -> assertThat(heard.scans()).containsExactly(new RawScan.Garbled(RawScan.Problem.TOO_LONG)));
    }

    @Test
    void startsOnce() {
        assertThatThrownBy(() -> reader.start(heard)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void canBeClosedTwiceAndIsSilentThen() throws Exception {
        reader.close();
        reader.close();
        send(bytes("late\r"));
        assertThat(heard.scans()).isEmpty();
    }

    @Test
    void showsNoContentInItsTextForm() {
        assertThat(text("9434765919").toString()).doesNotContain("943");
    }

    static byte[] bytes(final String text) {
        return text.getBytes(ISO_8859_1);
    }

    static RawScan text(final String text) {
        return new RawScan.Text(text);
    }
}
