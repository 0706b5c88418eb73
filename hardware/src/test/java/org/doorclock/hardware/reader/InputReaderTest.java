// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.doorclock.hardware.reader.RawScan.Garbled;
import org.doorclock.hardware.reader.RawScan.Problem;
import org.junit.jupiter.api.Test;

class InputReaderTest extends ReaderContract {

    private static final Framing FAST = new Framing(512, Duration.ofMillis(100), false);
    private static final ReaderSettings TRUSTING = new ReaderSettings(FAST, true);
    private static final ReaderSettings CAREFUL = new ReaderSettings(FAST, false);
    private static final ReaderAddress ANY = new ReaderAddress.AnyKeyboard();
    private static final Path FIRST = Path.of("/dev/input/event3");
    private static final Path SECOND = Path.of("/dev/input/event4");
    private static final int KEY_9 = 10;
    private static final int VENDOR = 0x05e0;
    private static final int PRODUCT = 0x1200;

    private final SimulatedKeyboards computer = new SimulatedKeyboards();
    private final SimulatedKeyboard scanner = computer.plug(FIRST, VENDOR, PRODUCT);
    private final RecordingListener heard = new RecordingListener();

    @Override
    Reader reader() {
        return computer.reader(ANY, TRUSTING);
    }

    @Override
    void send(final byte[] bytes) {
        scanner.type(new String(bytes, ISO_8859_1));
    }

    @Test
    void hasTheScannerForItselfWhileItReadsIt() {
        assertThat(scanner.isGrabbed()).isTrue();
    }

