// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingSignalTest extends SignalContract {

    private final RecordingSignal signal = new RecordingSignal();

    @Override
    Signal signal() {
        return signal;
    }

    @Test
    void remembersInOrder() {
        signal.sound(Tone.DOOR);
        signal.sound(Tone.STARTED);
        signal.light(Light.SAVED);
        assertThat(signal.tones()).containsExactly(Tone.DOOR, Tone.STARTED);
        assertThat(signal.lights()).containsExactly(Light.SAVED);
    }
}
