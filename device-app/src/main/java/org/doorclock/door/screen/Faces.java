// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.door.capture.CaptureSettings;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.wire.Board;

/** What the kiosk shows while nobody scans, and in trouble. Times are Europe/London. */
final class Faces {

    private static final DateTimeFormatter HOUR_MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final CaptureSettings settings;
    private final String name;
    private final String phone;

    Faces(final CaptureSettings settings, final String name, final String phone) {
        this.settings = settings;
        this.name = name;
        this.phone = phone;
    }

    Face starting() {
        return Face.of("starting", Look.INK, Glyph.CLOCK, "Starting", "Write the time on paper until this is ready.");
    }

    Face updating() {
        return Face.of(
                "updating",
                Look.RED,
                Glyph.CLOCK,
                "Updating",
                "Ready again in a minute. Until then write the time on paper.");
    }

    /** At the foot of the screen, beside what is shown: a word or two, as there is no room for more; empty for nothing. */
    static String note(final Notice update) {
        return switch (update) {
            case NONE, UPDATING -> "";
            case WAITS -> "Update waits";
            case ON_TRIAL -> "Update check";
            case ROLLED_BACK -> "Not updated";
        };
    }

    Face ready(final Optional<Board> board) {
        final Face face = Face.of("ready", Look.INK, Glyph.WRISTBAND, "Scan the wristband", readyText());
        return settings.kind() == DoorKind.CT_DOOR ? face.withNext(board.flatMap(Faces::next)) : face;
    }

    private String readyText() {
        if (settings.kind() == DoorKind.ED_DOOR) {
            return "when the patient arrives";
        }
        return settings.oneScan() ? "when the CT scan starts" : "at the door, and again when the CT scan starts";
    }

    private static Optional<Face.Next> next(final Board board) {
        return board.rows().stream()
                .filter(row -> row.state() != Board.State.DONE)
                .findFirst()
                .map(row -> new Face.Next(row.place(), row.code(), row.arrived(), row.limitMinutes()));
    }

    Face scannerMissing() {
        return fault("scanner-missing", "Scanner not found");
    }

    Face cannotSave() {
        return fault("cannot-save", "Cannot save");
    }

    Face maintenance(final String what) {
        return Face.of(
                "maintenance",
                Look.RED,
                Glyph.CLOCK,
                "Maintenance",
                what + " Until it is ready write the time on paper." + call());
    }

    /** @param fate what became of its data, in a sentence; empty while it is destroyed */
    Face retired(final Instant since, final String fate) {
        return Face.of(
                "retired",
                Look.RED,
                Glyph.CROSS,
                "Retired",
                "Out of use since " + DAY.format(since) + ". It records nothing. " + (fate.isEmpty() ? "" : fate + " ")
                        + "Write the time on paper." + call());
    }

    /** The other buttons and the scanner work. */
    Face buttonBroken() {
        return Face.of(
                "button-broken",
                Look.AMBER,
                Glyph.TRIANGLE,
                "Button not working",
                "Scans are saved. Scan the wristband again instead." + call());
    }

    private Face fault(final String kind, final String headline) {
        return Face.of(kind, Look.RED, Glyph.CROSS, headline, "Write the time on paper." + call());
    }

    private String call() {
        return phone.isEmpty() ? "" : " Phone " + phone + " and say “" + name + " kiosk”.";
    }

    Face storageNearlyFull() {
        return Face.of(
                "storage-nearly-full",
                Look.AMBER,
                Glyph.TRIANGLE,
                "Storage nearly full",
                "Scans are still saved." + call());
    }

    static String time(final Instant at) {
        return HOUR_MINUTE.format(at);
    }
}
