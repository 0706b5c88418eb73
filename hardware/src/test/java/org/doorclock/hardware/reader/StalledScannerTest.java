// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.hardware.reader.RawScan.Garbled;
import org.doorclock.hardware.reader.RawScan.Problem;
import org.doorclock.hardware.reader.RawScan.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scanner that is held up within a symbol, wherever and however long: a part of a patient's number is never taken for a number. */
class StalledScannerTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(50);

    /** The last ten digits of the fifth are another patient's number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765919",
                "9990000020",
                "]C09434765919",
                "A123456",
                "]d28018505520799900000935",
                "8018505520794347659197"
            })
    void neverTakesAPartOfASymbolForASymbol(final String symbol) throws DeviceException {
        for (int begun = 1; begun <= symbol.length(); begun++) {
            for (Duration stall = STEP; stall.compareTo(LONGEST) <= 0; stall = stall.plus(STEP)) {
                final List<RawScan> scans = typed(symbol, begun, stall);
                if (stall.compareTo(Framing.STANDARD.pause()) < 0) {
                    assertThat(scans).containsExactly(new Text(symbol));
                } else {
                    assertThat(scans)
                            .as("%d characters, then %s of silence", begun, stall)
                            .containsOnly(new Garbled(Problem.HALF));
                }
                assertThat(typedAgain(symbol, begun, stall)).last().isEqualTo(new Text(symbol));
            }
        }
    }

    private static List<RawScan> typed(final String symbol, final int begun, final Duration stall)
            throws DeviceException {
        final SimulatedKeyboard scanner = new SimulatedKeyboard(InputIdentity.UNKNOWN);
        stalled(scanner, symbol, begun, stall);
        return heard(scanner);
    }

    /** The radiographer hears that it was not read and scans again. */
    private static List<RawScan> typedAgain(final String symbol, final int begun, final Duration stall)
            throws DeviceException {
        final SimulatedKeyboard scanner = new SimulatedKeyboard(InputIdentity.UNKNOWN);
        stalled(scanner, symbol, begun, stall);
        scanner.pass(Duration.ofMillis(500));
        scanner.type(symbol + "\r");
        return heard(scanner);
    }

    private static void stalled(
            final SimulatedKeyboard scanner, final String symbol, final int begun, final Duration stall) {
        scanner.type(symbol.substring(0, begun));
        scanner.pass(stall);
        scanner.type(symbol.substring(begun) + "\r");
    }

    private static List<RawScan> heard(final SimulatedKeyboard scanner) throws DeviceException {
        final List<RawScan> scans = new ArrayList<>();
        final KeyDecoder decoder = new KeyDecoder(Framing.STANDARD, scans::add);
        try (InputDevice device = scanner.open()) {
            for (List<InputEvent> events = device.read(0); !events.isEmpty(); events = device.read(0)) {
                events.forEach(decoder::accept);
            }
        }
        decoder.pause();
        return scans;
    }
}
