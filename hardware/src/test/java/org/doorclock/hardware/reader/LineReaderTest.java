// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;

class LineReaderTest extends ReaderContract {

    private final PipedOutputStream typed = new PipedOutputStream();

    @Override
    Reader reader() throws IOException {
        return new LineReader("standard input", new PipedInputStream(typed, 8192));
    }

    @Override
    void send(final byte[] bytes) {
        try {
            typed.write(bytes);
            typed.flush();
        } catch (IOException e) {
            assertThat(e).as("nobody reads after the close").hasMessage("Read end dead");
        }
    }

    @Test
    void takesTheEndOfTheInputForTheEndOfTheLastLineAndIsMissingThen() {
        final RecordingListener heard = new RecordingListener();
        try (Reader reader = new LineReader("short input", new ByteArrayInputStream(bytes("one\ntwo")))) {
            reader.start(heard);
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("one"), text("two")));
            await().until(() -> reader.state().equals(new ReaderState.Missing("the input has ended")));
        }
    }
}
