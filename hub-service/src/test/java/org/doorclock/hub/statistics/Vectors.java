// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** What other programs answered, a case a line, cells divided by bars; lines that start with # are for people. */
final class Vectors {

    private Vectors() {}

    static Stream<String[]> lines(final String name) {
        try (InputStream file = Vectors.class.getResourceAsStream("/statistics/" + name)) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
