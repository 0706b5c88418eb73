// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;

/** Scalars of YAML. A JSON string is one, whatever it holds. */
final class Yaml {

    private Yaml() {}

    static String quoted(final String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    static String list(final List<String> texts) {
        return texts.stream().map(Yaml::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A block of lines as they are, {@code by} spaces in. */
    static String block(final String text, final int by) {
        return text.lines()
                .map(line -> line.isEmpty() ? line : " ".repeat(by) + line)
                .collect(Collectors.joining("\n", "|\n", "\n"));
    }
}
