// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorclock.door.capture.ReaderTest;
import org.doorclock.door.selftest.Progress;
import org.doorclock.door.selftest.Prompt;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.event.Check;

/** Every word that the kiosk shows while it is looked after: self-test, and which device it is. */
final class TestFaces {

    private final String name;
    private final String device;
    private final Duration undoWithin;

    /** @param device its name on the wire, which its label has in capitals */
    TestFaces(final String name, final String device, final Duration undoWithin) {
        this.name = name;
        this.device = device;
        this.undoWithin = undoWithin;
    }

    Face identify() {
        return Face.of("identify", Look.PAPER, Glyph.HERE, name, "This is the device " + device + ".");
    }

    /** @param began when the symbols that do not run out began to be shown */
    Face selfTest(final Progress progress, final Instant began) {
        return (switch (progress.prompt()) {
                    case PASSED -> face(Look.TEAL, "Self-test passed", "Somebody must sign for it at the hub.");
                    case NOT_PASSED -> face(Look.AMBER, "Self-test not passed", "See what is open, then begin again.");
                    case SCAN_TEST_SYMBOL -> step("Scan the test symbol", "The square code on the self-test card.");
                    case SCAN_BAND -> step("Scan the test wristband", "It stands for no patient.");
                    case WAIT_FOR_HUB -> step("Wait for the hub", "Its receipt must come back.");
                    case UNDO -> step("Undo that scan", "Scan the code, or press the undo button.");
                    case SCAN_BAND_TO_UNDO -> step("Scan the band again", "The time to undo was over.");
                    case SAY_HEARD -> step("A tone at each scan?", "Heard: scan the code. Not: the test symbol.");
                    case UNPLUG -> step("Unplug the network", "Wait until the foot of the screen says so.");
                    case SCAN_BAND_OFFLINE -> step("Scan the test wristband", "It is kept until the network is back.");
                    case PLUG_IN -> step("Plug the network in", "Wait until all is sent.");
                    case SCAN_FROM_AFAR -> step("Scan from afar", "Hold the band as people here will.");
                    case WAIT -> step("Wait a moment", "What is open is being looked at.");
                })
                .withTicks(ticks(progress))
                .withUndo(symbol(progress, began));
    }

    private Optional<Face.Undo> symbol(final Progress progress, final Instant began) {
        return progress.prompt() == Prompt.SAY_HEARD
                ? Optional.of(UndoSymbol.of(ReaderTest.HEARD, "", began, SelfTest.LASTS))
                : progress.undo()
                        .map(offer ->
                                UndoSymbol.of(offer.symbol(), "", offer.at().wall(), undoWithin));
    }

    private static Face step(final String headline, final String text) {
        return face(Look.INK, headline, text);
    }

    private static Face face(final Look look, final String headline, final String text) {
        return Face.of("self-test", look, Glyph.TICK, headline, text);
    }

    private static List<Face.Tick> ticks(final Progress progress) {
        return Arrays.stream(Check.values())
                .map(check -> new Face.Tick(
                        label(check), progress.results().get(check).wireName()))
                .toList();
    }

    private static String label(final Check check) {
        return switch (check) {
            case POWER -> "Power";
            case NETWORK -> "Network";
            case CLOCK -> "Clock";
            case READER_LAYOUT -> "Reader layout";
            case WRISTBAND_SCAN -> "Test wristband";
            case HUB_RECEIPT -> "Hub has it";
            case UNDO -> "Undo";
            case SOUND -> "Sound";
            case OFFLINE -> "Without network";
            case READING_DISTANCE -> "Distance";
        };
    }
}
