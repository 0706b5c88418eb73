// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param name that of the JSON field, so that both forms of an answer say the same by the same name
 * @param value finds the cell in the JSON of a row; a missing or null node is an empty cell
 */
public record Column(String name, Function<JsonNode, JsonNode> value) {

    /** The field of this name. */
    public static Column of(final String name) {
        return new Column(name, row -> row.path(name));
    }

    /** @param pointer where the value lies in a row, such as {@code /ci95/0} */
    public static Column at(final String name, final String pointer) {
        final JsonPointer compiled = JsonPointer.compile(pointer);
        return new Column(name, row -> row.at(compiled));
    }
}
