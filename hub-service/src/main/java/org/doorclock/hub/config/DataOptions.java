// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

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

    /** @throws SettingsException if it cannot be used */
    public HubConfig config() throws SettingsException {
        return HubConfig.of(Settings.load("hub", HubKeys.ALL, config, System.getenv(), set));
    }
}
