// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.doorclock.settings.SettingsException;

/** The token that a command shows to the hub. It never stands on a command line, where every user of the computer sees it. */
public final class HubToken {

    /** Holds the token itself. */
    public static final String VARIABLE = "DOORCLOCK_TOKEN";

    private static final int MOST_BYTES = 1024;

    private HubToken() {}

    /** @throws SettingsException if there is none, or what is there is none; the message does not repeat it */
    public static String of(final Optional<Path> file, final Map<String, String> environment) throws SettingsException {
        final Optional<String> token =
                file.isPresent() ? Optional.of(read(file.get())) : Optional.ofNullable(environment.get(VARIABLE));
        return token.map(String::strip)
                .filter(text -> text.matches("[A-Za-z0-9_.~+/=-]{20,200}"))
                .orElseThrow(() -> new SettingsException(
                        "the hub wants a token. Put one that 'doorclock hub token create' makes, of the role that --help names, in"
                                + " a file for --token-file, or in the variable " + VARIABLE + "."));
    }

    private static String read(final Path file) throws SettingsException {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Files.readString(file, StandardCharsets.US_ASCII);
            }
        } catch (IOException e) {
            // said below
        }
        throw new SettingsException(file + ": is no file with a token that can be read. Check its name and rights.");
    }
}
