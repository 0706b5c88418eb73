// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.files.Erasure;
import org.doorclock.files.WholeFile;
import org.tinylog.Logger;

/**
 * The end of a device: one write binds it to that, and from then on there is no way back, whatever is cut off when. What is
 * left to destroy is destroyed by {@link #finish()}, at once and again at each start: first what the device proves itself by,
 * then the site's keys, then all that was recorded. For one thread.
 */
public final class Retirement {

    static final String MARK = "retired.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The site's keys, and what a write of one that was cut off has left. */
    private static final List<String> KEYS = List.of("token.key", "seal.public");

    private final String device;
    private final Path identity;
    private final Path keys;
    private final Path data;
    private final Volume volume;
    private final Eraser eraser;

    /** How a file goes; a test lets the power fail between any two. */
    @FunctionalInterface
    interface Eraser {
        void erase(Path file) throws IOException;
    }

    /**
     * @param device site and device, joined by a slash
     * @param identity folder of what the device proves itself by
     * @param keys folder of the site's keys; whatever else is in it stays
     * @param data folder of what is recorded, where the mark stays
     * @param volume what the data lies on
     */
    public Retirement(final String device, final Path identity, final Path keys, final Path data, final Volume volume) {
        this(device, identity, keys, data, volume, Erasure::erase);
    }

    Retirement(
            final String device,
            final Path identity,
            final Path keys,
            final Path data,
            final Volume volume,
            final Eraser eraser) {
        this.device = device;
        this.identity = identity;
        this.keys = keys;
        this.data = data;
        this.volume = volume;
        this.eraser = eraser;
    }

    /**
     * Since when the device is bound to it; empty if it is not. A mark that cannot be read is one: nobody else writes a file
     * of this name. Where the volume is gone with the mark on it, the system's copy binds.
     */
    public Optional<Instant> since() throws IOException {
        final Optional<Instant> own = since(mark());
        return own.isPresent() ? own : since(volume.mark());
    }

    private static Optional<Instant> since(final Path mark) throws IOException {
        final byte[] written;
        try {
            written = Files.readAllBytes(mark);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Instant.parse(JSON.readTree(written).path("retired").asText()));
        } catch (IOException | DateTimeException e) {
            return Optional.of(Files.getLastModifiedTime(mark).toInstant());
        }
    }

    /** Whether the data lies on a volume whose key the system destroys once it hears that this device is bound. */
    public boolean isOfEncrypted() {
        return volume.isEncrypted(data);
    }

    /** Whether that has happened. */
    public boolean isCryptoErased() {
        return volume.isErased();
    }

    /**
     * Binds the device to it; stable when this returns.
     *
     * @throws IOException if this user may not take away what is to be destroyed, or the disk does not take the mark; then
     *     nothing binds it
     * @param unsent how many events go without the hub's receipt
     * @param force why they may; empty if there are none
     */
    public void bind(final Instant at, final long unsent, final String force) throws IOException {
        for (final Path folder : List.of(identity, keys, data)) {
            if (Files.exists(folder) && !Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        }
        final var mark = JsonNodeFactory.instance
                .objectNode()
                .put("device", device)
                .put("retired", at.toString())
                .put("unsent", unsent);
        if (!force.isEmpty()) {
            mark.put("force", force);
        }
        WholeFile.replace(mark(), (mark + "\n").getBytes(UTF_8));
        tell();
    }

    /** A word that was not heard is said again at the next start. */
    private void tell() {
        try {
            if (Files.exists(mark()) && isOfEncrypted() && !isCryptoErased()) {
                volume.say(Files.readString(mark()));
            }
        } catch (IOException e) {
            Logger.error("the system could not be asked to destroy the volume's key: {}", e.getMessage());
        }
    }

    /**
     * Destroys what is left of the device but the mark. What cannot be destroyed keeps nothing else from it.
     *
     * @throws IllegalStateException if nothing binds it to that
     * @throws IOException if something is left
     */
    public void finish() throws IOException {
        if (since().isEmpty()) {
            throw new IllegalStateException("nobody has retired this device");
        }
        tell();
        final List<IOException> left = new ArrayList<>();
        attempt(() -> empty(identity, left), left);
        attempt(() -> takeKeys(left), left);
        attempt(() -> empty(data, left), left);
        if (!left.isEmpty()) {
            throw left.getFirst();
        }
    }

    private void takeKeys(final List<IOException> left) throws IOException {
        for (final Path entry : entries(keys)) {
            if (KEYS.stream().anyMatch(entry.getFileName().toString()::startsWith)) {
                attempt(() -> eraser.erase(entry), left);
            }
        }
    }

    /** A step on the disk. */
    private interface Step {
        void run() throws IOException;
    }

    private static void attempt(final Step step, final List<IOException> left) {
        try {
            step.run();
        } catch (IOException e) {
            left.add(e);
        }
    }

    private static List<Path> entries(final Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private void empty(final Path folder, final List<IOException> left) throws IOException {
        for (final Path entry : entries(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                attempt(() -> empty(entry, left), left);
                attempt(() -> Files.deleteIfExists(entry), left);
            } else if (!entry.equals(mark())) {
                attempt(() -> eraser.erase(entry), left);
            }
        }
    }

    private Path mark() {
        return data.resolve(MARK);
    }
}
