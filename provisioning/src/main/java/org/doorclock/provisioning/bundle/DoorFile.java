// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.util.Map;
import java.util.TreeMap;
import org.doorclock.provisioning.doors.DoorRow;

/** A door's own configuration, as its program reads it. */
final class DoorFile {

    /** The folder of the device's key and certificate, below its data. */
    private static final String IDENTITY = "/identity";

    private static final String RELEASE_TRUST = "/etc/doorclock/release.pem";

    private DoorFile() {}

    /** @param hasRelease whether the bundle brings the public release key, which the first boot puts beside this file */
    static String of(final DoorRow row, final SiteFile site, final boolean hasRelease) {
        final Map<String, String> keys = new TreeMap<>(site.door());
        keys.put("site", row.site());
        keys.put("device", row.name());
        keys.put("door", row.door());
        keys.put("name", row.room());
        keys.put("kind", row.kind());
        keys.put("phone", row.phone());
        keys.put("broker", site.broker().toString());
        keys.put("est.url", site.enrolment().toString());
        keys.put("identity", site.door().get("data") + IDENTITY);
        if (hasRelease) {
            keys.put("update.trust", RELEASE_TRUST);
        }
        final StringBuilder text = new StringBuilder(
                "# Made by 'doorclock provision build'. What is changed here is gone when the card is made again.\n");
        keys.forEach((key, value) ->
                text.append(key).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** As a properties file in UTF-8 has it. */
    private static String escaped(final String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replaceFirst("^ ", "\\\\ ");
    }
}
