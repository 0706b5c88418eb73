// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorclock.files.FileLock;
import org.doorclock.files.WholeFile;

/**
 * A short list in a file of JSON, which the hub and its commands both read and change. It is kept in memory and read again
 * when the file is another one; so a change by a command is seen by the next request. Safe for use by many threads.
 */
final class AccessFile<T> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEMS = "items";

    private final Path file;
    private final FileLock lock;
    private final Function<JsonNode, T> decode;
    private final Function<T, ObjectNode> encode;
    private volatile Optional<Held<T>> held = Optional.empty();

    private record Version(Object key, Object modified, long size) {
        static final Version NONE = new Version("none", "none", 0);

        static Version of(final Path file) throws IOException {
            try {
                final BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Version(Objects.toString(now.fileKey()), now.lastModifiedTime(), now.size());
            } catch (NoSuchFileException e) {
                return NONE;
            }
        }
    }

    private record Held<T>(Version version, List<T> items) {}

    /** @param decode throws an IllegalArgumentException or a DateTimeException for what is no item */
    AccessFile(
            final Path folder,
            final String name,
            final Function<JsonNode, T> decode,
            final Function<T, ObjectNode> encode) {
        this.file = folder.resolve(name);
        this.lock = new FileLock(folder.resolve("lock"));
        this.decode = decode;
        this.encode = encode;
    }

    /** The same list as long as the file is the same. @throws AccessException if it cannot be read */
    List<T> items() {
        try {
            final Version version = Version.of(file);
            final Optional<Held<T>> known = held.filter(h -> h.version.equals(version));
            return known.isPresent() ? known.get().items : load(version);
        } catch (IOException e) {
            throw new AccessException(file, e);
        }
    }

    /**
     * Changes the list while nobody else does, and stores it.
     *
     * @return the new list
     * @throws AccessException if it cannot be read or written; it is then as it was
     */
    List<T> change(final UnaryOperator<List<T>> change) {
        try {
            return lock.hold(() -> {
                final List<T> items = List.copyOf(change.apply(new ArrayList<>(load(Version.of(file)))));
                final ObjectNode node = JsonNodeFactory.instance.objectNode();
                final ArrayNode list = node.putArray(ITEMS);
                items.forEach(item -> list.add(encode.apply(item)));
                WholeFile.replace(file, (node.toPrettyString() + "\n").getBytes(UTF_8));
                held = Optional.of(new Held<>(Version.of(file), items));
                return items;
            });
        } catch (IOException e) {
            throw new AccessException(file, e);
        }
    }

    /** The version is asked for before the content, so that a change in between is noticed later. */
    private List<T> load(final Version version) throws IOException {
        final List<T> items = version.equals(Version.NONE) ? List.of() : read();
        held = Optional.of(new Held<>(version, items));
        return items;
    }

    private List<T> read() throws IOException {
        try {
            final List<T> items = new ArrayList<>();
            for (final JsonNode item : JSON.readTree(Files.readAllBytes(file)).path(ITEMS)) {
                items.add(decode.apply(item));
            }
            return List.copyOf(items);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("it holds something that is not of its kind", e);
        }
    }
}
