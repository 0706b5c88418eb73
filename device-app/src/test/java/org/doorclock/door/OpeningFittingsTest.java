// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.hardware.fittings.Fittings;
import org.junit.jupiter.api.Test;

class OpeningFittingsTest {

    @Test
    void without_a_pin_map_there_are_none_and_no_state_of_any() {
        assertThat(OpeningFittings.start(Optional.empty()).await().states()).isEmpty();
    }

    @Test
    void what_fails_outright_costs_the_door_its_lights_and_nothing_else() {
        final OpeningFittings opening = OpeningFittings.start(
                () -> {
                    throw new UnsatisfiedLinkError("no library for this machine");
                },
                Duration.ofSeconds(5));
        assertThat(opening.await().startButtons()).isEmpty();
    }

    @Test
    void what_comes_too_late_is_not_waited_for_and_let_go_again() {
        final CountDownLatch late = new CountDownLatch(1);
        final AtomicBoolean closed = new AtomicBoolean();
        final OpeningFittings opening = OpeningFittings.start(
                () -> {
                    try {
                        late.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return closing(closed);
                },
                Duration.ofMillis(10));
        assertThat(opening.await().states()).isEmpty();
        late.countDown();
        await().untilTrue(closed);
    }

    private static Fittings closing(final AtomicBoolean closed) {
        return (Fittings) Proxy.newProxyInstance(
                Fittings.class.getClassLoader(), new Class<?>[] {Fittings.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.set(true);
                    }
                    return null;
                });
    }
}
