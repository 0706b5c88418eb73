// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import org.doorclock.settings.Key;

/** The configuration keys of the alerts. */
public final class AlertKeys {

    public static final Key WEBHOOK = new Key(
            "alerts.webhook",
            "",
            "URL that alerts about devices are posted to as JSON, signed with the key; none posts nowhere. They go over MQTT in"
                    + " any case.");
    public static final Key KEY_FILE = new Key(
            "alerts.key-file",
            "",
            "File with the secret that the webhook's receiver checks signatures with, 16 bytes or more, closed to others.");
    public static final Key OFFLINE_AFTER =
            new Key("alerts.offline-after", "5m", "A device that is not heard for so long is said to be offline.");
    public static final Key HOLD = new Key(
            "alerts.hold",
            "1m",
            "Whatever else is wrong must be so for so long before it is said, and be well for so long before that is said.");
    public static final Key STORAGE = new Key(
            "alerts.storage-mib",
            "256",
            "A device with less room than this, in MiB, is nearly full; well again with a fifth more. 1 to 1000000.");
    public static final Key QUEUE = new Key(
            "alerts.queue",
            "50",
            "A device that is heard with more events than this without a receipt has a growing queue; well again at half of"
                    + " it. 1 to 1000000.");
    public static final Key CERTIFICATE_DAYS = new Key(
            "alerts.certificate-days",
            "7",
            "A certificate that is good for fewer days than this is expiring; devices renew theirs before. 1 to 365.");

    private AlertKeys() {}
}
