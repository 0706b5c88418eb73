// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorclock.barcode.BarcodeRules;
import org.doorclock.barcode.Symbol;
import org.doorclock.barcode.SymbolParser;
import org.doorclock.door.capture.Decision.Why;
import org.junit.jupiter.api.Test;

class ReaderTestTest {

    private final SymbolParser parser = new SymbolParser(BarcodeRules.NONE);

    @Test
    void aReaderThatSendsWhatIsPrintedIsOkWithAndWithoutItsIdentifier() {
        assertThat(judged(ReaderTest.SYMBOL)).isEqualTo(Why.READER_OK);
        assertThat(judged("]Q1" + ReaderTest.SYMBOL)).isEqualTo(Why.READER_OK);
    }

    @Test
    void aReaderThatLosesTheSeparatorIsToldApart() {
        assertThat(judged(ReaderTest.SYMBOL.replace("\u001d", ""))).isEqualTo(Why.READER_WITHOUT_SEPARATOR);
    }

    @Test
    void aReaderThatTypesForTheUkIsFoundOut() {
        final String uk = ReaderTest.SYMBOL
                .replace('"', '\0')
                .replace('@', '"')
                .replace('\0', '@')
                .replace('#', '\\')
                .replace('~', '|');
        assertThat(judged(uk)).isEqualTo(Why.READER_OTHER_LAYOUT);
    }

    @Test
    void anotherTestSymbolAsksForTheSelfTestAndSaysNothingOfTheLayout() {
        assertThat(judged("DC:SELFTEST")).isEqualTo(Why.SELF_TEST_ASKED);
        assertThat(judged("DC:SELFTEST:] d 2 @ # ~")).isEqualTo(Why.SELF_TEST_ASKED);
    }

    @Test
    void whatIsSaidInASelfTestIsToldApart() {
        assertThat(judged(ReaderTest.HEARD)).isEqualTo(Why.TONE_HEARD);
        assertThat(judged("DC:SELFTEST:END")).isEqualTo(Why.SELF_TEST_ENDED);
    }

    private Why judged(final String scan) {
        final Symbol.Command command = (Symbol.Command) parser.parse(scan);
        assertThat(command.verb()).isEqualTo("SELFTEST");
        return ReaderTest.judge(command.argument());
    }
}
