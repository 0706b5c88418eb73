// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.doorclock.barcode.BarcodeRules;
import org.doorclock.door.capture.CaptureSettings;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.retire.Retirement;
import org.doorclock.door.retire.Volume;
import org.doorclock.door.update.UpdateSettings;
import org.doorclock.door.update.Window;
import org.doorclock.event.Names;
import org.doorclock.hardware.reader.ReaderAddress;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.ClockTrust;

/**
 * A door's configuration, checked.
 *
 * @param enrolment the enrolment server: scheme, host and port
 * @param readers where barcode readers are
 * @param lettersWithoutAim see {@link org.doorclock.hardware.reader.ReaderSettings}
 * @param places GLN, or GLN and extension joined by a full stop, to a place's name
 * @param pins the pin map's file, {@code default}, or {@code simulated}
 * @param keep how long events stay after their receipt
 * @param storageLow bytes
 * @param screenCommand empty if the door does not look after a browser
 * @param updates empty if the door takes no releases
 */
public record DoorConfig(
        String site,
        String device,
        String door,
        String name,
        Path data,
        Path keys,
        Optional<URI> broker,
        Path identity,
        Optional<URI> enrolment,
        List<ReaderAddress> readers,
        String phone,
        Map<String, String> places,
        int httpPort,
        Clock clock,
        CaptureSettings capture,
        BarcodeRules barcodes,
        boolean pauseEnds,
        boolean lettersWithoutAim,
        Optional<String> pins,
        Duration keep,
        long storageLow,
        String screenCommand,
        Optional<Path> logFolder,
        Volume volume,
        Optional<UpdateSettings> updates) {

    private static final long MEBIBYTE = 1L << 20;
    private static final int EST_PORT = 8443;
    private static final String BROKER_FORM = "tcp://host:port or ssl://host:port";

    /** Which clock the door goes by. */
    public record Clock(ClockTrust trust, long driftPpm, double rate, Optional<Instant> origin) {}

    /** What ends this device. */
    public Retirement retirement() {
        return new Retirement(site + "/" + device, identity, keys, data, volume);
    }

    /** @throws SettingsException if a value cannot be used */
    public static DoorConfig of(final Settings settings) throws SettingsException {
        final String device = name(settings, DoorKeys.DEVICE, "");
        final String door = name(settings, DoorKeys.DOOR, device);
        return new DoorConfig(
                name(settings, DoorKeys.SITE, ""),
                device,
                door,
                settings.optionalText(DoorKeys.NAME).orElse(door),
                path(settings, DoorKeys.DATA),
                path(settings, DoorKeys.KEYS),
                broker(settings),
                settings.optionalText(DoorKeys.IDENTITY)
                        .map(Path::of)
                        .orElse(path(settings, DoorKeys.DATA).resolve("identity")),
                enrolment(settings),
                readers(settings),
                settings.text(DoorKeys.PHONE),
                PlaceNames.read(settings.text(DoorKeys.PLACES)),
                settings.number(DoorKeys.HTTP_PORT, 0, 65535),
                clock(settings),
                capture(settings),
                barcodes(settings),
                settings.flag(DoorKeys.READER_PAUSE_ENDS),
                settings.flag(DoorKeys.READER_LETTERS),
                settings.optionalText(DoorKeys.PINS),
                keep(settings),
                settings.number(DoorKeys.STORAGE_LOW, 1, 1_000_000) * MEBIBYTE,
                settings.text(DoorKeys.SCREEN_COMMAND),
                settings.optionalText(DoorKeys.LOG_FOLDER).map(Path::of),
                new Volume(
                        settings.optionalText(DoorKeys.ERASURE_WORD).map(Path::of),
                        path(settings, DoorKeys.ERASURE_FOLDER)),
                updates(settings));
    }

    private static String name(final Settings settings, final Key key, final String otherwise)
            throws SettingsException {
        final String value = settings.optionalText(key).orElse(otherwise);
        if (!Names.isValid(value)) {
            throw new SettingsException(key.name() + ": " + Names.RULE + ". " + key.help());
        }
        return value;
    }

    private static Path path(final Settings settings, final Key key) throws SettingsException {
        return Path.of(settings.optionalText(key).orElseThrow(() -> Settings.wrong(key, "a folder")));
    }

    private static Optional<URI> broker(final Settings settings) throws SettingsException {
        try {
            final Optional<URI> broker = settings.optionalText(DoorKeys.BROKER).map(URI::create);
            if (broker.isPresent()
                    && (broker.get().getHost() == null || broker.get().getPort() < 0)) {
                throw Settings.wrong(DoorKeys.BROKER, "a URL with host and port");
            }
            return broker;
        } catch (IllegalArgumentException e) {
            throw Settings.wrong(DoorKeys.BROKER, BROKER_FORM);
        }
    }

    private static boolean isBroker(final URI url) {
        return ("tcp".equals(url.getScheme()) || "ssl".equals(url.getScheme()))
                && url.getHost() != null
                && url.getPort() > 0;
    }

    private static Optional<URI> enrolment(final Settings settings) throws SettingsException {
        final Optional<String> text = settings.optionalText(DoorKeys.EST_URL);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            final URI url = new URI(text.get());
            if ("https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && List.of("", "/").contains(url.getPath())) {
                final int port = url.getPort() < 0 ? EST_PORT : url.getPort();
                return Optional.of(new URI("https", null, url.getHost(), port, null, null, null));
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw Settings.wrong(DoorKeys.EST_URL, "https://host or https://host:port");
    }

    private static List<ReaderAddress> readers(final Settings settings) throws SettingsException {
        final List<ReaderAddress> readers = new ArrayList<>();
        for (final String text : settings.text(DoorKeys.READERS).split(",")) {
            if (!text.isBlank()) {
                readers.add(ReaderAddress.parse(text.strip())
                        .orElseThrow(() -> Settings.wrong(DoorKeys.READERS, ReaderAddress.FORMS)));
            }
        }
        return List.copyOf(readers);
    }

    private static Clock clock(final Settings settings) throws SettingsException {
        final ClockTrust trust = settings.choice(DoorKeys.CLOCK_TRUST, ClockTrust::ofWireName, "kernel or host");
        try {
            return new Clock(
                    trust,
                    settings.number(DoorKeys.CLOCK_DRIFT, 1, 1000),
                    settings.factor(DoorKeys.CLOCK_RATE),
                    settings.optionalText(DoorKeys.CLOCK_ORIGIN).map(Instant::parse));
        } catch (DateTimeException e) {
            throw Settings.wrong(DoorKeys.CLOCK_ORIGIN, "an instant such as 2026-04-01T08:00:00Z");
        }
    }

    private static CaptureSettings capture(final Settings settings) throws SettingsException {
        return new CaptureSettings(
                settings.choice(DoorKeys.KIND, DoorKind::ofWireName, "ct-door or ed-door"),
                settings.flag(DoorKeys.ONE_SCAN),
                settings.duration(DoorKeys.REPEAT_AFTER),
                settings.duration(DoorKeys.CASE_WINDOW),
                settings.duration(DoorKeys.PLACE_WITHIN),
                settings.duration(DoorKeys.COMMAND_WITHIN),
                settings.duration(DoorKeys.UNDO_WITHIN),
                settings.duration(DoorKeys.DOUBLE_READ));
    }

    private static BarcodeRules barcodes(final Settings settings) throws SettingsException {
        try {
            return new BarcodeRules(
                    settings.text(DoorKeys.BARCODE_ORGANISATION),
                    settings.text(DoorKeys.BARCODE_LOCAL),
                    settings.flag(DoorKeys.BARCODE_BARE_NHS));
        } catch (PatternSyntaxException e) {
            throw Settings.wrong(DoorKeys.BARCODE_LOCAL, "a regular expression");
        } catch (IllegalArgumentException e) {
            throw new SettingsException(DoorKeys.BARCODE_ORGANISATION.name() + ": " + e.getMessage() + ".");
        }
    }

    private static Optional<UpdateSettings> updates(final Settings settings) throws SettingsException {
        final Window window = settings.choice(DoorKeys.UPDATE_WINDOW, Window::parse, Window.FORM);
        final Duration quiet = settings.duration(DoorKeys.UPDATE_QUIET);
        final Duration trial = settings.duration(DoorKeys.UPDATE_TRIAL);
        if (trial.compareTo(Duration.ofSeconds(5)) < 0 || trial.compareTo(Duration.ofMinutes(4)) > 0) {
            throw Settings.wrong(DoorKeys.UPDATE_TRIAL, "5s to 4m");
        }
        return settings.optionalText(DoorKeys.UPDATE_FOLDER)
                .map(folder -> new UpdateSettings(
                        Path.of(folder),
                        settings.optionalText(DoorKeys.UPDATE_TRUST).map(Path::of),
                        window,
                        quiet,
                        trial));
    }

    private static Duration keep(final Settings settings) throws SettingsException {
        final Duration keep = settings.duration(DoorKeys.RETENTION);
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw Settings.wrong(DoorKeys.RETENTION, "1d or more");
        }
        return keep;
    }
}
