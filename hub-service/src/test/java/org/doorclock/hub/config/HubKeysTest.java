// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.hub.broker.BrokerAddress;
import org.doorclock.hub.calendar.BandRules;
import org.doorclock.hub.calendar.WeekTime;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubKeysTest {

    @Test
    void keysAndDefaultsArePinned() {
        assertThat(HubKeys.ALL.stream().collect(Collectors.toMap(Key::name, Key::defaultValue)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("data", "hub-data"),
                        Map.entry("keys", ""),
                        Map.entry("sites", ""),
                        Map.entry("measures", ""),
                        Map.entry("http.host", "127.0.0.1"),
                        Map.entry("http.port", "8080"),
                        Map.entry("http.tls", ""),
                        Map.entry("http.public-url", ""),
                        Map.entry("http.proxy", ""),
                        Map.entry("access.session-idle", "30m"),
                        Map.entry("access.session-most", "12h"),
                        Map.entry("access.requests-per-second", "100"),
                        Map.entry("access.unsealings-per-hour", "30"),
                        Map.entry("http.connections-per-address", "500"),
                        Map.entry("oidc.issuer", ""),
                        Map.entry("oidc.client-id", ""),
                        Map.entry("oidc.client-secret-file", ""),
                        Map.entry("oidc.title", "your organisation"),
                        Map.entry("oidc.scopes", "openid profile"),
                        Map.entry("oidc.roles-claim", "groups"),
                        Map.entry("oidc.name-claim", "name"),
                        Map.entry("oidc.grants", ""),
                        Map.entry("oidc.contact", "whoever runs this hub"),
                        Map.entry("mqtt.host", "127.0.0.1"),
                        Map.entry("mqtt.port", "1883"),
                        Map.entry("mqtt.tls", ""),
                        Map.entry("mqtt.crl", ""),
                        Map.entry("tls.look", "20s"),
                        Map.entry("broker.url", ""),
                        Map.entry("broker.identity", ""),
                        Map.entry("phone", ""),
                        Map.entry("board.level", "0"),
                        Map.entry("clock.trust", "kernel"),
                        Map.entry("clock.rate", "1"),
                        Map.entry("clock.origin", ""),
                        Map.entry("devices.commissioned-only", "false"),
                        Map.entry("releases.trust", ""),
                        Map.entry("releases.url", ""),
                        Map.entry("alerts.webhook", ""),
                        Map.entry("alerts.key-file", ""),
                        Map.entry("alerts.offline-after", "5m"),
                        Map.entry("alerts.hold", "1m"),
                        Map.entry("alerts.storage-mib", "256"),
                        Map.entry("alerts.queue", "50"),
                        Map.entry("alerts.certificate-days", "7"),
                        Map.entry("reports.folder", ""),
                        Map.entry("reports.day", "5"),
                        Map.entry("reports.measures", "asi-4a,asi-4b,door-to-scan"),
                        Map.entry("organisation", ""),
                        Map.entry("nation", "england"),
                        Map.entry("bank-holidays", ""),
                        Map.entry("changes", ""),
                        Map.entry("bands.in-hours.days", "mon,tue,wed,thu,fri"),
                        Map.entry("bands.in-hours.from", "08:00"),
                        Map.entry("bands.in-hours.to", "18:00"),
                        Map.entry("bands.in-hours.bank-holidays", "false"),
                        Map.entry("bands.weekend.from", "sat 00:00"),
                        Map.entry("bands.weekend.to", "mon 00:00"),
                        Map.entry("bands.weekend.bank-holidays", "as-they-fall")));
    }

    @Test
    void everyKeyIsDocumented() {
        assertThat(HubKeys.ALL).allSatisfy(key -> assertThat(key.help()).hasSizeGreaterThan(15));
    }

    @Test
    void valuesAreRead() throws SettingsException {
        final HubConfig config = load(Map.of(
                "sites",
                "north, south,",
                "broker.url",
                "tcp://broker",
                "clock.rate",
                "10",
                "clock.origin",
                "2026-01-01T00:00:00Z"));

        assertThat(config.sites()).containsExactly("north", "south");
        assertThat(config.broker()).contains(new BrokerAddress("broker", 1883, false));
        assertThat(config.data()).isEqualTo(Path.of("hub-data"));
        assertThat(config.clock().timeSource().rate()).isEqualTo(10);
    }

    @Test
    void bandsAreAsTheUsualOnesUnlessTheirKeysSayOtherwise() throws SettingsException {
        assertThat(load(Map.of()).places().bands()).isEqualTo(BandRules.usual());
        final BandRules other = load(Map.of(
                        "bands.in-hours.days", "mon, sat",
                        "bands.in-hours.from", "09:30",
                        "bands.in-hours.to", "24:00",
                        "bands.in-hours.bank-holidays", "true",
                        "bands.weekend.from", "fri 17:01",
                        "bands.weekend.bank-holidays", "apart"))
                .places()
                .bands();
        assertThat(other.days()).containsOnly(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
        assertThat(other.from()).isEqualTo(9 * 60 + 30);
        assertThat(other.to()).isEqualTo(24 * 60);
        assertThat(other.holidaysInHours()).isTrue();
        assertThat(other.weekendFrom()).isEqualTo(new WeekTime(DayOfWeek.FRIDAY, 17 * 60 + 1));
        assertThat(other.holidays()).isEqualTo(BandRules.Holidays.APART);
    }

    @ParameterizedTest
    @CsvSource({
        "http.port, 65536",
        "http.public-url, doorclock.example",
        "http.public-url, https://doorclock.example/hub",
        "http.proxy, proxy.example",
        "access.session-idle, soon",
        "access.requests-per-second, 0",
        "access.unsealings-per-hour, 0",
        "http.connections-per-address, 0",
        "mqtt.port, -1",
        "mqtt.tls, tls",
        "mqtt.crl, crl.pem",
        "http.public-url, https://a.example:65536",
        "alerts.webhook, https://-.example:65536",
        "alerts.webhook, https://alerts.example/%zz",
        "tls.look, 2m",
        "sites, North Wing",
        "broker.url, http://broker",
        "broker.url, tcp://user:secret@broker",
        "clock.trust, me",
        "reports.day, 29",
        "reports.measures, asi-9",
        "reports.measures, ','",
        "clock.rate, 0",
        "clock.rate, 2",
        "clock.origin, yesterday",
        "nation, britain",
        "bands.in-hours.days, 'mon-fri'",
        "bands.in-hours.from, 8",
        "bands.in-hours.to, 08:00",
        "bands.in-hours.to, 24:01",
        "bands.in-hours.bank-holidays, no",
        "bands.weekend.from, friday 17:00",
        "bands.weekend.to, sat 00:00",
        "bands.weekend.bank-holidays, never"
    })
    void aValueThatIsNotOneIsNamedByItsKey(final String key, final String value) {
        assertThatThrownBy(() -> load(Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key.equals("clock.rate") && value.equals("2") ? "clock.origin" : key);
    }

    @Test
    void anAddressOfARevocationListIsLookedAtBeforeItIsAskedFor() {
        assertThatThrownBy(() -> load(Map.of("mqtt.tls", "tls", "mqtt.crl", "https://a_b.example/crl.pem")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("mqtt.crl");
    }

    private static HubConfig load(final Map<String, String> flags) throws SettingsException {
        return HubConfig.of(Settings.load("hub", HubKeys.ALL, Optional.empty(), Map.of(), flags));
    }
}
