// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.display.Page;
import org.doorclock.hardware.fittings.Fittings;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.Tone;
import org.doorclock.time.TimeSource;

/**
 * What people at the door see and hear: light, tone, screen and small displays, each told only of changes. Belongs to the
 * door's thread, but for what says otherwise.
 */
final class Indicators {

    private final Kiosk kiosk;
    private final TimeSource time;
    private volatile Fittings fittings = Fittings.none();
    private volatile Light light = Light.BROKEN;
    private volatile Page page = Page.BLANK;

    Indicators(final Kiosk kiosk, final TimeSource time) {
        this.kiosk = kiosk;
        this.time = time;
    }

    /** Takes lights, sounder and displays into use; the next {@link #refresh} shows on them what there is. */
    void attach(final Fittings opened) {
        fittings = opened;
        light = Light.BROKEN;
        page = Page.BLANK;
    }

    /**
     * Tells what became of an input: the light first, as of all that people notice it is the quickest.
     *
     * @return when the light had changed and the tone begun, in nanoseconds of the time source
     */
    long tell(final Outcome outcome) {
        kiosk.show(outcome);
        Feedback.tone(outcome).ifPresent(this::answer);
        final long answered = time.nanos();
        kiosk.publish();
        showPage();
        return answered;
    }

    private void answer(final Tone tone) {
        light = kiosk.light();
        fittings.signal().answer(light);
        fittings.signal().sound(tone);
    }

    void faults(final Kiosk.Faults faults) {
        kiosk.faults(faults);
    }

    void update(final Notice notice) {
        kiosk.update(notice);
    }

    void link(final boolean connected, final long waiting) {
        kiosk.link(connected, waiting);
    }

    /** Lets pass what has been shown long enough. */
    void refresh() {
        kiosk.refresh();
        show();
    }

    /** Brings light and small displays to what the screen says. */
    void show() {
        final Light now = kiosk.light();
        if (now != light) {
            light = now;
            fittings.signal().light(now);
        }
        showPage();
    }

    private void showPage() {
        if (!fittings.displays().isEmpty()) {
            final Page now = kiosk.page(!fittings.undoButtons().isEmpty());
            if (!now.equals(page)) {
                page = now;
                fittings.displays().forEach(display -> display.show(now));
            }
        }
    }

    /** Shows that nothing is saved although the door's thread cannot say so, or no longer. For any thread. */
    void hangs(final boolean hanging) {
        kiosk.stuck(hanging);
        if (hanging) {
            light = Light.BROKEN;
            fittings.signal().light(Light.BROKEN);
            showPage();
        }
    }

    /** What kind of screen is shown. For any thread. */
    String shown() {
        return kiosk.kind();
    }

    /** The buttons among the fittings. For any thread. */
    Stream<Button> buttons() {
        return Stream.concat(fittings.startButtons().stream(), fittings.undoButtons().stream());
    }

    /** Whether every part of the pin map works. For any thread. */
    boolean isWhole() {
        return fittings.states().values().stream().allMatch(PartState::isReady);
    }

    /** How each part of the pin map is, by its role. For any thread. */
    Map<String, String> parts() {
        final Map<String, String> states = new LinkedHashMap<>();
        fittings.states().forEach((role, state) -> states.put(role, state.text()));
        return states;
    }
}
