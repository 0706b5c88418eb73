// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every signal promises. */
abstract class SignalContract {

    abstract Signal signal();

    @Test
    void canBeClosedTwiceAndSaysNothingThen() {
        signal().close();
        signal().close();
        assertThatCode(() -> {
                    signal().sound(Tone.DOOR);
                    signal().light(Light.READY);
                    signal().answer(Light.SAVED);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryTone(final Tone tone) {
        assertThatCode(() -> signal().sound(tone)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryLight(final Light light) {
        assertThatCode(() -> signal().light(light)).doesNotThrowAnyException();
    }
}
