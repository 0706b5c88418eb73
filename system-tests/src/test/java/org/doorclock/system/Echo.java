// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What a door says it did with each scan: a line once the event is durable, so a line is an acknowledgement. */
final class Echo implements Consumer<String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void accept(final String line) {
        try {
            outcomes.add(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a line of JSON: " + line, e);
        }
    }

    int count() {
        return outcomes.size();
    }

    long recorded() {
        return outcomes.stream().filter(o -> o.path("recorded").asBoolean()).count();
    }

    /** Outcomes by name, in order. */
    List<String> names() {
        return outcomes.stream().map(o -> o.path("outcome").asText()).toList();
    }
}
