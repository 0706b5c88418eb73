// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The sheet with the reader's test symbol is drawn from what the door expects. After a change, write it again with
 * {@code -Dtest=PrintedReaderTestTest -Dsheet.write=true}.
 */
class PrintedReaderTestTest {

    private static final Path SHEET = Path.of("../docs/pictures/reader-test.svg");
    private static final int QUIET = 4;

    @Test
    void thePrintedSymbolIsTheOneThatTheDoorJudges() throws IOException {
        final String sheet = sheet(QrCode.encodeText(ReaderTest.SYMBOL, QrCode.Ecc.MEDIUM));
        if (Boolean.getBoolean("sheet.write")) {
            Files.writeString(SHEET, sheet);
        }
        assertThat(SHEET).hasContent(sheet);
    }

    private static String sheet(final QrCode symbol) {
        final int side = symbol.size + 2 * QUIET;
        final StringBuilder out = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%dmm" height="%dmm" role="img" \
                aria-labelledby="title" font-family="Atkinson Hyperlegible Next, Liberation Sans, Arial, sans-serif">
                <title id="title">Doorclock: test symbol for barcode readers</title>
                <rect width="100%%" height="100%%" fill="#FFFFFF"/>
                """.formatted(side + 66, side, side + 66, side));
        for (int y = 0; y < symbol.size; y++) {
            out.append("<path fill=\"#000000\" shape-rendering=\"crispEdges\" d=\"");
            for (int x = 0; x < symbol.size; x++) {
                if (symbol.getModule(x, y)) {
                    out.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
            out.append("\"/>\n");
        }
        return out.append("""
                <g fill="#0E1116" font-size="3.4">
                <text x="%1$d" y="10" font-size="6" font-weight="700">Reader test</text>
                <text x="%1$d" y="18">Print at 100 %%: the symbol is %2$d mm wide.</text>
                <text x="%1$d" y="24">Scan it at the door. The screen says</text>
                <text x="%1$d" y="28.5">whether the reader sends what is</text>
                <text x="%1$d" y="33">printed. Nothing is recorded.</text>
                </g>
                </svg>
                """.formatted(side + 1, symbol.size)).toString();
    }
}
