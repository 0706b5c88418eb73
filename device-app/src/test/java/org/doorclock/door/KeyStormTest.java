// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.hardware.reader.ReaderAddress;
import org.doorclock.hardware.reader.ReaderSettings;
import org.doorclock.hardware.reader.ReaderState;
import org.doorclock.hardware.reader.SimulatedKeyboard;
import org.doorclock.hardware.reader.SimulatedKeyboards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scanner that types, at a whole door: whatever the keys do, nothing wrong is recorded and the next scan counts. */
class KeyStormTest {

    private static final String ANN = "9434765919";
    private static final String NEXT = "9876543210";
    private static final String LOCAL = "Z123456";
    private static final Path NODE = Path.of("/dev/input/event3");
    private static final int KEY_9 = 10;
    private static final int LEFT_SHIFT = 42;
    private static final int CAPS_LOCK = 58;
    private static final int RIGHT_ALT = 100;
    private static final Duration BETWEEN_CODES = Duration.ofMillis(20);

    @TempDir
    private Path directory;

    private final SimulatedKeyboards computer = new SimulatedKeyboards();
    private final SimulatedKeyboard scanner = computer.plug(NODE, 0x05e0, 0x1200);
    private final Reader reader = computer.reader(new ReaderAddress.AnyKeyboard(), ReaderSettings.STANDARD);
    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor(directory, DoorKind.CT_DOOR);
        reader.start(new Reader.Listener() {
            @Override
            public void scanned(final RawScan scan) {
                door.reader.hand(scan);
            }

            @Override
            public void stateChanged(final ReaderState state) {
                assertThat(state).isEqualTo(new ReaderState.Ready());
            }
        });
        await().until(() -> reader.state().isReady());
    }

    @AfterEach
    void close() {
        reader.close();
        door.close();
    }

    @Test
    void fiftyCodesASecondAreEachRecordedOnceAndInOrder() {
        final List<String> codes = IntStream.range(0, 200)
                .mapToObj(KeyStormTest::nhsNumber)
                .distinct()
                .toList();
        codes.forEach(code -> {
            scanner.type(code + "\r");
            scanner.pass(BETWEEN_CODES);
        });
        await().until(() -> door.outcomes.size() == codes.size());
        assertThat(door.recorded()).isEqualTo(Collections.nCopies(codes.size(), "door-arrival"));
        theNextScanCounts(codes.size());
    }

    @Test
    void oneCodeAThousandTimesIsOneArrival() {
        for (int i = 0; i < 1000; i++) {
            scanner.type(ANN + "\r");
            scanner.pass(BETWEEN_CODES);
        }
        await().until(() -> door.outcomes.size() == 1000);
        assertThat(door.recorded()).containsExactly("door-arrival");
        assertThat(door.kind()).isEqualTo("at-door");
        theNextScanCounts(1);
    }

    @Test
    void aKeyHeldDownIsAReadErrorAndTheNextScanCounts() {
        scanner.press(KEY_9);
        for (int i = 0; i < 300; i++) {
            scanner.pass(Duration.ofMillis(33));
            scanner.hold(KEY_9);
        }
        awaitKind("read-error");
        scanner.type(ANN + "\r");
        await().until(() -> door.outcomes.size() == 2);
        assertThat(door.recorded()).as("its nines are missing").isEmpty();
        theNextScanCounts(0);
    }

    @Test
    void capsLockChangesNoWristband() {
        final String band = "]d28018500000094347659194";
        scanner.type(band + "\r");
        awaitKind("at-door");
        scanner.key(CAPS_LOCK);
        door.passSeconds(10);
        scanner.type(band + "\r");
        awaitKind("already-recorded");
        assertThat(door.recorded()).containsExactly("door-arrival");
        scanner.key(CAPS_LOCK);
        theNextScanCounts(1);
    }

    @Test
    void aScannerSetUpForGermanyMakesNoOtherPatientOfALocalNumber() {
        scanner.type(LOCAL.replace('Z', 'Y') + "\r");
        awaitKind("read-error");
        scanner.pass(Duration.ofSeconds(2));
        scanner.keyWith(RIGHT_ALT, KEY_9);
        scanner.type("C0" + LOCAL.replace('Z', 'Y') + "\r");
        await().until(() -> door.outcomes.size() == 2);
        assertThat(door.recorded()).isEmpty();
        theNextScanCounts(0);
    }

    @Test
    void aScannerSetUpForFranceRecordsNothing() {
        ANN.chars().map(digit -> digit == '0' ? 11 : digit - '0' + 1).forEach(key -> scanner.keyWith(LEFT_SHIFT, key));
        scanner.type("\r");
        awaitKind("read-error");
        assertThat(door.recorded()).isEmpty();
        theNextScanCounts(0);
    }

    @Test
    void keysLostInTheMiddleAreAReadErrorEvenWhereTheRestWouldBeANumber() {
        scanner.type("12");
        scanner.loseKeys();
        scanner.type(ANN + "\r");
        awaitKind("read-error");
        assertThat(door.recorded()).isEmpty();
        theNextScanCounts(0);
    }

    private void theNextScanCounts(final int recordedBefore) {
        scanner.pass(Duration.ofSeconds(2));
        scanner.type(NEXT + "\r");
        await().until(() -> door.recorded().size() == recordedBefore + 1);
        assertThat(door.recorded()).endsWith("door-arrival");
        door.settle();
        assertThat(door.screen().path("band").asText()).isEqualTo("210");
    }

    private void awaitKind(final String kind) {
        await().until(() -> door.kind().equals(kind));
    }

    /** The first valid number at or after the n-th hundred. */
    private static String nhsNumber(final int n) {
        for (int stem = 400_000_000 + n * 100; ; stem++) {
            final String digits = Integer.toString(stem);
            final int sum = IntStream.range(0, 9)
                    .map(i -> (digits.charAt(i) - '0') * (10 - i))
                    .sum();
            final int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return digits + check;
            }
        }
    }
}
