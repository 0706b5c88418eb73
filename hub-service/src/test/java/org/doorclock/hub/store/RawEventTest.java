// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.hub.ingest.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawEventTest {

    private static final Correction BY_ANNA = new Correction("user:anna", "came by car", "key-0123456789abcdef");

    @Test
    void aDeviceCannotSayThatAPersonRecordedItsEvent() {
        final RawEvent read = RawEvent.read(signed("ct1"));

        assertThat(read.event().orElseThrow().correction()).isEmpty();
        assertThat(read.event().orElseThrow().fact())
                .isEqualTo(Events.event("north", "ct1", "e-1", 1).fact());
    }

    @ParameterizedTest
    @ValueSource(strings = {Source.CORRECTION, Source.COMMISSIONING})
    void theHubItselfCan(final String device) {
        assertThat(RawEvent.read(signed(device)).event().orElseThrow().correction())
                .contains(BY_ANNA);
    }

    private static byte[] signed(final String device) {
        final Event event = Events.event("north", device, "e-1", 1);
        return EventCodec.encode(new Event(
                event.origin(), event.door(), event.fact(), event.occurred(), event.recorded(), Optional.of(BY_ANNA)));
    }
}
