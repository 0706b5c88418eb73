// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.Names;
import org.doorclock.hub.broker.BrokerAddress;
import org.doorclock.measure.Measure;
import org.doorclock.measure.Measures;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * The hub's settings, checked.
 *
 * @param data directory of the journal
 * @param keys directory of the keys, if one is configured
 * @param sites those configured
 * @param measures the rules that cases are counted by, the site's own among them
 * @param access what people and machines that ask are held to
 * @param broker an external broker; empty starts the embedded one
 * @param tls by what the hub proves itself, and whom its broker lets in
 * @param boardLevel what boards say where their address does not: 0 or 1
 * @param clock where the time comes from
 * @param commissionedOnly whether the events of devices that nobody signed for count nowhere
 * @param alerts when somebody is told of a device
 * @param releases new versions for the doors
 * @param places where sites belong, and which hours figures tell apart
 * @param reports the monthly report
 */
public record HubConfig(
        Path data,
        Optional<Path> keys,
        List<String> sites,
        List<Measure> measures,
        String httpHost,
        int httpPort,
        AccessConfig access,
        String mqttHost,
        int mqttPort,
        Optional<BrokerAddress> broker,
        TlsConfig tls,
        String phone,
        int boardLevel,
        ClockConfig clock,
        boolean commissionedOnly,
        AlertsConfig alerts,
        ReleasesConfig releases,
        PlacesConfig places,
        ReportsConfig reports) {

    private static final int MOST_PORT = 65_535;

    /** @throws SettingsException if a value is not one that its key takes */
    public static HubConfig of(final Settings settings) throws SettingsException {
        final List<Measure> measures = measures(settings);
        return new HubConfig(
                Path.of(settings.text(HubKeys.DATA)),
                settings.optionalText(HubKeys.KEYS).map(Path::of),
                sites(settings),
                measures,
                settings.text(HubKeys.HTTP_HOST),
                settings.number(HubKeys.HTTP_PORT, 0, MOST_PORT),
                AccessConfig.of(settings),
                settings.text(HubKeys.MQTT_HOST),
                settings.number(HubKeys.MQTT_PORT, 0, MOST_PORT),
                broker(settings),
                TlsConfig.of(settings),
                settings.text(HubKeys.PHONE),
                settings.number(HubKeys.BOARD_LEVEL, 0, 1),
                ClockConfig.of(settings),
                settings.flag(HubKeys.COMMISSIONED_ONLY),
                AlertsConfig.of(settings),
                ReleasesConfig.of(settings),
                PlacesConfig.of(settings, measures),
                ReportsConfig.of(settings, measures));
    }

    private static List<String> sites(final Settings settings) throws SettingsException {
        final List<String> sites = Arrays.stream(settings.text(HubKeys.SITES).split(","))
                .map(String::strip)
                .filter(site -> !site.isEmpty())
                .distinct()
                .toList();
        if (!sites.stream().allMatch(Names::isValid)) {
            throw Settings.wrong(HubKeys.SITES, "names separated by commas; each " + Names.RULE);
        }
        return sites;
    }

    private static List<Measure> measures(final Settings settings) throws SettingsException {
        final Optional<String> file = settings.optionalText(HubKeys.MEASURES);
        return file.isPresent() ? Measures.with(Path.of(file.get())) : Measures.builtIn();
    }

    private static Optional<BrokerAddress> broker(final Settings settings) throws SettingsException {
        final Key key = HubKeys.BROKER_URL;
        if (settings.optionalText(key).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(settings.choice(key, BrokerAddress::of, "a URL such as tcp://10.0.0.5:1883"));
    }
}
