// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.files.FileModes;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * When somebody is told of a device, and where.
 *
 * @param webhook where alerts are posted; empty if nowhere
 * @param offlineAfter how long a device may not be heard
 * @param hold how long all else must be so, or be well again
 * @param storageBytes with less room a device is nearly full
 * @param queue with more events without a receipt its queue grows
 * @param certificate a certificate that is good for less is expiring
 */
public record AlertsConfig(
        Optional<Hook> webhook,
        Duration offlineAfter,
        Duration hold,
        long storageBytes,
        long queue,
        Duration certificate) {

    private static final long MEBIBYTE = 1L << 20;
    private static final int MOST = 1_000_000;
    private static final int MOST_DAYS = 365;
    private static final int LEAST_KEY_BYTES = 16;
    private static final int MOST_KEY_BYTES = 4096;

    /** Where alerts are posted, and what they are signed with. */
    public record Hook(URI url, byte[] key) {

        @Override
        public String toString() {
            return "Hook[url=" + url + "]";
        }
    }

    static AlertsConfig of(final Settings settings) throws SettingsException {
        return new AlertsConfig(
                hook(settings),
                settings.duration(AlertKeys.OFFLINE_AFTER),
                settings.duration(AlertKeys.HOLD),
                settings.number(AlertKeys.STORAGE, 1, MOST) * MEBIBYTE,
                settings.number(AlertKeys.QUEUE, 1, MOST),
                Duration.ofDays(settings.number(AlertKeys.CERTIFICATE_DAYS, 1, MOST_DAYS)));
    }

    private static Optional<Hook> hook(final Settings settings) throws SettingsException {
        if (settings.optionalText(AlertKeys.WEBHOOK).isEmpty()) {
            return Optional.empty();
        }
        final URI url =
                settings.choice(AlertKeys.WEBHOOK, Settings::url, "a URL such as https://alerts.example/doorclock");
        return Optional.of(new Hook(url, key(settings)));
    }

    private static byte[] key(final Settings settings) throws SettingsException {
        final Path file = Path.of(settings.text(AlertKeys.KEY_FILE));
        final String wanted = "a file with 16 bytes or more that only its owner may read (chmod 600)";
        if (settings.optionalText(AlertKeys.KEY_FILE).isEmpty()) {
            throw Settings.wrong(AlertKeys.KEY_FILE, wanted);
        }
        try {
            if (FileModes.areOpenToOthers(file) || Files.size(file) > MOST_KEY_BYTES) {
                throw Settings.wrong(AlertKeys.KEY_FILE, wanted);
            }
            final byte[] key = Files.readString(file).strip().getBytes(UTF_8);
            if (key.length < LEAST_KEY_BYTES) {
                throw Settings.wrong(AlertKeys.KEY_FILE, wanted);
            }
            return key;
        } catch (IOException e) {
            throw Settings.wrong(AlertKeys.KEY_FILE, wanted);
        }
    }
}
