// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * What all devices have in common and no row says.
 *
 * @param enrolment the enrolment server
 * @param hub where people see the hub's pages, without a slash at its end
 * @param broker where devices connect
 * @param aptSource one line for apt, or empty for Debian's own sources
 * @param aptKey its public key, armoured; empty if there is none
 * @param country two letters, for the rules of radio
 * @param door keys of every door's own configuration
 */
public record SiteFile(
        URI enrolment,
        URI hub,
        URI broker,
        String aptSource,
        String aptKey,
        String country,
        SortedMap<String, String> door) {

    static final Key ENROLMENT = new Key(
            "est.url", "", "The enrolment server that devices reach, such as https://estates.example:8443. Needed.");
    static final Key HUB =
            new Key("hub.url", "", "Where people see the hub's pages, such as https://doorclock.example. Needed.");
    static final Key BROKER =
            new Key("broker", "", "The broker that devices reach, such as ssl://broker.example:8883. Needed.");
    static final Key APT_SOURCE = new Key(
            "apt.source", "", "One line of apt's for where doorclock-door comes from. Empty: what the image knows.");
    static final Key APT_KEY = new Key("apt.key", "", "File with that source's public key, armoured. Empty: none.");
    static final Key COUNTRY = new Key("wifi.country", "GB", "Two letters: whose rules of radio hold.");

    /** Keys of the door that are the same at all doors of a site; the others come from the spreadsheet or are not for it. */
    private static final List<String> DOOR = List.of(
            "data",
            "keys",
            "http.port",
            "clock.drift-ppm",
            "capture.one-scan",
            "capture.repeat-after",
            "capture.case-window",
            "capture.place-within",
            "capture.command-within",
            "capture.undo-within",
            "capture.double-read",
            "barcode.organisation",
            "barcode.local-number",
            "barcode.bare-nhs-number",
            "reader.devices",
            "reader.pause-ends",
            "reader.letters-without-aim",
            "pins",
            "storage.keep",
            "storage.low-mib",
            "screen.command",
            "log.folder",
            "update.window",
            "update.quiet",
            "update.trial");

    private static final Map<String, String> APPLIANCE = Map.of(
            "data", "/var/lib/doorclock/data",
            "keys", "/var/lib/doorclock/keys",
            "reader.devices", "any",
            "screen.command", "/usr/lib/doorclock/screen",
            "log.folder", "/var/lib/doorclock/log");

    private static final String DOOR_PREFIX = "door.";

    /** Every key of the file, in the order of the help. */
    public static List<Key> keys() {
        return Stream.concat(
                        Stream.of(ENROLMENT, HUB, BROKER, APT_SOURCE, APT_KEY, COUNTRY),
                        DOOR.stream()
                                .map(key -> new Key(
                                        DOOR_PREFIX + key,
                                        APPLIANCE.getOrDefault(key, ""),
                                        "The door's key " + key + ", at every door. 'doorclock door --help' tells.")))
                .toList();
    }

    /** The keys of the door's own configuration that a bundle can set. */
    public static List<String> doorKeys() {
        return DOOR;
    }

    /** @throws SettingsException if the file lacks what is needed or says what cannot be */
    public static SiteFile read(final Path file) throws SettingsException {
        final Settings settings = Settings.load("provision", keys(), Optional.of(file), System.getenv(), Map.of());
        final SortedMap<String, String> door = new TreeMap<>();
        for (final String key : DOOR) {
            final String value = settings.text(new Key(DOOR_PREFIX + key, "", ""));
            if (!value.isEmpty()) {
                door.put(key, value);
            }
        }
        final String country = settings.text(COUNTRY);
        if (!country.matches("[A-Z]{2}")) {
            throw Settings.wrong(COUNTRY, "two capital letters, such as GB");
        }
        return new SiteFile(
                enrolment(settings),
                url(settings, HUB, List.of("https", "http"), false),
                url(settings, BROKER, List.of("ssl", "tcp"), true),
                settings.text(APT_SOURCE).lines().findFirst().orElse(""),
                key(settings, file),
                country,
                door);
    }

    /** As a door takes it: its client knows the path by itself. */
    private static URI enrolment(final Settings settings) throws SettingsException {
        final URI url = url(settings, ENROLMENT, List.of("https"), false);
        if (!url.getPath().isEmpty() || url.getQuery() != null || url.getFragment() != null) {
            throw Settings.wrong(ENROLMENT, "https://host or https://host:port, with nothing behind");
        }
        return url;
    }

    private static URI url(final Settings settings, final Key key, final List<String> schemes, final boolean withPort)
            throws SettingsException {
        final String text = settings.text(key).replaceFirst("/+$", "");
        try {
            final URI url = URI.create(text);
            if (schemes.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && (url.getPort() > 0 || !withPort)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Settings.wrong(key, "a URL that begins with " + String.join(":// or ", schemes) + "://");
    }

    private static String key(final Settings settings, final Path file) throws SettingsException {
        final Optional<String> name = settings.optionalText(APT_KEY);
        if (name.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(file.toAbsolutePath().resolveSibling(name.get()));
        } catch (IOException e) {
            throw Settings.wrong(APT_KEY, "a file that can be read");
        }
    }
}
