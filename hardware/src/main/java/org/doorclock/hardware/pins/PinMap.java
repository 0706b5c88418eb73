// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * What is wired to which pin.
 *
 * @param chip label of the GPIO chip, or {@value #AUTO}
 * @param parts those whose lines in the file can be used
 * @param mistakes what cannot be used, each naming its key
 */
public record PinMap(String chip, List<Part> parts, List<Mistake> mistakes) {

    static final String AUTO = "auto";

    /**
     * One thing that is wrong with the file.
     *
     * @param role the part that is lost by it; empty if none is
     * @param text one line that names the key, without a full stop
     */
    public record Mistake(String role, String text) {}

    public PinMap {
        parts = List.copyOf(parts);
        mistakes = List.copyOf(mistakes);
    }

    /** The map that the wiring diagram shows. */
    public static PinMap standard() {
        try (InputStream file = PinMap.class.getResourceAsStream("pins.properties");
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a map. Whatever it says, the parts that it describes well are there. */
    public static PinMap read(final Reader reader) throws IOException {
        final Properties properties = new Properties();
        try {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is not a properties file", e);
        }
        return new PinMapReader(properties).read();
    }
}
