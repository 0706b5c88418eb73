// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import java.util.Arrays;
import java.util.List;

/** MQTT topics, version 1 of the wire contract. */
public final class Topics {

    private static final String ROOT = "doorclock/v1/";

    /** The name in the hub's certificate, and what its client ids begin with. No device is called so. */
    public static final String HUB_NAME = "doorclock-hub";

    /** The name in the certificate of whoever reads the alerts, and nothing else. No device is called so. */
    public static final String WATCH_NAME = "doorclock-watch";

    private Topics() {}

    /** The only client id that a device comes under; as names have no underscore, no other device's. */
    public static String clientId(final String site, final String device) {
        return "door_" + site + "_" + device;
    }

    /** What a device and the hub say to one another, below {@code doorclock/v1/{site}/{device}/}. */
    public enum DeviceTopic {
        EVENTS("events", true),
        RECEIPTS("receipts", false),
        STATE("state", true),
        HEALTH("health", true),
        COMMANDS("commands", false),
        ANSWERS("answers", true),
        RELEASE("release", false);

        private final String leaf;
        private final boolean saidByDevice;

        DeviceTopic(final String leaf, final boolean saidByDevice) {
            this.leaf = leaf;
            this.saidByDevice = saidByDevice;
        }

        /** Those that a device publishes; the hub reads them. */
        public static List<DeviceTopic> saidByDevice() {
            return Arrays.stream(values()).filter(topic -> topic.saidByDevice).toList();
        }

        /** Those that a device reads; the hub publishes them. */
        public static List<DeviceTopic> heardByDevice() {
            return Arrays.stream(values()).filter(topic -> !topic.saidByDevice).toList();
        }

        public String of(final String site, final String device) {
            return ROOT + site + "/" + device + "/" + leaf;
        }

        /** A filter for this topic of every device at every site. */
        public String everywhere() {
            return ROOT + "+/+/" + leaf;
        }
    }

    /** What a board or a door of the site may show; retained, no identifiers. */
    public static String board(final String site) {
        return ROOT + site + "/board";
    }

    /** The hub is there; retained, with a last will. */
    public static String hub(final String site) {
        return ROOT + site + "/hub";
    }

    /** What is wrong with the site's devices and what is well again, for whoever looks after them; not retained. */
    public static String alerts(final String site) {
        return ROOT + site + "/alerts";
    }

    /** A filter for the alerts of every site. */
    public static String alertsEverywhere() {
        return ROOT + "+/alerts";
    }

    /** The levels of a device topic: site, device. */
    public record Sender(String site, String device) {

        /** @throws IllegalArgumentException if the topic is not a device's */
        public static Sender of(final String topic) {
            final String[] levels = topic.split("/", -1);
            if (levels.length != 5 || !topic.startsWith(ROOT)) {
                throw new IllegalArgumentException("not a device topic");
            }
            return new Sender(levels[2], levels[3]);
        }
    }
}
