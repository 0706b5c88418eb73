// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hub's statement, after its own fsync, of what it holds from one epoch of a device.
 *
 * @param epoch the epoch it is about
 * @param through the hub holds every event from 1 to here; 0 if it lacks the first
 * @param upTo how far this receipt speaks: the hub holds every event up to here but {@code missing}. Never below
 *     {@code through}. Lets a device go on past a gap that can no longer be filled
 * @param missing gaps beyond {@code through}: asked for again, ascending, at most {@link #MOST_GAPS}; the last may reach
 *     beyond {@code upTo}, as the device's state tells the hub of events that have not come yet
 * @param clock the hub's time, where this answers a heartbeat that said where the device's clock stands
 */
public record Receipt(String epoch, long through, long upTo, List<Gap> missing, Optional<HubClock> clock) {

    /** A receipt names no more gaps than this; the rest come with later receipts. */
    public static final int MOST_GAPS = 64;

    /** Events {@code from} to {@code to}, both inclusive. */
    public record Gap(long from, long to) {}

    /**
     * The hub's time around a heartbeat and its answer.
     *
     * @param bootId of the device, as the heartbeat said
     * @param sinceBoot where on the device's clock the heartbeat was sent
     * @param arrivedBy the hub's time was no later than this when the heartbeat came
     * @param sentAfter the hub's time was no earlier than this when this receipt went
     */
    public record HubClock(String bootId, Duration sinceBoot, Instant arrivedBy, Instant sentAfter) {}

    /** A receipt that says nothing of the hub's time. */
    public Receipt(final String epoch, final long through, final long upTo, final List<Gap> missing) {
        this(epoch, through, upTo, missing, Optional.empty());
    }

    public Receipt with(final HubClock time) {
        return new Receipt(epoch, through, upTo, missing, Optional.of(time));
    }

    public Receipt {
        missing = List.copyOf(missing);
        upTo = Math.max(upTo, through);
    }

    /** A receipt that speaks no further than its gaps certainly tell. */
    public Receipt(final String epoch, final long through, final List<Gap> missing) {
        this(epoch, through, missing.isEmpty() ? through : missing.getLast().from() - 1, missing);
    }

    public byte[] encode() {
        final var node = WireJson.object();
        node.put("epoch", epoch);
        node.put("through", through);
        node.put("upTo", upTo);
        final var gaps = node.putArray("missing");
        missing.forEach(gap -> gaps.addObject().put("from", gap.from()).put("to", gap.to()));
        clock.ifPresent(time -> node.putObject("clock")
                .put("bootId", time.bootId)
                .put("sinceBootNanos", time.sinceBoot.toNanos())
                .put("arrivedBy", time.arrivedBy.toString())
                .put("sentAfter", time.sentAfter.toString()));
        return WireJson.bytes(node);
    }

    /** @throws MalformedMessageException if it is not a receipt */
    public static Receipt decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        final List<Gap> gaps = new ArrayList<>();
        for (final JsonNode gap : node.path("missing")) {
            gaps.add(new Gap(WireJson.number(gap, "from"), WireJson.number(gap, "to")));
        }
        final String epoch = WireJson.text(node, "epoch");
        final long through = WireJson.number(node, "through");
        final Receipt receipt = node.has("upTo")
                ? new Receipt(epoch, through, WireJson.number(node, "upTo"), gaps)
                : new Receipt(epoch, through, gaps);
        return node.hasNonNull("clock") ? receipt.with(clock(node.get("clock"))) : receipt;
    }

    private static HubClock clock(final JsonNode node) throws MalformedMessageException {
        return new HubClock(
                WireJson.text(node, "bootId"),
                WireJson.nanos(node, "sinceBootNanos"),
                WireJson.instant(node, "arrivedBy"),
                WireJson.instant(node, "sentAfter"));
    }
}
