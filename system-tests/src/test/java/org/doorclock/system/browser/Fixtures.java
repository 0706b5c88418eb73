// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** What the streams say, by name. */
final class Fixtures {

    private final JsonNode all;

    private Fixtures(final JsonNode all) {
        this.all = all;
    }

    static Fixtures of(final String file) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/browser/" + file)) {
            return new Fixtures(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<String> names() {
        return all.propertyStream().map(java.util.Map.Entry::getKey);
    }

    String json(final String name) {
        return all.required(name).toString();
    }
}
