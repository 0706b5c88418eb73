// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.doorclock.files.FileLock;
import org.doorclock.files.WholeFile;
import org.doorclock.release.Version;

/** Who is offered what, in a file that the hub and its commands both read and change. */
final class OfferingsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path file;

    /** @param folder of the releases */
    OfferingsFile(final Path folder) {
        this.folder = folder;
        this.file = folder.resolve("offers.json");
    }

    /** The oldest version first. @throws IOException if it cannot be read */
    List<Offering> all() throws IOException {
        return Files.exists(file) ? read() : List.of();
    }

    /** The version's; offered to nobody if nothing was said of it. */
    Offering of(final Version version) throws IOException {
        return all().stream()
                .filter(offering -> offering.version().equals(version))
                .findFirst()
                .orElse(new Offering(version, List.of(), false));
    }

    /** Changes what is said of a version, while nobody else changes anything. */
    Offering change(final Version version, final UnaryOperator<Offering> change) throws IOException {
        WholeFile.makeFolder(folder);
        return new FileLock(folder.resolve("lock")).hold(() -> {
            final Offering changed = change.apply(of(version));
            final List<Offering> all = new ArrayList<>(all());
            all.removeIf(offering -> offering.version().equals(version));
            all.add(changed);
            all.sort(Comparator.comparing(Offering::version));
            WholeFile.replace(file, encode(all));
            return changed;
        });
    }

    private List<Offering> read() throws IOException {
        try {
            final List<Offering> all = new ArrayList<>();
            for (final JsonNode item : JSON.readTree(Files.readAllBytes(file)).path("offers")) {
                final List<Ring> rings = new ArrayList<>();
                for (final JsonNode ring : item.path("rings")) {
                    rings.add(Ring.parse(ring.asText())
                            .orElseThrow(() -> new IllegalArgumentException("a ring is none")));
                }
                all.add(new Offering(
                        Version.of(item.path("version").asText()),
                        rings,
                        item.path("stopped").asBoolean()));
            }
            return all;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": holds something that is no offer: " + e.getMessage(), e);
        }
    }

    private static byte[] encode(final List<Offering> all) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        final ArrayNode offers = node.putArray("offers");
        for (final Offering offering : all) {
            final ObjectNode one = offers.addObject()
                    .put("version", offering.version().toString())
                    .put("stopped", offering.stopped());
            final ArrayNode rings = one.putArray("rings");
            offering.rings().forEach(ring -> rings.add(ring.toString()));
        }
        return (node.toPrettyString() + "\n").getBytes(UTF_8);
    }
}
