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
    void tells_its_state_before_the_first_scan() {
        assertThat(heard.states()).containsExactly(new ReaderState.Ready());
    }

    @Test
    void hands_over_symbols_whole_and_in_order_whatever_ends_them() throws Exception {
        send(bytes("]d2801\u001d91X\rsecond\nthird\r\nfourth\t"));
        await().untilAsserted(() -> assertThat(heard.scans())
                .containsExactly(text("]d2801\u001d91X"), text("second"), text("third"), text("fourth")));
    }

    @Test
    void hands_over_an_empty_line_as_an_empty_symbol() throws Exception {
        send(bytes("\r"));
        await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("")));
    }

    @Test
    void tells_four_kilobytes_of_noise_once_and_reads_on() throws Exception {
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
    void tells_a_line_that_is_longer_than_any_symbol_once() throws Exception {
        send(bytes("9".repeat(3000) + "\r"));
        await().untilAsserted(
                        () -> assertThat(heard.scans()).containsExactly(new RawScan.Garbled(RawScan.Problem.TOO_LONG)));
    }

    @Test
    void starts_once() {
        assertThatThrownBy(() -> reader.start(heard)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void can_be_closed_twice_and_is_silent_then() throws Exception {
        reader.close();
        reader.close();
        send(bytes("late\r"));
        assertThat(heard.scans()).isEmpty();
    }

    @Test
    void shows_no_content_in_its_text_form() {
        assertThat(text("9434765919").toString()).doesNotContain("943");
    }

    static byte[] bytes(final String text) {
        return text.getBytes(ISO_8859_1);
    }

    static RawScan text(final String text) {
        return new RawScan.Text(text);
    }
}
