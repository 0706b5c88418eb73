// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads the fields of one event after another with one parser: to begin one makes a sixth of the garbage of reading an event.
 * What is answered is what {@link EventFields#of(byte[])} answers. For one thread.
 */
public final class FieldsReader implements AutoCloseable {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

    private final Feed feed = new Feed();
    private JsonParser parser;

    /** Gives the parser one event, and ends if it asks for more. */
    private static final class Feed extends InputStream {
        private byte[] bytes = {};
        private int at;
        private boolean ended;

        private void next(final byte[] json, final int from) {
            bytes = json;
            at = from;
        }

        @Override
        public int read(final byte[] into, final int offset, final int length) {
            ended |= at == bytes.length;
            final int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return ended ? -1 : count;
        }

        @Override
        public int read() {
            ended |= at == bytes.length;
            return ended ? -1 : bytes[at++] & 0xff;
        }
    }

    /**
     * @param from where the JSON begins; it ends with the bytes
     * @throws MalformedEventException if the bytes are not JSON; what is no object has no fields
     */
    public EventFields read(final byte[] json, final int from) throws MalformedEventException {
        feed.next(json, from);
        try {
            if (parser == null) {
                feed.ended = false;
                parser = JSON.createParser(feed);
            }
            final EventFields fields = EventFields.read(parser);
            if (!feed.ended && parser.releaseBuffered(OutputStream.nullOutputStream()) >= 0) {
                return fields;
            }
        } catch (IOException e) {
            // It is not as events are, and is read by itself.
        }
        close();
        return EventFields.of(json, from);
    }

    @Override
    public void close() {
        try (JsonParser _ = parser) {
            parser = null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to close", e);
        }
    }
}
