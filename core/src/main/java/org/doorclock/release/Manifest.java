// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a release is. Its content is its files' bytes, one after the other and nothing else: there is no archive whose names or sizes
 * could say otherwise than what was signed.
 *
 * @param version what the release makes of a door
 * @param atLeast the lowest version that it may replace
 * @param size of the content in bytes
 * @param sha256 of the content, hexadecimal in lower case; what the content is fetched by
 * @param made when
 * @param files in the content's order
 */
public record Manifest(
        Version version, Version atLeast, long size, String sha256, Instant made, List<ReleaseFile> files) {

    /** A release of anything else is none for a door. */
    public static final String PRODUCT = "doorclock-door";

    /** The program, and the script that starts it with the options of its version. */
    public static final List<String> NEEDED = List.of("doorclock-door.jar", "door");

    public static final int MOST_BYTES = 64 * 1024;
    public static final long MOST_CONTENT = 256L << 20;

    private static final int FORM = 1;
    private static final int MOST_FILES = 300;
    private static final int MOST_PATH = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One folder deep at most; no name begins with a full stop. */
    private static final Pattern PATH = Pattern.compile("(lib/)?[A-Za-z0-9_][A-Za-z0-9._+-]*");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Names that a device keeps for itself in a release's folder. */
    private static final Set<String> RESERVED = Set.of("sums", "door.aot", "lib");

    /**
     * One file.
     *
     * @param path below the release's folder: a name, or one in lib/
     * @param sha256 hexadecimal, lower case
     */
    public record ReleaseFile(String path, long size, String sha256) {}

    public Manifest {
        files = List.copyOf(files);
    }

    public byte[] encode() {
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("form", FORM)
                .put("product", PRODUCT)
                .put("version", version.toString())
                .put("atLeast", atLeast.toString())
                .put("size", size)
                .put("sha256", sha256)
                .put("made", made.toString());
        final ArrayNode list = node.putArray("files");
        files.forEach(file -> list.addObject()
                .put("path", file.path())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        return (node.toPrettyString() + "\n").getBytes(UTF_8);
    }

    /**
     * Reads what was signed; who signed it is for {@link ReleaseKey} to say.
     *
     * @throws ReleaseException if it is no manifest, of another product, or names what no release may hold
     */
    static Manifest decode(final byte[] bytes) throws ReleaseException {
        final JsonNode node = parse(bytes);
        if (!PRODUCT.equals(node.path("product").asText())) {
            throw new ReleaseException("it is a release of another product than " + PRODUCT + ".");
        }
        if (node.path("form").asInt() != FORM) {
            throw new ReleaseException("it is of a form that this version does not know. A release between is needed.");
        }
        try {
            final List<ReleaseFile> files = new ArrayList<>();
            for (final JsonNode file : node.path("files")) {
                files.add(new ReleaseFile(
                        file.path("path").asText(),
                        file.path("size").asLong(-1),
                        file.path("sha256").asText()));
            }
            final Manifest manifest = new Manifest(
                    Version.of(node.path("version").asText()),
                    Version.of(node.path("atLeast").asText()),
                    node.path("size").asLong(-1),
                    node.path("sha256").asText(),
                    Instant.parse(node.path("made").asText()),
                    files);
            manifest.check();
            return manifest;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ReleaseException("its manifest cannot be read: " + e.getMessage() + ".");
        }
    }

    private static JsonNode parse(final byte[] bytes) throws ReleaseException {
        try {
            final JsonNode node = bytes.length > MOST_BYTES ? null : JSON.readTree(bytes);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // said below
        }
        throw new ReleaseException("its manifest is no JSON object of at most " + MOST_BYTES + " bytes.");
    }

    /** @throws ReleaseException if it names what no release may hold */
    public void check() throws ReleaseException {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new ReleaseException("it holds " + files.size() + " files; a release holds 1 to " + MOST_FILES + ".");
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new ReleaseException("the digest of its content is none.");
        }
        final Set<String> paths = new HashSet<>();
        long sum = 0;
        for (final ReleaseFile file : files) {
            if (!isPath(file.path()) || !paths.add(file.path())) {
                throw new ReleaseException("it holds a file whose name no release may have, or twice: "
                        + shown(file.path()) + ". Names are plain, or plain ones in lib/.");
            }
            if (file.size() < 0
                    || file.size() > MOST_CONTENT
                    || !DIGEST.matcher(file.sha256()).matches()) {
                throw new ReleaseException("size or digest of " + file.path() + " is none.");
            }
            sum += file.size();
        }
        if (sum != size || sum > MOST_CONTENT) {
            throw new ReleaseException("its files are " + sum + " bytes, its content " + size
                    + "; they must be the same, and " + MOST_CONTENT + " at most.");
        }
        if (!paths.containsAll(NEEDED)) {
            throw new ReleaseException("it lacks one of " + String.join(", ", NEEDED) + ".");
        }
    }

    /** Whether a release may hold a file of this name. */
    public static boolean isPath(final String path) {
        return path.length() <= MOST_PATH && PATH.matcher(path).matches() && !RESERVED.contains(path);
    }

    private static String shown(final String path) {
        return path.codePoints()
                .limit(60)
                .collect(
                        StringBuilder::new, (text, c) -> text.appendCodePoint(c < ' ' ? '?' : c), StringBuilder::append)
                .toString();
    }
}
