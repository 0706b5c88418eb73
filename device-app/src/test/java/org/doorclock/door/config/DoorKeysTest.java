// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.barcode.BarcodeRules;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.TestSettings;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorKeysTest {

    @Test
    void defaultsAreWhatTheDocumentsSay() {
        assertThat(DoorKeys.all().stream().map(key -> key.name() + "=" + key.defaultValue()))
                .containsExactly(
                        "site=",
                        "device=",
                        "door=",
                        "name=",
                        "kind=ct-door",
                        "data=data",
                        "keys=keys",
                        "broker=",
                        "identity=",
                        "est.url=",
                        "phone=",
                        "places=",
                        "http.port=8081",
                        "clock.trust=kernel",
                        "clock.drift-ppm=50",
                        "clock.rate=1",
                        "clock.origin=",
                        "capture.one-scan=false",
                        "capture.repeat-after=60s",
                        "capture.case-window=12h",
                        "capture.place-within=60s",
                        "capture.command-within=30s",
                        "capture.undo-within=30s",
                        "capture.double-read=3s",
                        "barcode.organisation=",
                        "barcode.local-number=",
                        "barcode.bare-nhs-number=false",
                        "reader.devices=",
                        "reader.pause-ends=false",
                        "reader.letters-without-aim=false",
                        "pins=",
                        "storage.keep=7d",
                        "storage.low-mib=64",
                        "screen.command=",
                        "log.folder=",
                        "erasure.word=",
                        "erasure.folder=/var/lib/doorclock-erasure",
                        "update.folder=",
                        "update.trust=",
                        "update.window=02:00-04:00",
                        "update.quiet=15m",
                        "update.trial=3m");
        assertThat(DoorKeys.all()).extracting(Key::help).allMatch(help -> help.endsWith("."));
    }

    @Test
    void withSiteAndDeviceAloneTheRestFollows() throws SettingsException {
        final DoorConfig config = config(Map.of());
        assertThat(config.door()).isEqualTo("ct1");
        assertThat(config.name()).isEqualTo("ct1");
        assertThat(config.broker()).isEmpty();
        assertThat(config.capture()).isEqualTo(TestSettings.of(DoorKind.CT_DOOR, false));
        assertThat(config.barcodes()).isEqualTo(BarcodeRules.NONE);
        assertThat(config.keep()).isEqualTo(Duration.ofDays(7));
        assertThat(config.storageLow()).isEqualTo(64L << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "site, Bad Site",
        "device, ''",
        "kind, mri-door",
        "broker, nowhere",
        "est.url, http://provision.example",
        "est.url, https://provision.example/est",
        "est.url, https://",
        "http.port, 70000",
        "clock.trust, me",
        "clock.rate, 0",
        "clock.origin, yesterday",
        "capture.repeat-after, soon",
        "capture.one-scan, perhaps",
        "barcode.organisation, x!",
        "barcode.local-number, [",
        "storage.keep, 5m",
        "storage.low-mib, 0",
        "reader.devices, scanner",
        "places, /no/such/file"
    })
    void aValueThatCannotBeUsedIsRefusedByItsKeyInOneLine(final String key, final String value) {
        final Map<String, String> flags = new HashMap<>(Map.of("barcode.organisation", "RXX"));
        flags.put(key, value);
        assertThatThrownBy(() -> config(flags))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(key + ":")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void theIdentityLiesWithTheDataAndTheEnrolmentServersPortIsKnown() throws SettingsException {
        assertThat(config(Map.of("data", "/var/x")).identity()).isEqualTo(Path.of("/var/x/identity"));
        assertThat(config(Map.of("identity", "/var/y")).identity()).isEqualTo(Path.of("/var/y"));
        assertThat(config(Map.of("est.url", "https://provision.example/")).enrolment())
                .contains(URI.create("https://provision.example:8443"));
        assertThat(config(Map.of("est.url", "https://provision.example:444")).enrolment())
                .contains(URI.create("https://provision.example:444"));
    }

    @Test
    void placesGetTheirNamesFromTheFile(@TempDir final Path directory) throws Exception {
        final Path file = Files.writeString(
                directory.resolve("places.properties"), "5055207100010=ED\n5055207100010.R1 = Resus 1\n");
        assertThat(config(Map.of("places", file.toString())).places())
                .containsExactlyInAnyOrderEntriesOf(Map.of("5055207100010", "ED", "5055207100010.R1", "Resus 1"));
    }

    private static DoorConfig config(final Map<String, String> flags) throws SettingsException {
        final Map<String, String> all = new HashMap<>(Map.of("site", "demo", "device", "ct1"));
        all.putAll(flags);
        return DoorConfig.of(Settings.load("door", DoorKeys.all(), Optional.empty(), Map.of(), all));
    }
}
