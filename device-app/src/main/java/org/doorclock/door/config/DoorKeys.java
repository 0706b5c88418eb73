// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.config;

import java.util.List;
import org.doorclock.hardware.reader.ReaderAddress;
import org.doorclock.settings.Key;

/** Every configuration key of the door. */
public final class DoorKeys {

    static final Key SITE =
            new Key("site", "", "The site's name on the wire: lower case letters, digits, hyphens. Needed.");
    static final Key DEVICE = new Key("device", "", "This device's name on the wire; form as site. Needed.");
    static final Key DOOR =
            new Key("door", "", "The door that this device serves, which outlives it; form as site. Default: device.");
    static final Key NAME = new Key("name", "", "What the screen calls the door, such as \"CT 1\". Default: door.");
    static final Key KIND = new Key("kind", "ct-door", "ct-door or ed-door.");
    static final Key DATA = new Key("data", "data", "Folder of what the door records; made if it is not there.");
    static final Key KEYS = new Key("keys", "keys", "Folder with token.key and seal.public.");
    static final Key BROKER = new Key(
            "broker", "", "URL of the MQTT broker, such as tcp://127.0.0.1:1883. Empty: nothing is sent, all is kept.");
    static final Key IDENTITY = new Key(
            "identity",
            "",
            "Folder with what the device proves itself by: key.pem, cert.pem, ca.pem; 'door enrol' makes it. Default: identity,"
                    + " in data.");
    static final Key EST_URL = new Key(
            "est.url",
            "",
            "The enrolment server, such as https://provision.example:8443 (8443 is also the default). Empty: the identity is"
                    + " never renewed.");
    static final Key PHONE = new Key("phone", "", "Whom to call when the door is broken; shown on the screen.");
    static final Key PLACES = new Key(
            "places", "", "Properties file: GLN, or GLN.EXTENSION, to a place's name. Empty: places have no names.");
    static final Key HTTP_PORT =
            new Key("http.port", "8081", "Port of the kiosk's page, on loopback; 0 to 65535, 0 for any free one.");
    static final Key CLOCK_TRUST = new Key(
            "clock.trust",
            "kernel",
            "kernel: a time counts as right while the kernel holds it so. host: the host vouches.");
    static final Key CLOCK_DRIFT = new Key(
            "clock.drift-ppm",
            "50",
            "How many millionths the machine's oscillator may gain or lose at most; 1 to 1000. Too little makes wrong times.");
    static final Key CLOCK_RATE =
            new Key("clock.rate", "1", "Simulations only: how many seconds pass at the door in a real one; above 0.");
    static final Key CLOCK_ORIGIN = new Key(
            "clock.origin", "", "Simulations only: the instant at which door time is real time, ISO 8601 with Z.");
    static final Key ONE_SCAN =
            new Key("capture.one-scan", "false", "true: at a CT door the first scan is the scan start.");
    static final Key REPEAT_AFTER = new Key(
            "capture.repeat-after", "60s", "At a CT door the second scan this long after the first is the scan start.");
    static final Key CASE_WINDOW =
            new Key("capture.case-window", "12h", "What is older belongs to an earlier case of the patient.");
    static final Key PLACE_WITHIN =
            new Key("capture.place-within", "60s", "How long after a wristband a place barcode is about that patient.");
    static final Key COMMAND_WITHIN =
            new Key("capture.command-within", "30s", "How long after a wristband a command is about that patient.");
    static final Key UNDO_WITHIN = new Key("capture.undo-within", "30s", "How long the screen offers to undo.");
    static final Key DOUBLE_READ =
            new Key("capture.double-read", "3s", "The same code again this soon is one scan read twice.");
    static final Key BARCODE_ORGANISATION = new Key(
            "barcode.organisation",
            "",
            "ODS code of who issues the local numbers on bands here. Empty: none are read.");
    static final Key BARCODE_LOCAL =
            new Key("barcode.local-number", "", "Regular expression of a bare local number. Empty: none are read.");
    static final Key BARCODE_BARE_NHS = new Key(
            "barcode.bare-nhs-number", "false", "true: ten bare digits with the right check digit are an NHS Number.");
    static final Key READERS = new Key(
            "reader.devices",
            "",
            "Barcode readers, separated by commas: " + ReaderAddress.FORMS
                    + "; door --list-readers tells what is there.");
    static final Key READER_PAUSE_ENDS = new Key(
            "reader.pause-ends",
            "false",
            "true: a pause of 300 ms ends a scan, for readers that send no CR, LF or Tab.");
    static final Key READER_LETTERS = new Key(
            "reader.letters-without-aim",
            "false",
            "true: letters from a reader that types and sends no AIM identifier count; first scan the test symbol.");
    static final Key PINS = new Key(
            "pins",
            "",
            "Lights, sounder, buttons and small display: default for the wiring in hardware/, a pin map's file, or simulated"
                    + " for lights, sounder and buttons that are not there. Empty: none.");
    static final Key RETENTION =
            new Key("storage.keep", "7d", "How long events stay on the device after the hub's receipt; 1d or more.");
    static final Key STORAGE_LOW = new Key(
            "storage.low-mib",
            "64",
            "With less than this left on the data disk, in MiB, the screen says so; 1 to 1000000.");

