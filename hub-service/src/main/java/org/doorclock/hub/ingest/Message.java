// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import java.util.Arrays;
import java.util.Optional;
import org.doorclock.event.Names;
import org.doorclock.time.ClockReading;
import org.doorclock.wire.Topics.DeviceTopic;
import org.doorclock.wire.Topics.Sender;

/**
 * A message of a device.
 *
 * @param sender who, by the topic, which the broker vouches for
 * @param kind which of its topics
 * @param payload as it came
 * @param arrived when it came
 */
record Message(Sender sender, DeviceTopic kind, byte[] payload, ClockReading arrived) {

    /** Empty if the topic is none of a device's. */
    static Optional<Message> of(final String topic, final byte[] payload, final ClockReading arrived) {
        final Sender sender;
        try {
            sender = Sender.of(topic);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!Names.isValid(sender.site()) || !Names.isValid(sender.device())) {
            return Optional.empty();
        }
        return Arrays.stream(DeviceTopic.values())
                .filter(kind -> kind.of(sender.site(), sender.device()).equals(topic))
                .findFirst()
                .map(kind -> new Message(sender, kind, payload, arrived));
    }
}
