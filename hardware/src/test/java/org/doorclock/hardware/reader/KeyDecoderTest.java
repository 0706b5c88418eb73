// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.doorclock.hardware.reader.RawScan.Garbled;
import org.doorclock.hardware.reader.RawScan.Problem;
import org.doorclock.hardware.reader.RawScan.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDecoderTest {

    private static final int GRAVE = 41;
    private static final int CAPS_LOCK = 58;
    private static final int F1 = 59;
    private static final int NUM_LOCK = 69;
    private static final int KEYPAD_9 = 73;
    private static final int KEYPAD_ENTER = 96;
    private static final int ISO_102ND = 86;
    private static final int RIGHT_SHIFT = 54;
    private static final int RIGHT_CTRL = 97;
    private static final int RIGHT_ALT = 100;
    private static final int LEFT_CTRL = 29;
    private static final int LEFT_ALT = 56;
    private static final int LEFT_META = 125;
    private static final int KEY_9 = 10;
    private static final int KEY_A = 30;
    private static final int SHIFT = 42;

    private final List<RawScan> scans = new ArrayList<>();
    private final KeyDecoder decoder = new KeyDecoder(Framing.STANDARD, scans::add);
    private final SimulatedKeyboard scanner = new SimulatedKeyboard(InputIdentity.UNKNOWN);

    @Test
    void typesEveryPrintableCharacterOfAUsKeyboard() throws DeviceException {
        final StringBuilder all = new StringBuilder();
        for (char c = ' '; c < 0x7F; c++) {
            all.append(c);
        }
        scanner.type(all + "\r");
        assertThat(heard()).containsExactly(new Text(all.toString()));
    }

    @Test
    void typesUpperCaseWithEitherShiftAndWithCapsLockAndLowerCaseWithBoth() throws DeviceException {
        scanner.keyWith(RIGHT_SHIFT, KEY_A);
        scanner.key(CAPS_LOCK);
        scanner.type("aA1!");
        scanner.key(CAPS_LOCK);
        scanner.type("aA\r");
        assertThat(heard()).containsExactly(new Text("AAa1!aA"));
    }

    @Test
    void knowsEachWayInWhichScannersTypeAGroupSeparator() throws DeviceException {
        scanner.type("a");
        scanner.control(']');
        scanner.type("b");
        scanner.alt("029");
        scanner.type("c");
        scanner.alt("0029");
        scanner.keyWith(RIGHT_CTRL, UsLayout.RIGHT_BRACKET);
        scanner.type("\r");
        assertThat(heard()).containsExactly(new Text("a\u001db\u001dc\u001d\u001d"));
    }

    @Test
    void readsAScannerThatTypesEverythingAsAltAndANumber() throws DeviceException {
        "]d2Ab9\r".chars().forEach(c -> scanner.alt("%04d".formatted(c)));
        assertThat(heard()).containsExactly(new Text("]d2Ab9"));
    }

    @Test
    void readsTheKeypadAsDigitsWhateverNumLockSays() throws DeviceException {
        scanner.key(NUM_LOCK);
        scanner.key(KEYPAD_9);
        scanner.key(NUM_LOCK);
        scanner.key(KEYPAD_9);
        scanner.key(KEYPAD_ENTER);
        assertThat(heard()).containsExactly(new Text("99"));
    }

    @Test
    void endsASymbolAtEnterTabCtrlMAndCtrlJAndTakesCrLfForOneEnd() throws DeviceException {
        scanner.type("1\r2\t3");
        scanner.control('m');
        scanner.control('j');
        scanner.type("4");
        scanner.control('J');
        assertThat(heard()).containsExactly(new Text("1"), new Text("2"), new Text("3"), new Text("4"));
    }

    @Test
    void countsAKeyOnceHoweverLongItIsHeldAndTellsWhatItLeftHalf() throws DeviceException {
        scanner.press(KEY_A);
        for (int i = 0; i < 1000; i++) {
            scanner.pass(Duration.ofMillis(33));
            scanner.hold(KEY_A);
        }
        assertThat(heard()).containsExactly(new Garbled(Problem.HALF));
        scanner.release(KEY_A);
        scanner.type("9434765919\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.HALF), new Text("9434765919"));
    }

    /** The kernel does not tell that a key that is down goes down again: 1293456 would be 123456. */
    @Test
    void makesAReadErrorOfEachSymbolWhileAKeyIsStuck() throws DeviceException {
        scanner.press(KEY_9);
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("123456\r");
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("1293456\r");
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("1293456\r");
        assertThat(heard())
                .containsExactly(
                        new Garbled(Problem.HALF),
                        new Garbled(Problem.STUCK),
                        new Garbled(Problem.STUCK),
                        new Text("1293456"));
    }

    @Test
    void makesAReadErrorOfASymbolWithinWhichAKeySticks() throws DeviceException {
        scanner.press(KEY_9);
        for (int i = 0; i < 5; i++) {
            scanner.pass(Duration.ofMillis(100));
            scanner.type("1");
        }
        scanner.type("\r");
        scanner.release(KEY_9);
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("2\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.STUCK), new Text("2"));
    }

    @Test
    void believesWhatTheKernelSaysIsDownBeforeTheFirstKey() throws DeviceException {
        assertThat(decoder.isUnsureOfKeys()).isTrue();
        final BitSet stuck = new BitSet();
        stuck.set(KEY_9);
        decoder.know(stuck);
        scanner.type("1\r");
        scanner.pass(Duration.ofSeconds(2));
        assertThat(heard()).isEmpty();
        decoder.pause();
        assertThat(scans).containsExactly(new Garbled(Problem.STUCK));
        assertThat(decoder.isUnsureOfKeys()).isFalse();
    }

    @Test
    void readsKeysThatOverlapAsFastScannersSendThem() throws DeviceException {
        scanner.press(KEY_9);
        scanner.press(KEY_A);
        scanner.release(KEY_9);
        scanner.press(UsLayout.ENTER);
        scanner.release(KEY_A);
        scanner.release(UsLayout.ENTER);
        assertThat(heard()).containsExactly(new Text("9a"));
    }

    @Test
    void makesAReadErrorOfHalfASymbolAndNeverJoinsItToTheNext() throws DeviceException {
        scanner.type("94347");
        scanner.pass(Duration.ofMillis(301));
        scanner.type("65919\r");
        scanner.pass(Duration.ofMillis(301));
        scanner.type("9434765919\r");
        assertThat(heard())
                .containsExactly(new Garbled(Problem.HALF), new Garbled(Problem.HALF), new Text("9434765919"));
    }

    @Test
    void takesASymbolForAnotherOneAfterTenSecondsOfSilence() throws DeviceException {
        scanner.type("94347");
        scanner.pass(Duration.ofMillis(10_201));
        scanner.type("65919\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.HALF), new Text("65919"));
    }

    @Test
    void countsEachPauseOnceWhoeverNoticesIt() throws DeviceException {
        scanner.type("94347");
        assertThat(heard()).isEmpty();
        decoder.pause();
        decoder.pause();
        scanner.pass(Duration.ofMillis(650));
        scanner.type("65919\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.HALF));
        decoder.pause();
        assertThat(scans).containsExactly(new Garbled(Problem.HALF), new Garbled(Problem.HALF));
    }

    @Test
    void makesOneReadErrorOfAllAroundALossUpToTheNextQuietMoment() throws DeviceException {
        scanner.type("9434");
        scanner.loseKeys();
        scanner.type("765919\r9434765919\r");
        assertThat(heard()).isEmpty();
        scanner.pass(Duration.ofMillis(301));
        scanner.type("9876543210\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.LOST), new Text("9876543210"));
    }

    @Test
    void takesWhatComesAfterALossForItsRestHoweverLongAgoTheLastKeyWas() throws DeviceException {
        scanner.type("943");
        scanner.pass(Duration.ofSeconds(5));
        scanner.loseKeys();
        scanner.type("5919\r");
        assertThat(heard()).isEmpty();
        decoder.pause();
        assertThat(scans).containsExactly(new Garbled(Problem.LOST));
    }

    @Test
    void forgetsHeldKeysAtALoss() throws DeviceException {
        scanner.press(SHIFT);
        scanner.key(CAPS_LOCK);
        scanner.loseKeys();
        scanner.pass(Duration.ofSeconds(11));
        scanner.type("12ab\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.LOST), new Text("12ab"));
    }

    @ParameterizedTest
    @ValueSource(ints = {F1, ISO_102ND, 1, 14, 111, 113, 125 + 3, 0x110, 0x2FF})
    void makesAReadErrorOfAKeyThatNoSymbolHas(final int key) throws DeviceException {
        scanner.type("943");
        scanner.key(key);
        scanner.type("4765919\r");
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("1\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.NOISE), new Text("1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {RIGHT_ALT, LEFT_META})
    void makesAReadErrorOfTheThirdLevelOfOtherCountriesKeyboards(final int modifier) throws DeviceException {
        scanner.keyWith(modifier, KEY_9);
        scanner.type("d2801\r");
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("1\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.NOISE), new Text("1"));
    }

    @Test
    void takesCtrlAndAltTogetherForTheThirdLevelAndNotForANumber() throws DeviceException {
        scanner.press(LEFT_CTRL);
        scanner.alt("13");
        scanner.release(LEFT_CTRL);
        scanner.pass(Duration.ofSeconds(11));
        scanner.type("1\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.NOISE), new Text("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "256", "0999", "12345"})
    void makesAReadErrorOfAnAltNumberThatIsNoCharacter(final String digits) throws DeviceException {
        scanner.type("1");
        scanner.alt(digits);
        scanner.type("\r");
        scanner.pass(Duration.ofSeconds(2));
        scanner.type("2\r");
        assertThat(heard()).containsExactly(new Garbled(Problem.NOISE), new Text("2"));
    }

    /** AZERTY: digits are shifted, so they come as signs; Q and A change places. Never another number. */
    @Test
    void showsAScannerSetUpForFranceAsSignsNeverAsOtherDigits() throws DeviceException {
        "9434"
                .chars()
                .forEach(digit ->
                        scanner.keyWith(SHIFT, UsLayout.key((char) digit).orElseThrow()));
        scanner.type("\r");
        assertThat(heard()).containsExactly(new Text("($#$"));
    }

    /** QWERTZ: Y and Z change places. The decoder cannot know; the reader believes letters only after a ]. */
    @Test
    void cannotTellTheLettersOfAScannerSetUpForGermany() throws DeviceException {
        scanner.type("Y123456\r");
        assertThat(heard()).containsExactly(new Text("Y123456"));
        scanner.key(GRAVE);
    }

    private List<RawScan> heard() throws DeviceException {
        try (InputDevice device = scanner.open()) {
            for (List<InputEvent> events = device.read(0); !events.isEmpty(); events = device.read(0)) {
                events.forEach(decoder::accept);
            }
        }
        return scans;
    }
}
