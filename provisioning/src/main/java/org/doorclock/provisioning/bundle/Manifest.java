// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.doorclock.provisioning.doors.DoorRow;

/**
 * What a bundle holds, for whom.
 *
 * @param digests path inside the bundle, with slashes, to SHA-256 in hexadecimal
 */
record Manifest(String assetTag, String site, String device, String door, Map<String, String> digests) {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        digests = new TreeMap<>(digests);
    }

    static Manifest of(final DoorRow row, final Map<String, String> digests) {
        return new Manifest(row.assetTag(), row.site(), row.name(), row.door(), digests);
    }

    byte[] encode() {
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("version", VERSION)
                .put("assetTag", assetTag)
                .put("site", site)
                .put("device", device)
                .put("door", door);
        final ObjectNode files = node.putObject("sha256");
        digests.forEach(files::put);
        return (node.toPrettyString() + "\n").getBytes(UTF_8);
    }

    /** @throws IOException if it is no manifest */
    static Manifest decode(final byte[] bytes) throws IOException {
        final JsonNode node = JSON.readTree(bytes);
        if (node.path("version").asInt() != VERSION || !node.path("sha256").isObject()) {
            throw new IOException("no manifest of version " + VERSION);
        }
        final Map<String, String> digests = new TreeMap<>();
        node.path("sha256")
                .properties()
                .forEach(file -> digests.put(file.getKey(), file.getValue().asText()));
        return new Manifest(
                node.path("assetTag").asText(),
                node.path("site").asText(),
                node.path("device").asText(),
                node.path("door").asText(),
                digests);
    }

    static String digest(final byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
