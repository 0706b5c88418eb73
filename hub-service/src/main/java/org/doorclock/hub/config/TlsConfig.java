// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.doorclock.tls.CrlSource;

/**
 * By what the hub proves itself, and whom its broker lets in.
 *
 * @param pages folder of what pages and API prove themselves by; empty is plain HTTP
 * @param devices how devices connect to the embedded broker; empty is plain MQTT for everybody
 * @param identity folder of what the hub proves itself by to another broker
 * @param look how often files and the revocation list are looked at
 */
public record TlsConfig(Optional<Path> pages, Optional<Devices> devices, Optional<Path> identity, Duration look) {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(60);

    /**
     * @param folder with certificate, key and authorities
     * @param crl file or URL of the authorities' revocation list
     */
    public record Devices(Path folder, String crl) {}

    static TlsConfig of(final Settings settings) throws SettingsException {
        final Duration look = settings.duration(HubKeys.TLS_LOOK);
        if (look.compareTo(LEAST) < 0 || look.compareTo(MOST) > 0) {
            throw Settings.wrong(HubKeys.TLS_LOOK, "from 100ms to 60s");
        }
        return new TlsConfig(
                settings.optionalText(HubKeys.HTTP_TLS).map(Path::of),
                devices(settings),
                settings.optionalText(HubKeys.BROKER_IDENTITY).map(Path::of),
                look);
    }

    private static Optional<Devices> devices(final Settings settings) throws SettingsException {
        final Optional<Path> folder = settings.optionalText(HubKeys.MQTT_TLS).map(Path::of);
        final Optional<String> crl = settings.optionalText(HubKeys.MQTT_CRL);
        if (folder.isPresent() != crl.isPresent()) {
            throw Settings.wrong(
                    folder.isPresent() ? HubKeys.MQTT_CRL : HubKeys.MQTT_TLS,
                    "set where " + (folder.isPresent() ? HubKeys.MQTT_TLS : HubKeys.MQTT_CRL).name() + " is");
        }
        if (folder.isPresent() && settings.optionalText(HubKeys.BROKER_URL).isPresent()) {
            throw Settings.wrong(HubKeys.MQTT_TLS, "left out where broker.url names another broker");
        }
        if (crl.filter(CrlSource::isUrl).isPresent()) {
            settings.choice(
                    HubKeys.MQTT_CRL, Settings::url, "a file, or a URL such as https://ca.example:8443/crl.pem");
        }
        return folder.map(at -> new Devices(at, crl.orElseThrow()));
    }
}
