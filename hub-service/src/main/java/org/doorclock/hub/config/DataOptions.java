// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Option;

/** How a command that works on the hub's own files finds them: by the hub's configuration. */
public final class DataOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "The hub's properties file.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets one of the hub's keys, such as data.")
    private Map<String, String> set = new TreeMap<>();

    /** Whose the hub's folder is, unless it is one's own. */
    public static Optional<String> otherOwner(final Path data) throws IOException {
        return Files.exists(data)
                ? Optional.of(Files.getOwner(data).getName())
                        .filter(owner -> !owner.equals(System.getProperty("user.name")))
                : Optional.empty();
    }

    /** What to say to who would write there as another user. */
    public static String notYours(final Path data, final String owner) {
        return data + ": belongs to " + owner
                + ", who could not read what you write there. Run this as that user: sudo -u " + owner + " ...";
    }

    /** @throws SettingsException if it cannot be used */
    public HubConfig config() throws SettingsException {
        return HubConfig.of(Settings.load("hub", HubKeys.ALL, config, System.getenv(), set));
    }
}