    static final Key SCREEN_COMMAND = new Key(
            "screen.command",
            "",
            "Shell command that shows the page at $DOORCLOCK_SCREEN_URL and runs as long as the browser does. The door starts it,"
                    + " and again when the page is gone or stands still, 3 times a boot. Empty: the screen is others'.");

    static final Key LOG_FOLDER = new Key(
            "log.folder",
            "",
            "Folder for the log of this boot and of the one before, 4 MiB at most. Empty: standard error only.");

    static final Key ERASURE_WORD = new Key(
            "erasure.word",
            "",
            "File in which the door says that it is retired, to the part of the system that holds its volume's key; the door's unit"
                    + " sets it. Empty: nobody looks at one.");
    static final Key ERASURE_FOLDER = new Key(
            "erasure.folder",
            "/var/lib/doorclock-erasure",
            "Folder where the system says that it crypto-erased the volume of a door that is retired.");

    static final Key UPDATE_FOLDER = new Key(
            "update.folder",
            "",
            "Folder for releases that the hub offers; the door's unit sets it, since what starts the program looks there too."
                    + " Empty: the door takes none.");
    static final Key UPDATE_TRUST = new Key(
            "update.trust",
            "",
            "The trust's public release key, release.pem of its authority. Empty: no release is believed.");
    static final Key UPDATE_WINDOW = new Key(
            "update.window",
            "02:00-04:00",
            "When the door may restart as a new version, local time; 00:00-24:00 is always.");
    static final Key UPDATE_QUIET = new Key(
            "update.quiet",
            "15m",
            "How long nobody must have scanned at the door before it restarts as a new version.");
    static final Key UPDATE_TRIAL = new Key(
            "update.trial",
            "3m",
            "How long a new version has to prove itself, 5s to 4m; if it does not, the version before comes back.");

    private DoorKeys() {}

    /** All of them, in the order of the help. */
    public static List<Key> all() {
        return List.of(
                SITE,
                DEVICE,
                DOOR,
                NAME,
                KIND,
                DATA,
                KEYS,
                BROKER,
                IDENTITY,
                EST_URL,
                PHONE,
                PLACES,
                HTTP_PORT,
                CLOCK_TRUST,
                CLOCK_DRIFT,
                CLOCK_RATE,
                CLOCK_ORIGIN,
                ONE_SCAN,
                REPEAT_AFTER,
                CASE_WINDOW,
                PLACE_WITHIN,
                COMMAND_WITHIN,
                UNDO_WITHIN,
                DOUBLE_READ,
                BARCODE_ORGANISATION,
                BARCODE_LOCAL,
                BARCODE_BARE_NHS,
                READERS,
                READER_PAUSE_ENDS,
                READER_LETTERS,
                PINS,
                RETENTION,
                STORAGE_LOW,
                SCREEN_COMMAND,
                LOG_FOLDER,
                ERASURE_WORD,
                ERASURE_FOLDER,
                UPDATE_FOLDER,
                UPDATE_TRUST,
                UPDATE_WINDOW,
                UPDATE_QUIET,
                UPDATE_TRIAL);
    }
}
