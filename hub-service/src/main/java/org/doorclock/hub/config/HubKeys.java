// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.util.List;
import org.doorclock.settings.Key;

/** Every configuration key of the hub. */
public final class HubKeys {

    public static final Key DATA = new Key(
            "data", "hub-data", "Directory of the hub's journal; made if it is not there. One hub to a directory.");
    public static final Key KEYS =
            new Key("keys", "", "Directory with the keys that identifiers are tokenised and sealed with.");
    public static final Key SITES = new Key(
            "sites", "", "Sites that this hub serves, separated by commas; others are added when they are heard of.");
    public static final Key MEASURES = new Key(
            "measures",
            "",
            "YAML file of the site's own measures; those of a built-in id take its place. See docs/measures.md.");
    public static final Key HTTP_HOST =
            new Key("http.host", "127.0.0.1", "Address that pages and API listen on; 0.0.0.0 is every network.");
    public static final Key HTTP_PORT =
            new Key("http.port", "8080", "Port of pages and API, 0 to 65535; 0 picks a free one.");
    public static final Key HTTP_TLS = new Key(
            "http.tls",
            "",
            "Folder of cert.pem (with its issuers) and key.pem, for HTTPS alone on http.port; none is plain HTTP. New files"
                    + " are taken up without a restart.");
    public static final Key PUBLIC_URL = new Key(
            "http.public-url",
            "",
            "Where browsers find the hub, such as https://doorclock.example, if a reverse proxy stands before it. With"
                    + " https cookies go over TLS alone.");
    public static final Key PROXY = new Key(
            "http.proxy",
            "",
            "Address of the reverse proxy whose X-Forwarded-For is believed; without it all who come through a proxy"
                    + " share one limit.");
    public static final Key SESSION_IDLE =
            new Key("access.session-idle", "30m", "Who has signed in and does nothing for so long must sign in again.");
    public static final Key SESSION_MOST =
            new Key("access.session-most", "12h", "Who has signed in must do so again after so long in any case.");
    public static final Key REQUESTS = new Key(
            "access.requests-per-second",
            "100",
            "Requests that one user or token may make a second at length, and ten times as many at once.");
    public static final Key UNSEALINGS = new Key(
            "access.unsealings-per-hour",
            "30",
            "Identities that one clinician may open or try to open at once, and again an hour; beyond it they are refused, which"
                    + " the audit log has.");
    public static final Key CONNECTIONS = new Key(
            "http.connections-per-address",
            "500",
            "Connections that one address may have open at a time; the reverse proxy's address (http.proxy) has no limit.");
    public static final Key MQTT_HOST = new Key(
            "mqtt.host",
            "127.0.0.1",
            "Address that the embedded broker listens on. Without mqtt.tls it asks nobody who they are: keep it on"
                    + " this machine then.");
    public static final Key MQTT_PORT =
            new Key("mqtt.port", "1883", "Port of the embedded broker, 0 to 65535; 0 picks a free one.");
    public static final Key MQTT_TLS = new Key(
            "mqtt.tls",
            "",
            "Folder of cert.pem (with its issuers), key.pem and ca.pem, with which the embedded broker takes devices with a"
                    + " certificate of these authorities alone. See docs/estates.md.");
    public static final Key MQTT_CRL = new Key(
            "mqtt.crl",
            "",
            "File or URL of the revocation list of the authorities in mqtt.tls; who is on it is cut off. Needed with"
                    + " mqtt.tls.");
    public static final Key TLS_LOOK = new Key(
            "tls.look",
            "20s",
            "How often the revocation list, and the files of http.tls and mqtt.tls, are looked at; 100ms to 60s.");
    public static final Key BROKER_URL = new Key(
            "broker.url",
            "",
            "An MQTT 5 broker to use, such as tcp://10.0.0.5:1883 or ssl://broker:8883; none starts the"
                    + " embedded one.");
    public static final Key BROKER_IDENTITY = new Key(
            "broker.identity",
            "",
            "Folder of cert.pem (with its issuers), key.pem and ca.pem, with which the hub connects to broker.url by ssl://;"
                    + " none trusts as Java does, and shows no certificate.");
    public static final Key PHONE = new Key("phone", "", "Whom to ring when a board is stale; shown on the boards.");
    public static final Key BOARD_LEVEL = new Key(
            "board.level",
            "0",
            "What boards say where their address does not: 0 where the public can see them, 1 in rooms for staff.");
    public static final Key CLOCK_TRUST = new Key(
            "clock.trust",
            "kernel",
            "Who vouches for the clock: kernel (synchronised by NTP) or host (whoever sets this).");
    public static final Key CLOCK_RATE = new Key(
            "clock.rate",
            "1",
            "How fast the clock runs against the real one; above 0, other than 1 in simulations only.");
    public static final Key CLOCK_ORIGIN = new Key(
            "clock.origin",
            "",
            "ISO 8601 instant at which the simulated and the real time are the same; needed with" + " clock.rate.");

