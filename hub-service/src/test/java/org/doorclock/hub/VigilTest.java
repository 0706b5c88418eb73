// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.doorclock.service.ServiceManager;
import org.junit.jupiter.api.Test;

class VigilTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicLong turns = new AtomicLong();
    private final AtomicBoolean works = new AtomicBoolean(true);

    @Test
    void saysReadyAndThenThatItIsAliveAgainAndAgain() {
        try (Vigil vigil = vigil(Optional.of(Duration.ofMillis(30)))) {
            turns.incrementAndGet();
            vigil.begin();
            assertThat(told.getFirst()).isEqualTo(ServiceManager.READY);
            await().until(() -> {
                turns.incrementAndGet();
                return told.stream().filter(ServiceManager.ALIVE::equals).count() > 2;
            });
        }
        assertThat(told.getLast()).isEqualTo(ServiceManager.STOPPING);
    }

    @Test
    void saysNothingMoreWhenNoMessagesAreLookedFor() {
        final Vigil vigil = vigil(Optional.empty());
        turns.incrementAndGet();
        vigil.look();
        vigil.look();
        vigil.look();
        assertThat(told).containsExactly(ServiceManager.ALIVE);
        turns.incrementAndGet();
        vigil.look();
        assertThat(told).containsExactly(ServiceManager.ALIVE, ServiceManager.ALIVE);
    }

    @Test
    void saysNothingMoreWhenTheDiskTakesNothing() {
        final Vigil vigil = vigil(Optional.empty());
        works.set(false);
        turns.incrementAndGet();
        vigil.look();
        assertThat(told).isEmpty();
    }

    @Test
    void saysReadyAloneToWhoDoesNotMind() {
        try (Vigil vigil = vigil(Optional.empty())) {
            vigil.begin();
        }
        assertThat(told).containsExactly(ServiceManager.READY, ServiceManager.STOPPING);
    }

    private Vigil vigil(final Optional<Duration> patience) {
        return new Vigil(new Recording(patience, told), turns::get, works::get);
    }

    private record Recording(Optional<Duration> patience, List<String> told) implements ServiceManager {
        @Override
        public void tell(final String state) {
            told.add(state);
        }
    }
}
