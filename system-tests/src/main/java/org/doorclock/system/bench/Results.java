// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was measured: printed line by line as it comes, and written as JSON in the end. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode rows = root.putArray("results");
    private final PrintStream out;

    Results(final PrintStream out) {
        this.out = out;
        out.printf("%-52s %12s %-9s %s%n", "what", "value", "unit", "goal");
    }

    /** @param goal in words; empty if there is none */
    void add(final String what, final double value, final String unit, final String goal) {
        out.printf("%-52s %12.1f %-9s %s%n", what, value, unit, goal);
        rows.addObject().put("what", what).put("value", value).put("unit", unit).put("goal", goal);
    }

    void add(final String what, final DoorFigures.Figure figure) {
        add(what, figure.value(), figure.unit(), figure.goal());
    }

    void addLatency(final String what, final Samples samples, final String goalAtP99) {
        add(what + ", p50", samples.percentile(50), "ms", "");
        add(what + ", p99", samples.percentile(99), "ms", goalAtP99);
    }

    void about(final String key, final String value) {
        root.put(key, value);
    }

    void write(final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n").getBytes(UTF_8));
        out.println("Written to " + file);
    }
}