    public static final Key COMMISSIONED_ONLY = new Key(
            "devices.commissioned-only",
            "false",
            "true: what a device recorded while nobody had signed for it is kept, shown and marked, and counted in no figure."
                    + " Set it in production.");

    public static final Key RELEASES_TRUST = new Key(
            "releases.trust",
            "",
            "The trust's public release key, release.pem of its authority: releases that it signed can be offered to devices."
                    + " Empty: none are.");
    public static final Key RELEASES_URL = new Key(
            "releases.url",
            "",
            "Where devices reach this hub's pages, such as https://doorclock.example. Empty: http.public-url, else where the hub"
                    + " listens.");

    public static final Key ORGANISATION = new Key(
            "organisation",
            "",
            "CSV file that says which trust, network, region and nation each site is of; none places no site.");
    public static final Key NATION = new Key(
            "nation",
            "england",
            "Whose bank holidays sites keep that the organisation file places in no nation: england, wales, scotland or"
                    + " northern-ireland.");
    public static final Key BANK_HOLIDAYS = new Key(
            "bank-holidays",
            "",
            "JSON file in the form of gov.uk's bank-holidays.json: added at the start to those known, which are kept in the"
                    + " data directory.");
    public static final Key IN_HOURS_DAYS =
            new Key("bands.in-hours.days", "mon,tue,wed,thu,fri", "Days with in-hours, separated by commas.");
    public static final Key IN_HOURS_FROM =
            new Key("bands.in-hours.from", "08:00", "When in-hours begin, local time, inclusive.");
    public static final Key IN_HOURS_TO =
            new Key("bands.in-hours.to", "18:00", "When in-hours end, local time, exclusive; at most 24:00.");
    public static final Key IN_HOURS_HOLIDAYS =
            new Key("bands.in-hours.bank-holidays", "false", "Whether a bank holiday has in-hours: true or false.");
    public static final Key WEEKEND_FROM =
            new Key("bands.weekend.from", "sat 00:00", "Day and local time at which the weekend begins, inclusive.");
    public static final Key WEEKEND_TO =
            new Key("bands.weekend.to", "mon 00:00", "Day and local time at which the weekend ends, exclusive.");
    public static final Key WEEKEND_HOLIDAYS = new Key(
            "bands.weekend.bank-holidays",
            "as-they-fall",
            "What bank holidays are: as-they-fall (weekday or weekend by the day), weekend, or apart (neither).");

    public static final Key REPORTS_FOLDER = new Key(
            "reports.folder",
            "",
            "Folder that each month's report is put into, once; none writes no reports. The reports hold figures, no cases.");
    public static final Key REPORTS_DAY = new Key(
            "reports.day",
            "5",
            "Day of the month after on which a month's report is written, 1 to 28; late events may still come until then.");
    public static final Key REPORTS_MEASURES = new Key(
            "reports.measures",
            "asi-4a,asi-4b,door-to-scan",
            "Measures that the report is about, separated by commas.");
    public static final Key CHANGES = new Key(
            "changes",
            "",
            "CSV file of changes of the process, level,org,measure,date,reason: control charts begin anew there and say why.");

    public static final List<Key> ALL = List.of(
            DATA,
            KEYS,
            SITES,
            MEASURES,
            HTTP_HOST,
            HTTP_PORT,
            HTTP_TLS,
            PUBLIC_URL,
            PROXY,
            SESSION_IDLE,
            SESSION_MOST,
            REQUESTS,
            UNSEALINGS,
            CONNECTIONS,
            OidcKeys.ISSUER,
            OidcKeys.CLIENT_ID,
            OidcKeys.SECRET_FILE,
            OidcKeys.TITLE,
            OidcKeys.SCOPES,
            OidcKeys.ROLES_CLAIM,
            OidcKeys.NAME_CLAIM,
            OidcKeys.GRANTS,
            OidcKeys.CONTACT,
            MQTT_HOST,
            MQTT_PORT,
            MQTT_TLS,
            MQTT_CRL,
            TLS_LOOK,
            BROKER_URL,
            BROKER_IDENTITY,
            PHONE,
            BOARD_LEVEL,
            CLOCK_TRUST,
            CLOCK_RATE,
            CLOCK_ORIGIN,
            COMMISSIONED_ONLY,
            RELEASES_TRUST,
            RELEASES_URL,
            AlertKeys.WEBHOOK,
            AlertKeys.KEY_FILE,
            AlertKeys.OFFLINE_AFTER,
            AlertKeys.HOLD,
            AlertKeys.STORAGE,
            AlertKeys.QUEUE,
            AlertKeys.CERTIFICATE_DAYS,
            ORGANISATION,
            NATION,
            BANK_HOLIDAYS,
            CHANGES,
            IN_HOURS_DAYS,
            IN_HOURS_FROM,
            IN_HOURS_TO,
            IN_HOURS_HOLIDAYS,
            WEEKEND_FROM,
            WEEKEND_TO,
            WEEKEND_HOLIDAYS,
            REPORTS_FOLDER,
            REPORTS_DAY,
            REPORTS_MEASURES);

    private HubKeys() {}
}
