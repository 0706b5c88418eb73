// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Takes the times of scans from what a door echoes of them. All times are of one machine's monotonic clock. */
public final class ScanClock {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Samples durable = new Samples();
    private final Samples light = new Samples();
    private final Samples screen = new Samples();

    /**
     * A scan.
     *
     * @param key when its last key was sent
     * @param echo what the door said of it
     * @param shown when its screen came
     * @return whether it counts: one that was not recorded does not
     */
    public boolean add(final long key, final String echo, final long shown) {
        final JsonNode outcome = json(echo);
        if (!outcome.path("recorded").asBoolean()) {
            return false;
        }
        durable.addNanos(outcome.path("decidedNanos").asLong() - key);
        light.addNanos(outcome.path("litNanos").asLong() - key);
        screen.addNanos(shown - key);
        return true;
    }

    /** Whether the door recorded what it echoes here. */
    public static boolean isRecorded(final String echo) {
        return json(echo).path("recorded").asBoolean();
    }

    /** The digits of a wristband that a screen shows; empty if it shows none. */
    public static String shownBand(final String screen) {
        return json(screen).path("band").asText();
    }

    private static JsonNode json(final String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the door said what is no JSON", e);
        }
    }

    public Samples durable() {
        return durable;
    }

    public Samples light() {
        return light;
    }

    public Samples screen() {
        return screen;
    }
}
