// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorclock.door.capture.CaptureSettings;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.selftest.Progress;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.hardware.display.Page;
import org.doorclock.hardware.signal.Light;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Board;

/**
 * What the kiosk shows: what became of the last scan while that matters, else what is broken, else what to do. A scanner
 * that goes puts an end to what was shown. A warning lies over a result and goes away first, so that its undo symbol comes
 * back. {@link #current()}, {@link #beat()}, {@link #kind()} and {@link #stuck} are for any thread; all others belong to
 * one.
 */
public final class Kiosk {

    private static final Duration WARNING_STAYS = Duration.ofSeconds(8);
    private static final Duration IDENTIFY_LASTS = Duration.ofSeconds(30);
    private static final long BLINK_MILLIS = 600;

    /** What is wrong with the door, worst first; each stays until it is mended. */
    public record Faults(boolean cannotSave, boolean scannerMissing, boolean storageNearlyFull, boolean buttonBroken) {
        public static final Faults NONE = new Faults(false, false, false, false);
    }

    private final String name;
    private final Faces faces;
    private final ScanFaces scanFaces;
    private final TestFaces testFaces;
    private final Duration resultStays;
    private final TimeSource time;
    private final Consumer<String> audience;
    private Optional<Outcome.Saved> result = Optional.empty();
    private Optional<Outcome> warning = Optional.empty();
    private Optional<Board> board = Optional.empty();
    private Link link = new Link(false, 0);
    private Faults faults = Faults.NONE;
    private Duration scannerMissingSince = Duration.ZERO;
    private Optional<Progress> selfTest = Optional.empty();
    private Instant selfTestBegan = Instant.EPOCH;
    private Optional<Duration> identifySince = Optional.empty();
    private Optional<Face> retired = Optional.empty();
    private Optional<String> maintenance = Optional.empty();
    private Notice update = Notice.NONE;
    private volatile boolean stuck;
    private volatile Shown shown;
    private Shown published;

    /** What is on the screen, less the time, which goes on. */
    private record Shown(Link link, Face face, String note) {}

    /**
     * @param name the door's, such as "CT 1"
     * @param device the device's, which its label has in capitals
     * @param phone whom to call when something is broken; empty if not configured
     * @param audience is given each new screen as JSON
     */
    public Kiosk(
            final CaptureSettings settings,
            final String name,
            final String device,
            final String phone,
            final TimeSource time,
            final Consumer<String> audience) {
        this.name = name;
        this.faces = new Faces(settings, name, phone);
        this.scanFaces = new ScanFaces(faces, settings.undoWithin());
        this.testFaces = new TestFaces(name, device, settings.undoWithin());
        this.resultStays = settings.undoWithin();
        this.time = time;
        this.audience = audience;
        this.shown = new Shown(link, faces.starting(), "");
        this.published = shown;
    }

    /** The screen as JSON, with the time as it is now. For any thread. */
    public String current() {
        final Shown last = shown;
        return ScreenJson.encode(name, time.now(), time.rate(), last.link, seen(last), last.note);
    }

    /** The time alone as JSON, between two screens. */
    public String beat() {
        return ScreenJson.beat(time.now(), time.rate());
    }

    /** Which screen it is. */
    public String kind() {
        return seen(shown).kind();
    }

    /** The thread that this belongs to does not go on, or does again: until then nothing is saved, whatever was shown. */
    public void stuck(final boolean now) {
        stuck = now;
        audience.accept(current());
    }

    private Face seen(final Shown last) {
        return stuck ? faces.cannotSave() : last.face;
    }

    /**
     * The screen for a small display, with the time as it is now. For any thread.
     *
     * @param undoButton whether there is a button that undoes
     */
    public Page page(final boolean undoButton) {
        final Shown last = shown;
        return Pages.of(name, undoButton, time.now(), last.link, seen(last));
    }

    /** Shows what became of an input; whoever watches is told by {@link #publish()}, after what is quicker has been done. */
    public void show(final Outcome outcome) {
        switch (outcome) {
            case Outcome.Saved saved -> {
                result = Optional.of(saved).filter(real -> !isOfTest(real));
                warning = Optional.empty();
            }
            case Outcome.NotRecorded nothing -> {
                if (selfTest.isPresent() && isOfTest(nothing.what().why())) {
                    warning = Optional.empty();
                } else if (nothing.what().why() != Decision.Why.DOUBLE_READ) {
                    warning = Optional.of(nothing);
                }
            }
            case Outcome.CannotSave cannot -> warning = Optional.of(cannot);
        }
        look();
    }

    /** In a self-test its list says what became of a test scan and of its undoing; a real patient's is shown as ever. */
    private boolean isOfTest(final Outcome.Saved saved) {
        return saved.what().kind() == Decision.Kind.TEST_SCAN
                || selfTest.isPresent() && result.isEmpty() && saved.what().kind() == Decision.Kind.UNDONE;
    }

