// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Keys and values of a YAML file that know their lines. Every value is text as it was written. Whatever is wrong becomes a
 * {@link SettingsException} of one line: file, line, what the value must be. Immutable.
 */
public final class YamlMap {

    private final String file;
    private final Mark start;
    private final Map<String, Node> values;

    private YamlMap(final String file, final Mark start, final Map<String, Node> values) {
        this.file = file;
        this.start = start;
        this.values = values;
    }

    static YamlMap of(final String file, final MappingNode node) throws SettingsException {
        final Map<String, Node> values = new LinkedHashMap<>();
        for (final NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(file, tuple.getKeyNode().getStartMark(), "a key must be a word");
            }
            if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                throw wrong(file, key.getStartMark(), key.getValue() + " is there twice");
            }
        }
        return new YamlMap(file, node.getStartMark(), values);
    }

    /** @throws SettingsException if there is a key that is not among these, naming the nearest */
    public YamlMap only(final List<String> known) throws SettingsException {
        for (final Map.Entry<String, Node> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw wrong(
                        file,
                        entry.getValue().getStartMark(),
                        "unknown key " + entry.getKey() + ". Did you mean " + Nearest.of(entry.getKey(), known) + "?");
            }
        }
        return this;
    }

    public boolean has(final String key) {
        return values.containsKey(key);
    }

    /** The text, which must be there and not empty. */
    public String text(final String key) throws SettingsException {
        final Node node = node(key);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(key, "must be text");
    }

    /** The value as {@code parse} understands it; {@code must} says what it must be. */
    public <T> T value(final String key, final Function<String, Optional<T>> parse, final String must)
            throws SettingsException {
        return parse.apply(text(key)).orElseThrow(() -> wrong(key, "must be " + must));
    }

    /** The texts of a list; a single text is a list of one. */
    public List<String> texts(final String key) throws SettingsException {
        if (!(node(key) instanceof SequenceNode list)) {
            return List.of(text(key));
        }
        final List<String> texts = new ArrayList<>();
        for (final Node item : list.getValue()) {
            if (!(item instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
                throw wrong(file, item.getStartMark(), key + ": each must be text");
            }
            texts.add(scalar.getValue().strip());
        }
        return texts;
    }

    /** What is below a key. */
    public YamlMap map(final String key) throws SettingsException {
        if (node(key) instanceof MappingNode map) {
            return of(file, map);
        }
        throw wrong(key, "must have keys of its own below it");
    }

    /** The entries of a list of which each has keys of its own. */
    public List<YamlMap> maps(final String key) throws SettingsException {
        if (!(node(key) instanceof SequenceNode list)) {
            throw wrong(key, "must be a list");
        }
        final List<YamlMap> maps = new ArrayList<>();
        for (final Node item : list.getValue()) {
            if (!(item instanceof MappingNode map)) {
                throw wrong(file, item.getStartMark(), key + ": each must have keys of its own");
            }
            maps.add(of(file, map));
        }
        return maps;
    }

    /** For what is wrong with a value, or with what lacks. */
    public SettingsException wrong(final String key, final String what) {
        final Node node = values.get(key);
        return wrong(file, node == null ? start : node.getStartMark(), key + " " + what);
    }

    static SettingsException wrong(final String file, final Mark mark, final String what) {
        return new SettingsException(file + ", line " + (mark.getLine() + 1) + ": " + what);
    }

    private Node node(final String key) throws SettingsException {
        final Node node = values.get(key);
        if (node == null) {
            throw wrong(key, "is missing");
        }
        return node;
    }
}
