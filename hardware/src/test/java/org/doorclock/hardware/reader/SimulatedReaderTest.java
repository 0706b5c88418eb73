// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulatedReaderTest extends ReaderContract {

    private final SimulatedReader simulated = new SimulatedReader();

    @Override
    Reader reader() {
        return simulated;
    }

    @Override
    void send(final byte[] bytes) {
        simulated.send(bytes);
    }

    @Test
    void readsNothingWhileUnplugged() {
        final SimulatedReader other = new SimulatedReader();
        final RecordingListener heard = new RecordingListener();
        other.start(heard);
        other.unplug();
        other.scan("lost");
        other.plug();
        other.scan("found");
        assertThat(heard.scans()).containsExactly(text("found"));
        assertThat(heard.states()).hasSize(3);
    }
}