    private static boolean isOfTest(final Decision.Why why) {
        return switch (why) {
            case READER_OK, SELF_TEST_ASKED, TONE_HEARD, SELF_TEST_ENDED -> true;
            case ALREADY_RECORDED,
                    DOUBLE_READ,
                    NOT_A_PATIENT,
                    TEST_BAND,
                    READ_ERROR,
                    PLACE_WITHOUT_PATIENT,
                    UNDO_TOO_LATE,
                    WHICH_PATIENT,
                    NOT_AVAILABLE,
                    READER_WITHOUT_SEPARATOR,
                    READER_OTHER_LAYOUT -> false;
        };
    }

    /** How far the self-test is; empty if there is none. Real patients' results are shown over it. */
    public void selfTest(final Optional<Progress> now) {
        if (selfTest.isEmpty() && now.isPresent()) {
            selfTestBegan = time.now();
            warning = Optional.empty();
            result = Optional.empty();
        }
        selfTest = now;
        refresh();
    }

    /** Says for a while which device it is, and has the light blink. */
    public void identify() {
        identifySince = Optional.of(time.read().sinceBoot());
        refresh();
    }

    /** The device is out of use, for good. @param fate what became of its data; empty while it is destroyed */
    public void retired(final Instant since, final String fate) {
        retired = Optional.of(faces.retired(since, fate));
        refresh();
    }

    /** Something is done to the device, and it records nothing meanwhile. @param what such as "It starts again." */
    public void maintenance(final String what) {
        maintenance = Optional.of(what);
        refresh();
    }

    /** How it stands with a new version: a few words at the foot of the screen, and a screen of its own while it is put in. */
    public void update(final Notice now) {
        update = now;
        refresh();
    }

    public void board(final Board shown) {
        board = Optional.of(shown);
        refresh();
    }

    /** @param waiting events without a receipt */
    public void link(final boolean connected, final long waiting) {
        link = new Link(connected, waiting);
        refresh();
    }

    public void faults(final Faults now) {
        if (now.scannerMissing() && !faults.scannerMissing()) {
            scannerMissingSince = time.read().sinceBoot();
        }
        faults = now;
        refresh();
    }

    /** Time has passed: what has been shown long enough goes. */
    public void refresh() {
        look();
        publish();
    }

    /** Gives the screen to the audience, if it has changed since it was given last. */
    public void publish() {
        if (!published.equals(shown)) {
            published = shown;
            audience.accept(current());
        }
    }

    private void look() {
        final ClockReading now = time.read();
        warning = warning.filter(shown -> isYoung(shown, WARNING_STAYS, now));
        result = result.filter(shown -> isYoung(shown, resultStays, now));
        identifySince =
                identifySince.filter(since -> now.sinceBoot().minus(since).compareTo(IDENTIFY_LASTS) < 0);
        final Shown next = new Shown(link, face(now), link.connected() ? Faces.note(update) : "");
        if (!next.equals(shown)) {
            shown = next;
        }
    }

    private static boolean isYoung(final Outcome outcome, final Duration stays, final ClockReading now) {
        return now.sinceBoot().minus(outcome.at().sinceBoot()).compareTo(stays) < 0;
    }

    private Face face(final ClockReading now) {
        if (retired.isPresent()) {
            return retired.get();
        }
        if (maintenance.isPresent()) {
            return update == Notice.UPDATING ? faces.updating() : faces.maintenance(maintenance.get());
        }
        if (faults.cannotSave()) {
            return faces.cannotSave();
        }
        final Optional<Face> told = warning.or(() -> result)
                .filter(outcome -> !faults.scannerMissing() || isNewsWithoutScanner(outcome, now))
                .map(outcome -> scanFaces.of(outcome, board, link, now.wall()));
        return told.orElseGet(this::idle);
    }

    /** Whoever comes next must see at once that the scanner has gone; only what the button did since then is shown first. */
    private boolean isNewsWithoutScanner(final Outcome outcome, final ClockReading now) {
        return outcome.at().sinceBoot().compareTo(scannerMissingSince) >= 0 && isYoung(outcome, WARNING_STAYS, now);
    }

    private Face idle() {
        if (update == Notice.UPDATING) {
            return faces.updating();
        }
        if (identifySince.isPresent()) {
            return testFaces.identify();
        }
        if (faults.scannerMissing()) {
            return faces.scannerMissing();
        }
        if (selfTest.isPresent()) {
            return testFaces.selfTest(selfTest.get(), selfTestBegan);
        }
        if (faults.storageNearlyFull()) {
            return faces.storageNearlyFull();
        }
        return faults.buttonBroken() ? faces.buttonBroken() : faces.ready(board);
    }

    /** The colour of the screen, for the light, which blinks while the screen says which device this is. */
    public Light light() {
        final Face face = seen(shown);
        final boolean blinks =
                face.equals(testFaces.identify()) && time.read().sinceBoot().toMillis() / BLINK_MILLIS % 2 == 0;
        return blinks ? Light.READY : face.look().light();
    }
}
