// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorclock.wire.Topics.Sender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubsOwnNamesTest {

    /** What the hub imports or records by hand is trusted for having come through it. */
    @ParameterizedTest
    @ValueSource(strings = {"import", "correction"})
    void noDeviceMayBeCalledAsTheHubCallsItself(final String name) {
        final EventsMessage.Content content =
                EventsMessage.read(new Sender("north", name), Events.json("north", name, "e-1", 1));

        assertThat(content.events()).isEmpty();
        assertThat(content.refused()).hasSize(1);
        assertThat(content.refused().getFirst().fault()).contains("keeps for itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports", "ct1"})
    void othersMay(final String name) {
        assertThat(EventsMessage.read(new Sender("north", name), Events.json("north", name, "e-1", 1))
                        .events())
                .hasSize(1);
    }
}
