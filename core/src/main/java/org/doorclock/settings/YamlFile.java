// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML files of which people must be told the line that is wrong. Needs SnakeYAML on the class path. */
public final class YamlFile {

    private YamlFile() {}

    /** @throws SettingsException if it cannot be read or is no YAML mapping */
    public static YamlMap read(final Path file) throws SettingsException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), in);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + ": is not UTF-8");
        } catch (IOException e) {
            throw new SettingsException(file + ": cannot be read");
        }
    }

    /**
     * @param name what messages call it
     * @throws SettingsException if it cannot be read or is no YAML mapping
     */
    public static YamlMap read(final String name, final Reader in) throws SettingsException {
        final Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(in);
        } catch (MarkedYAMLException e) {
            throw YamlMap.wrong(name, e.getProblemMark(), "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new SettingsException(name + ": cannot be read as YAML in UTF-8");
        }
        if (root instanceof MappingNode map) {
            return YamlMap.of(name, map);
        }
        throw new SettingsException(name + ", line 1: must begin with a key and a colon");
    }
}
