// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.doorclock.settings.SettingsException;

/** The file that says what places are called. */
final class PlaceNames {

    private PlaceNames() {}

    /** @param file its path; empty for no names */
    static Map<String, String> read(final String file) throws SettingsException {
        final Properties names = new Properties();
        if (!file.isEmpty()) {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                names.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new SettingsException(DoorKeys.PLACES.name() + ": " + file
                        + " cannot be read as a properties file. Check that it is there, readable and UTF-8.");
            }
        }
        return names.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key.strip(), key -> names.getProperty(key).strip()));
    }
}
