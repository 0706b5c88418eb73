// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Who comes to a door of the emergency department one after the other, and what the hub has of them. */
final class Patients {

    private static final Duration BETWEEN = Duration.ofMillis(2500);

    private final TestBands bands = new TestBands();
    private final Echo echo = new Echo();

    /** Takes what the door says of them. */
    Echo echo() {
        return echo;
    }

    /** How many the door said it saved. */
    long saved() {
        return echo.recorded();
    }

    /** They come until it is so. */
    void comeUntil(final RestartedDoor door, final BooleanSupplier done) {
        await().pollDelay(Duration.ZERO).pollInterval(BETWEEN).until(() -> {
            final boolean is = done.getAsBoolean();
            if (!is) {
                door.scan(bands.next());
            }
            return is;
        });
    }

    /** What was confirmed at the door is at the hub, once. What was not confirmed is scanned again by whoever scanned. */
    void assertNoneIsLost(final Api api) {
        final long confirmed = saved();
        await().until(() -> arrivals(api).size() >= confirmed);
        // What is still under way, such as what a killed door sends again, is a gap until it is there; what is lost is
        // one for ever.
        await().untilAsserted(() ->
                assertThat(api.json("api/v1/devices").at("/items/0/gaps")).isEmpty());
        assertThat(arrivals(api)).doesNotHaveDuplicates();
    }

    /** Their events' ids at the hub. */
    static List<String> arrivals(final Api api) {
        return api.json("api/v1/events?limit=500")
                .path("items")
                .valueStream()
                .filter(event -> event.path("type").asText().endsWith("hospital-arrival"))
                .map(event -> event.path("id").asText())
                .toList();
    }
}
