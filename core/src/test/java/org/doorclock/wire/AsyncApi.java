// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The product's AsyncAPI document. Its schemas are JSON Schema draft 7, as AsyncAPI 3 has it. */
final class AsyncApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    AsyncApi() throws IOException {
        try (InputStream in = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
            document = new YAMLMapper().readTree(in);
        }
    }

    JsonNode document() {
        return document;
    }

    /** The schema of what travels on a channel, by the name of one of the channel's messages. */
    JsonSchema schemaOf(final String channel, final String message) {
        final String reference = follow(
                        document.path("channels").path(channel).path("messages").path(message))
                .path("payload")
                .path("$ref")
                .asText();
        final ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.putArray("allOf").addObject().put("$ref", reference);
        root.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);
    }

    /** What is wrong with a message; empty if nothing is. */
    List<String> problems(final String channel, final String message, final byte[] bytes) throws IOException {
        return schemaOf(channel, message).validate(JSON.readTree(bytes)).stream()
                .map(Object::toString)
                .toList();
    }

    /** The node that a reference points to, or the node itself if it is none. */
    JsonNode follow(final JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
