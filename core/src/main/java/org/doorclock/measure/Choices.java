// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.settings.SettingsException;
import org.doorclock.settings.YamlMap;

/** Reads words of a file that stand for constants: {@code SCANNED_ELSEWHERE} is {@code scanned-elsewhere}. */
final class Choices {

    private Choices() {}

    static <T extends Enum<T>> T one(final YamlMap map, final String key, final T[] constants)
            throws SettingsException {
        return map.value(key, text -> find(text, constants), "one of " + of(constants));
    }

    /** In the order of the file, each once. */
    static <T extends Enum<T>> List<T> read(final YamlMap map, final String key, final T[] constants)
            throws SettingsException {
        return read(map, key, map.texts(key), constants);
    }

    static <T extends Enum<T>> List<T> read(
            final YamlMap map, final String key, final List<String> texts, final T[] constants)
            throws SettingsException {
        final List<T> found = new ArrayList<>();
        for (final String text : texts) {
            final T constant = find(text, constants).orElseThrow(() -> map.wrong(key, "must be from " + of(constants)));
            if (found.contains(constant)) {
                throw map.wrong(key, "names " + text + " twice");
            }
            found.add(constant);
        }
        return found;
    }

    static boolean flag(final YamlMap map, final String key, final String yes, final String no)
            throws SettingsException {
        return map.value(
                key,
                text -> text.equals(yes) || text.equals(no) ? Optional.of(text.equals(yes)) : Optional.empty(),
                yes + " or " + no);
    }

    static String of(final Enum<?>[] constants) {
        return Arrays.stream(constants).map(Choices::word).collect(Collectors.joining(", "));
    }

    private static <T extends Enum<T>> Optional<T> find(final String text, final T[] constants) {
        return Arrays.stream(constants).filter(c -> word(c).equals(text)).findFirst();
    }

    private static String word(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
