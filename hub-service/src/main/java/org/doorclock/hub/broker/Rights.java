// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.event.Names;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;

/**
 * What an identity may do at a broker. A device may use topics that are its own or its site's, each by its full name: no
 * wildcard and no shared subscription leads further.
 */
sealed interface Rights {

    /** Whether it may come under this name, which a second connection would take over. */
    boolean connect(String clientId);

    boolean publish(String topic);

    boolean subscribe(String filter);

    /** @param commonName of a certificate: {@code {site}/{device}}, the hub's or the watch's; empty if it is none of them */
    static Optional<Rights> of(final String commonName) {
        if (commonName.equals(Topics.HUB_NAME)) {
            return Optional.of(new Hub());
        }
        if (commonName.equals(Topics.WATCH_NAME)) {
            return Optional.of(new Watch());
        }
        final String[] levels = commonName.split("/", -1);
        return levels.length == 2 && Names.isValid(levels[0]) && Names.isValid(levels[1])
                ? Optional.of(Device.of(levels[0], levels[1]))
                : Optional.empty();
    }

    /** The hub may do everything under names of its own. */
    record Hub() implements Rights {

        @Override
        public boolean connect(final String clientId) {
            return clientId.startsWith(Topics.HUB_NAME + "-");
        }

        @Override
        public boolean publish(final String topic) {
            return true;
        }

        @Override
        public boolean subscribe(final String filter) {
            return true;
        }
    }

    /** Whoever tells people of alerts reads them, under the one name, and says nothing. */
    record Watch() implements Rights {

        @Override
        public boolean connect(final String clientId) {
            return clientId.equals(Topics.WATCH_NAME);
        }

        @Override
        public boolean publish(final String topic) {
            return false;
        }

        @Override
        public boolean subscribe(final String filter) {
            return filter.equals(Topics.alertsEverywhere());
        }
    }

    /**
     * @param clientId its only one
     * @param says the topics that it publishes
     * @param hears the topics that it may subscribe
     */
    record Device(String clientId, List<String> says, List<String> hears) implements Rights {

        private static Device of(final String site, final String device) {
            return new Device(
                    Topics.clientId(site, device),
                    DeviceTopic.saidByDevice().stream()
                            .map(topic -> topic.of(site, device))
                            .toList(),
                    Stream.concat(
                                    DeviceTopic.heardByDevice().stream().map(topic -> topic.of(site, device)),
                                    Stream.of(Topics.board(site), Topics.hub(site)))
                            .toList());
        }

        @Override
        public boolean connect(final String name) {
            return clientId.equals(name);
        }

        @Override
        public boolean publish(final String topic) {
            return says.contains(topic);
        }

        @Override
        public boolean subscribe(final String filter) {
            return hears.contains(filter);
        }
    }
}
