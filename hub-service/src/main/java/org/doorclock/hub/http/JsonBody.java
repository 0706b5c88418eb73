// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.doorclock.settings.Nearest;

/**
 * A small JSON object that a request brought. A member that the address does not know is refused, as one that is misspelt
 * and ignored would change what is done. Every method throws {@link ProblemException} for what is not as it must be.
 */
public final class JsonBody {

    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_DEPTH = 20;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode node;

    private JsonBody(final ObjectNode node) {
        this.node = node;
    }

    /** @param known every member that it may have */
    public static JsonBody of(final ServerRequest request, final String... known) {
        requireJson(request);
        final ObjectNode node = read(request);
        node.fieldNames().forEachRemaining(name -> requireKnown(name, List.of(known)));
        return new JsonBody(node);
    }

    /** The member's text; empty if it is not there. */
    public String text(final String name) {
        return Optional.ofNullable(node.get(name))
                .filter(value -> !value.isNull())
                .map(value -> textOf(name, value))
                .orElse("");
    }

    private static String textOf(final String name, final JsonNode value) {
        if (!value.isTextual()) {
            throw wrong("The member " + name + " is not text.", "Write it in quotation marks.");
        }
        return value.asText();
    }

    private static void requireJson(final ServerRequest request) {
        final boolean json = request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip())
                .filter(Answers.JSON::equalsIgnoreCase)
                .isPresent();
        if (!json) {
            throw new ProblemException(new Problem(
                    415,
                    "unsupported-media-type",
                    "The content is of another type",
                    "This address takes JSON.",
                    "Send it with Content-Type: application/json."));
        }
    }

    private static ObjectNode read(final ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            final byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(new Problem(
                        413,
                        "too-large",
                        "The request is too large",
                        "This address takes no more than " + MOST_BYTES + " bytes.",
                        "Send less."));
            }
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // said below
        } catch (IOException e) {
            throw wrong("The content did not arrive whole.", "Send it again.");
        }
        throw wrong("The content is not one JSON object.", "See /openapi for what this address takes.");
    }

    private static void requireKnown(final String name, final List<String> known) {
        if (!known.contains(name)) {
            throw wrong(
                    "It has a member that this address does not know, nearest to " + Nearest.of(name, known) + ".",
                    "It knows " + String.join(", ", known) + ".");
        }
    }

    private static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.badRequest(detail, remedy));
    }
}
