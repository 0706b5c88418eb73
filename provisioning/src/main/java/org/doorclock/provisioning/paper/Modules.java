// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import io.nayuki.qrcodegen.QrCode;
import uk.org.okapibarcode.backend.DataMatrix;
import uk.org.okapibarcode.backend.DataMatrix.ForceMode;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Rectangle;

/** A square symbol, module by module. */
interface Modules {

    /** On each side, without the quiet zone around it. */
    int size();

    boolean isDark(int x, int y);

    /** What a camera is to read, or a door's reader to obey. */
    static Modules qr(final String text) {
        final QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        return new Modules() {
            @Override
            public int size() {
                return code.size;
            }

            @Override
            public boolean isDark(final int x, final int y) {
                return code.getModule(x, y);
            }
        };
    }

    /** @param elements identifiers in brackets, each before its data, such as {@code [8018]500000099900000185} */
    static Modules gs1DataMatrix(final String elements) {
        final DataMatrix code = new DataMatrix();
        code.setDataType(Symbol.DataType.GS1);
        code.setForceMode(ForceMode.SQUARE);
        code.setContent(elements);
        final int size = code.getWidth();
        final boolean[][] dark = new boolean[size][size];
        for (final Rectangle part : code.getRectangles()) {
            for (int y = 0; y < part.height; y++) {
                for (int x = 0; x < part.width; x++) {
                    dark[(int) part.y + y][(int) part.x + x] = true;
                }
            }
        }
        return new Modules() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public boolean isDark(final int x, final int y) {
                return dark[y][x];
            }
        };
    }
}
