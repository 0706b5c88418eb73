// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.time.ClockTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Key PORT = new Key("http.port", "8080", "Where the page is. 0 to 65535.");
    private static final Key PHONE = new Key("phone", "", "Whom to ask.");
    private static final Key PAUSE = new Key("de-bounce", "60s", "How soon a second scan counts.");
    private static final Key STDIN = new Key("reader.stdin", "false", "Lines typed are scans.");
    private static final Key RATE = new Key("rate", "1", "How fast the clock runs.");
    private static final Key TRUST = new Key("clock.trust", "kernel", "Whom to believe.");
    private static final List<Key> KEYS = List.of(PORT, PHONE, PAUSE, STDIN, RATE, TRUST);

    @TempDir
    private Path temporary;

    @Test
    void whatNothingSetsHasItsDefault() throws Exception {
        final Settings settings = load(Map.of(), Map.of());

        assertThat(settings.number(PORT, 0, 65535)).isEqualTo(8080);
        assertThat(settings.optionalText(PHONE)).isEmpty();
        assertThat(settings.duration(PAUSE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.flag(STDIN)).isFalse();
        assertThat(settings.factor(RATE)).isEqualTo(1);
        assertThat(settings.choice(TRUST, ClockTrust::ofWireName, "kernel or host"))
                .isEqualTo(ClockTrust.KERNEL);
    }

    @Test
    void theFileBeatsTheDefaultTheEnvironmentTheFileAndFlagsAll() throws Exception {
        final Optional<Path> file = file("http.port = 1\nphone=1\nde-bounce=1s\n");
        final Map<String, String> environment =
                Map.of("DOORCLOCK_DOOR_PHONE", "2", "DOORCLOCK_DOOR_DE_BOUNCE", "2s", "PATH", "/bin");

        final Settings settings = Settings.load("door", KEYS, file, environment, Map.of("de-bounce", "3s"));

        assertThat(settings.number(PORT, 0, 65535)).isEqualTo(1);
        assertThat(settings.text(PHONE)).isEqualTo("2");
        assertThat(settings.duration(PAUSE)).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.flag(STDIN)).isFalse();
    }

    @Test
    void anotherProgramsVariablesAreLeftAlone() throws Exception {
        assertThat(load(Map.of("DOORCLOCK_HUB_PHONE", "1", "DOORCLOCK_HOME", "/x"), Map.of())
                        .optionalText(PHONE))
                .isEmpty();
    }

    @Test
    void aMistypedKeyIsRefusedWithItsPlaceAndTheNearestThatThereIs() throws Exception {
        final Optional<Path> file = file("htp.prot=1\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load("door", KEYS, file, Map.of(), Map.of()))
                .withMessageContainingAll(
                        file.orElseThrow().toString(), "unknown key htp.prot", "Did you mean http.port?");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> load(Map.of("DOORCLOCK_DOOR_PHON", "1"), Map.of()))
                .withMessageContainingAll("environment", "DOORCLOCK_DOOR_PHON", "DOORCLOCK_DOOR_PHONE");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> load(Map.of(), Map.of("debounce", "1s")))
                .withMessageContainingAll("command line", "debounce", "de-bounce");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        assertUnreadable(temporary.resolve("none.properties"));
        assertUnreadable(temporary);
        assertUnreadable(Files.write(temporary.resolve("latin.properties"), new byte[] {'a', '=', (byte) 0xe9}));
        assertUnreadable(Files.writeString(temporary.resolve("escape.properties"), "phone=\\u12"));
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "60s, PT1M", "5m, PT5M", "12h, PT12H", "7d, PT168H", "PT1M30S, PT1M30S", "0s, PT0S"})
    void durationsHaveShortAndIsoForms(final String text, final Duration expected) throws Exception {
        assertThat(load(Map.of(), Map.of("de-bounce", text)).duration(PAUSE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "-1s", "PT-1S", "1 s", "1w", "99999999999999999999s", "9999999999999999d"})
    void otherDurationsAreRefused(final String text) throws Exception {
        final Settings settings = load(Map.of(), Map.of("de-bounce", text));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> settings.duration(PAUSE))
                .withMessageStartingWith("de-bounce: must be a duration")
                .withMessageEndingWith(PAUSE.help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "80a", "8080.0", "99999999999"})
    void aNumberOutOfRangeIsRefused(final String text) throws Exception {
        final Settings settings = load(Map.of(), Map.of("http.port", text));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> settings.number(PORT, 0, 65535))
                .withMessageContaining("http.port: must be a whole number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "NaN", "Infinity", "fast"})
    void aFactorThatIsNoneIsRefused(final String text) throws Exception {
        final Settings settings = load(Map.of(), Map.of("rate", text));

        assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> settings.factor(RATE));
    }

    @Test
    void aFlagOrAChoiceThatIsNoneIsRefused() throws Exception {
        final Settings settings = load(Map.of(), Map.of("reader.stdin", "yes", "clock.trust", "everybody"));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> settings.flag(STDIN))
                .withMessageContaining("true or false");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> settings.choice(TRUST, ClockTrust::ofWireName, "kernel or host"))
                .withMessageContaining("kernel or host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example",
                "https://",
                "https://-.example-",
                "https://a_b.example/",
                "https://a.example:65536/",
                "https://a.example:0/",
                "https://a.example/%zz",
                "https://user:secret@a.example/",
                "a.example",
                "https:a"
            })
    void anAddressThatCannotBeAskedIsNone(final String text) {
        assertThat(Settings.url(text)).isEmpty();
    }

    @Test
    void anAddressHasAHostAndMayHaveAPortAndAPath() {
        assertThat(Settings.url("https://a.example:65535/b/%20c?d=e")
                        .orElseThrow()
                        .getPort())
                .isEqualTo(65_535);
        assertThat(Settings.url("http://10.0.0.5")).isPresent();
    }

    @Test
    void valuesAreTakenAsTheyStand() throws Exception {
        final Settings settings = load(Map.of(), Map.of("phone", " ${http.port} 44 17 "));

        assertThat(settings.text(PHONE)).isEqualTo("${http.port} 44 17");
    }

    private void assertUnreadable(final Path path) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load("door", KEYS, Optional.of(path), Map.of(), Map.of()))
                .withMessageStartingWith(path + ": cannot be read");
    }

    private Optional<Path> file(final String content) throws Exception {
        return Optional.of(Files.writeString(temporary.resolve("door.properties"), content));
    }

    private static Settings load(final Map<String, String> environment, final Map<String, String> flags)
            throws SettingsException {
        return Settings.load("door", KEYS, Optional.empty(), environment, flags);
    }
}
