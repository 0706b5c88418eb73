// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.hardware.fittings.Fittings;
import org.doorclock.hardware.fittings.SimulatedFittings;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.Signal;
import org.doorclock.hardware.signal.Tone;
import org.junit.jupiter.api.Test;

class OpeningFittingsTest {

    private final List<Fittings> taken = new CopyOnWriteArrayList<>();

    @Test
    void withoutAPinMapThereAreNoneAndNoStateOfAny() {
        OpeningFittings.start(Optional.empty()).whenOpen(taken::add);
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().states()).isEmpty();
    }

    @Test
    void whatFailsOutrightCostsTheDoorItsLightsAndNothingElse() {
        final OpeningFittings opening = OpeningFittings.start(() -> {
            throw new UnsatisfiedLinkError("no library for this machine");
        });
        opening.whenOpen(taken::add);
        await().untilAsserted(() -> assertThat(taken).hasSize(1));
        assertThat(taken.getFirst().startButtons()).isEmpty();
    }

    @Test
    void nobodyWaitsForWhatTakesItsTimeAndItIsHandedOverWhenItComes() {
        final CountDownLatch late = new CountDownLatch(1);
        final AtomicBoolean closed = new AtomicBoolean();
        final Fittings fittings = closing(closed);
        final OpeningFittings opening = OpeningFittings.start(() -> {
            try {
                late.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return fittings;
        });
        opening.whenOpen(taken::add);
        assertThat(taken).isEmpty();
        late.countDown();
        await().untilAsserted(() -> assertThat(taken).hasSize(1));
        opening.close();
        assertThat(closed).isTrue();
    }

    private static Fittings closing(final AtomicBoolean closed) {
        final Signal signal = new Signal() {
            @Override
            public void sound(final Tone tone) {}

            @Override
            public void light(final Light light) {}

            @Override
            public void close() {
                closed.set(true);
            }
        };
        return new SimulatedFittings(signal, List.of(), List.of(), List.of(), Map.of());
    }
}
