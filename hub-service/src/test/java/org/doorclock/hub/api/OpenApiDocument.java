// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The API's description, and what it says of answers. */
final class OpenApiDocument {

    private final JsonNode document;
    private final Map<JsonNode, JsonSchema> schemas = new HashMap<>();

    /** One schema for one kind of content, with the examples given for it. */
    record Content(String path, String type, JsonNode schema, List<JsonNode> examples) {}

    OpenApiDocument() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            document = new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Method and path of each operation, such as {@code GET /api/v1/cases/{id}}. */
    List<String> operations() {
        final List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    JsonNode operation(final String path) {
        return document.path("paths").path(path).path("get");
    }

    /** Names of the query parameters of a GET, references followed. */
    List<String> queryParameters(final String path) {
        final List<String> names = new ArrayList<>();
        operation(path).path("parameters").forEach(parameter -> {
            final JsonNode real = resolve(parameter);
            if (real.path("in").asText().equals("query")) {
                names.add(real.path("name").asText());
            }
        });
        return names;
    }

    Set<ValidationMessage> faults(final String path, final int status, final String type, final JsonNode answer) {
        final JsonNode responses = operation(path).path("responses");
        final JsonNode response =
                resolve(responses.path(responses.has(String.valueOf(status)) ? String.valueOf(status) : "default"));
        final JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            throw new AssertionError(path + " documents no " + type + " for " + status);
        }
        return faults(content.path("schema"), answer);
    }

    Set<ValidationMessage> faults(final JsonNode schema, final JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value);
    }

    List<Content> contents() {
        final List<Content> contents = new ArrayList<>();
        collect("", document, contents);
        return contents;
    }

    private void collect(final String where, final JsonNode node, final List<Content> contents) {
        node.properties().forEach(field -> {
            if (field.getKey().equals("content")) {
                field.getValue().properties().forEach(type -> {
                    final List<JsonNode> examples = new ArrayList<>();
                    type.getValue().path("examples").forEach(example -> examples.add(example.path("value")));
                    contents.add(
                            new Content(where, type.getKey(), type.getValue().path("schema"), examples));
                });
            }
            collect(where + "/" + field.getKey(), field.getValue(), contents);
        });
    }

    private JsonSchema compile(final JsonNode schema) {
        final ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    private JsonNode resolve(final JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
