// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.store.Incoming;
import org.doorclock.hub.store.RawEvent;
import org.doorclock.hub.store.Source;
import org.doorclock.wire.Topics.Sender;

/** What a message on an events topic holds: one event or a batch of them. */
final class EventsMessage {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @param events those whose origin can be read and is the sender's
     * @param refused why each of the others is not taken
     * @param unreadable how many of {@code events} have nothing but an origin that can be read
     */
    record Content(List<Incoming> events, List<Refusal> refused, int unreadable) {}

    private EventsMessage() {}

    static Content read(final Sender sender, final byte[] payload) {
        final List<Incoming> events = new ArrayList<>();
        final List<Refusal> refused = new ArrayList<>();
        int unreadable = 0;
        try {
            for (final byte[] json : split(payload)) {
                final RawEvent event = RawEvent.read(json);
                final Optional<Refusal> refusal = refusal(sender, event, json.length);
                if (refusal.isPresent()) {
                    refused.add(refusal.get());
                } else {
                    events.add(new Incoming(event.origin().orElseThrow(), event.event(), json));
                    unreadable += event.event().isPresent() ? 0 : 1;
                }
            }
        } catch (IOException e) {
            refused.add(new Refusal(sender, "not JSON", payload.length));
        }
        return new Content(events, refused, unreadable);
    }

    private static Optional<Refusal> refusal(final Sender sender, final RawEvent event, final int bytes) {
        if (event.origin().isEmpty()) {
            return Optional.of(new Refusal(sender, event.fault(), bytes));
        }
        if (Source.isTheHubs(sender.device())) {
            return Optional.of(new Refusal(sender, "device: a name that the hub keeps for itself", bytes));
        }
        return event.origin()
                .filter(origin ->
                        !origin.site().equals(sender.site()) || !origin.device().equals(sender.device()))
                .map(origin -> new Refusal(sender, "site or device: not the topic's", bytes));
    }

    /** The events, each byte for byte as it came. */
    private static List<byte[]> split(final byte[] payload) throws IOException {
        final List<byte[]> parts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return List.of(payload);
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                final int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                final int to = parser.currentToken().isScalarValue()
                        ? from
                        : (int) parser.currentLocation().getByteOffset();
                parts.add(Arrays.copyOfRange(payload, from, to));
            }
        }
        return parts;
    }
}
