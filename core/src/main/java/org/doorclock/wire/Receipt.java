// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The hub's statement, after its own fsync, of what it holds from one epoch of a device.
 *
 * @param epoch the epoch it is about
 * @param through the hub holds every event from 1 to here; 0 if it lacks the first
 * @param missing gaps beyond {@code through}: asked for again, ascending, at most {@link #MOST_GAPS}
 */
public record Receipt(String epoch, long through, List<Gap> missing) {

    /** A receipt names no more gaps than this; the rest come with later receipts. */
    public static final int MOST_GAPS = 64;

    /** Events {@code from} to {@code to}, both inclusive. */
    public record Gap(long from, long to) {}

    public Receipt {
        missing = List.copyOf(missing);
    }

    public byte[] encode() {
        final var node = WireJson.object();
        node.put("epoch", epoch);
        node.put("through", through);
        final var gaps = node.putArray("missing");
        missing.forEach(gap -> gaps.addObject().put("from", gap.from()).put("to", gap.to()));
        return WireJson.bytes(node);
    }

    /** @throws MalformedMessageException if it is not a receipt */
    public static Receipt decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        final List<Gap> gaps = new ArrayList<>();
        for (final JsonNode gap : node.path("missing")) {
            gaps.add(new Gap(WireJson.number(gap, "from"), WireJson.number(gap, "to")));
        }
        return new Receipt(WireJson.text(node, "epoch"), WireJson.number(node, "through"), gaps);
    }
}
