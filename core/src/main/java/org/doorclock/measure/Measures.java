// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.settings.SettingsException;
import org.doorclock.settings.YamlFile;

/** The measures that come with the product, and with them a site's own. Needs SnakeYAML on the class path. */
public final class Measures {

    private static final String RESOURCE = "/measures.yaml";
    private static final List<Measure> BUILT_IN = readBuiltIn();

    private Measures() {}

    /** In the order in which they are listed to people. */
    public static List<Measure> builtIn() {
        return BUILT_IN;
    }

    public static Optional<Measure> find(final String id) {
        return BUILT_IN.stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    /**
     * The built-in ones, those of the same id in the file's place taken by the file's, and its others after them.
     *
     * @throws SettingsException naming file, line and reason if the file is wrong
     */
    public static List<Measure> with(final Path file) throws SettingsException {
        final List<Measure> all = new ArrayList<>(BUILT_IN);
        for (final Measure own : MeasureFile.measures(YamlFile.read(file), Measure.Origin.SITE)) {
            final int place = all.stream().map(Measure::id).toList().indexOf(own.id());
            if (place < 0) {
                all.add(own);
            } else {
                all.set(place, own);
            }
        }
        return List.copyOf(all);
    }

    private static List<Measure> readBuiltIn() {
        try (Reader in = new InputStreamReader(Measures.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
            return MeasureFile.measures(YamlFile.read("measures.yaml", in), Measure.Origin.BUILT_IN);
        } catch (SettingsException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