    @Test
    void tellsAtOnceThatItsScannerHasGoneAndIsReadyByItselfWhenItIsBack() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        other.plug(FIRST, VENDOR, PRODUCT);
        try (Reader reader = started(other, new ReaderAddress.UsbKeyboard(VENDOR, PRODUCT), CAREFUL)) {
            awaitReady(reader);
            other.unplug(FIRST);
            await().until(() -> reader.state().equals(new ReaderState.Missing("unplugged")));
            final SimulatedKeyboard back = other.plug(SECOND, VENDOR, PRODUCT);
            awaitReady(reader);
            back.type("9434765919\r");
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("9434765919")));
            assertThat(heard.states())
                    .containsExactly(
                            new ReaderState.Ready(), new ReaderState.Missing("unplugged"), new ReaderState.Ready());
        }
    }

    @Test
    void leavesASymbolHalfWhenTheScannerGoesInTheMiddleOfIt() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        final SimulatedKeyboard torn = other.plug(FIRST, VENDOR, PRODUCT);
        try (Reader reader =
                started(other, ANY, new ReaderSettings(new Framing(512, Duration.ofHours(1), true), true))) {
            awaitReady(reader);
            torn.type("94347");
            other.unplug(FIRST);
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(new Garbled(Problem.HALF)));
        }
    }

    @Test
    void neverMixesWhatTwoScannersTypeAtOnce() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        final SimulatedKeyboard left = other.plug(FIRST, VENDOR, PRODUCT);
        final SimulatedKeyboard right = other.plug(SECOND, VENDOR, PRODUCT);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            awaitReady(reader);
            await().until(() -> left.isGrabbed() && right.isGrabbed());
            for (int digit = 0; digit < 10; digit++) {
                left.type("9");
                right.type("1");
            }
            left.type("\r");
            right.type("\r");
            await().untilAsserted(() ->
                    assertThat(heard.scans()).containsExactlyInAnyOrder(text("9999999999"), text("1111111111")));
        }
    }

    @Test
    void goesOnWithTheScannerThatIsLeft() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        other.plug(FIRST, VENDOR, PRODUCT);
        final SimulatedKeyboard right = other.plug(SECOND, VENDOR, PRODUCT);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            awaitReady(reader);
            await().until(right::isGrabbed);
            other.unplug(FIRST);
            right.type("77\r");
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("77")));
            assertThat(heard.states()).containsExactly(new ReaderState.Ready());
        }
    }

    @Test
    void readsTheScannerThatIsMeantAndNoOther() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        other.link(Path.of("/dev/input/by-id/usb-Simulated-event-kbd"), SECOND);
        final SimulatedKeyboard stranger = other.plug(FIRST, 1, 2);
        final SimulatedKeyboard meant = other.plug(SECOND, VENDOR, PRODUCT);
        final ReaderAddress byId = new ReaderAddress.Keyboard(Path.of("/dev/input/by-id/usb-Simulated-event-kbd"));
        try (Reader reader = started(other, byId, CAREFUL)) {
            awaitReady(reader);
            stranger.type("1\r");
            meant.type("2\r");
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("2")));
            assertThat(stranger.isGrabbed()).isFalse();
        }
    }

    @Test
    void takesNoPowerButtonForAScanner() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        other.plug(FIRST, new InputIdentity("Power Button", 0, 1, false));
        try (Reader reader = started(other, ANY, CAREFUL)) {
            await().until(() -> reader.state().equals(new ReaderState.Missing("not there")));
        }
    }

    @Test
    void saysWhichDeviceItMayNotOpenAndWhatToDoAndIsReadyOnceItMay() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        final SimulatedKeyboard forbidden = other.plug(FIRST, VENDOR, PRODUCT);
        forbidden.permit(false);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            await().until(() -> !heard.states().isEmpty());
            assertThat(reader.state())
                    .isEqualTo(new ReaderState.Missing("/dev/input/event3 (Simulated scanner): no permission to open"
                            + " it; make Doorclock's user a member of the group input"));
            forbidden.permit(true);
            awaitReady(reader);
        }
    }

    @Test
    void saysThatAnotherProgramHoldsItsScanner() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        other.plug(FIRST, VENDOR, PRODUCT).grabbedElsewhere(true);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            await().until(() -> reader.state()
                    .equals(new ReaderState.Missing(
                            "/dev/input/event3 (Simulated scanner): another program holds it")));
        }
    }

    @Test
    void takesNoRearPartOfASymbolThatWasBeingTypedWhenItCame() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        other.plug(FIRST, VENDOR, PRODUCT).type("5919\r");
        try (Reader reader = started(other, ANY, CAREFUL)) {
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(new Garbled(Problem.HALF)));
            awaitReady(reader);
        }
    }

    @Test
    void takesNothingWhileAKeyIsStuckSinceBeforeItCameAndReadsOnAfter() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        final SimulatedKeyboard stuck = other.plug(FIRST, VENDOR, PRODUCT);
        stuck.press(KEY_9);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            awaitReady(reader);
            stuck.pass(Duration.ofSeconds(2));
            stuck.type("1293456\r");
            await().untilAsserted(() ->
                    assertThat(heard.scans()).containsExactly(new Garbled(Problem.HALF), new Garbled(Problem.STUCK)));
            stuck.pass(Duration.ofSeconds(2));
            stuck.type("1293456\r");
            await().untilAsserted(() -> assertThat(heard.scans()).endsWith(text("1293456")));
        }
    }

    @Test
    void asksWhichKeysAreDownAfterTheKernelLostSome() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        final SimulatedKeyboard scans = other.plug(FIRST, VENDOR, PRODUCT);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            awaitReady(reader);
            scans.press(KEY_9);
            scans.loseKeys();
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(new Garbled(Problem.LOST)));
            scans.pass(Duration.ofSeconds(2));
            scans.type("1293456\r");
            await().untilAsserted(() -> assertThat(heard.scans()).endsWith(new Garbled(Problem.STUCK)));
        }
    }

    @Test
    void believesLettersOnlyWithASignThatTheScannerTypesForTheUs() {
        final SimulatedKeyboards other = new SimulatedKeyboards();
        final SimulatedKeyboard scans = other.plug(FIRST, VENDOR, PRODUCT);
        try (Reader reader = started(other, ANY, CAREFUL)) {
            awaitReady(reader);
            scans.type("Z123456\r]C0Z123456\r12-34\r9434765919\rDC:SELFTEST:x\r");
            await().untilAsserted(() -> assertThat(heard.scans())
                    .containsExactly(
                            new Garbled(Problem.LAYOUT),
                            text("]C0Z123456"),
                            new Garbled(Problem.LAYOUT),
                            text("9434765919"),
                            text("DC:SELFTEST:x")));
        }
    }

    private Reader started(
            final SimulatedKeyboards devices, final ReaderAddress address, final ReaderSettings settings) {
        final Reader reader = devices.reader(address, settings);
        reader.start(heard);
        return reader;
    }

    private static void awaitReady(final Reader reader) {
        await().until(() -> reader.state().isReady());
    }
}
