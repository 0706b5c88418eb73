// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.net.URI;
import java.time.Duration;
import org.doorclock.event.Names;

/**
 * Where the uplink leads and how it behaves.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param site of the device; a {@linkplain Names name}
 * @param device this device; a {@linkplain Names name}
 * @param window how much may be under way
 * @param pace how long it waits for what
 */
public record UplinkSettings(URI broker, String site, String device, Window window, Pace pace) {

    public UplinkSettings {
        if (!"tcp".equals(broker.getScheme()) && !"ssl".equals(broker.getScheme())) {
            throw new IllegalArgumentException("broker: must be tcp://host:port or ssl://host:port");
        }
        if (!Names.isValid(site) || !Names.isValid(device)) {
            throw new IllegalArgumentException("site, device: " + Names.RULE);
        }
    }

    /** With the default window and pace. */
    public UplinkSettings(final URI broker, final String site, final String device) {
        this(broker, site, device, Window.DEFAULT, Pace.DEFAULT);
    }

    /**
     * How much may be under way.
     *
     * @param inFlight messages that the broker has not acknowledged, 2 to 20; the broker's receive maximum may lower it
     * @param messages event messages that the hub has not receipted
     * @param backlogMessages how many of those may be batches of old events; the rest is kept free for new ones
     * @param events events that the hub has not receipted; more than {@code messages}
     * @param batchBytes the longest batch of old events; a single longer event goes alone
     */
    public record Window(int inFlight, int messages, int backlogMessages, int events, int batchBytes) {
        public static final Window DEFAULT = new Window(20, 18, 4, 2_000, 64 * 1024);

        public Window {
            if (inFlight < 2 || inFlight > 20) {
                throw new IllegalArgumentException("window: 2 to 20 messages in flight");
            }
            if (backlogMessages < 1 || messages <= backlogMessages || events <= messages || batchBytes < 2) {
                throw new IllegalArgumentException("window: too small to send anything");
            }
        }
    }

    /**
     * How long it waits for what; real time, whatever the rate of the clock.
     *
     * @param heartbeat between two healths
     * @param hubSilence how long the hub may say nothing before it counts as away
     * @param patience how long a connection, a subscription or an acknowledgement by the broker may take
     * @param greeting how long old events wait for the hub's first receipt, which may make sending them needless
     * @param resend how old a sending must be before the hub's naming it missing makes it go again
     * @param stall how long the hub may receipt nothing new before what is under way goes again; longer each time in
     *     a row, up to eightfold
     * @param backoffLeast the shortest wait between two attempts to connect
     * @param backoffMost the longest
     */
    public record Pace(
            Duration heartbeat,
            Duration hubSilence,
            Duration patience,
            Duration greeting,
            Duration resend,
            Duration stall,
            Duration backoffLeast,
            Duration backoffMost) {
        public static final Pace DEFAULT = new Pace(
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(30));
    }
}
