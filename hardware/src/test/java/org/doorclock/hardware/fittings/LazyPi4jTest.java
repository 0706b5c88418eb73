// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.hardware.signal.Light;
import org.junit.jupiter.api.Test;

/** Pi4J takes time and memory that a door without pins must not pay. */
class LazyPi4jTest {

    /** Opens what its argument says, in a process of its own. */
    public static final class Opener {
        public static void main(final String[] pins) {
            try (Fittings fittings = pins.length == 0 ? Fittings.none() : Fittings.open(pins[0])) {
                fittings.signal().light(Light.READY);
            }
        }
    }

    @Test
    void aDoorWithoutPinsLoadsNothingOfIt() throws Exception {
        assertThat(classesLoaded()).contains("BareFittings").doesNotContain("com.pi4j");
        assertThat(classesLoaded(Fittings.STANDARD)).contains("com.pi4j");
    }

    private static String classesLoaded(final String... pins) throws Exception {
        final ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Opener.class.getName());
        builder.command().addAll(List.of(pins));
        final Process process = builder.redirectErrorStream(true).start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
