// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import io.nayuki.qrcodegen.QrCode;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.door.capture.UndoOffer;
import org.doorclock.hardware.display.Page;

/** The undo offer as a QR symbol. */
final class UndoSymbol {

    private UndoSymbol() {}

    /** @param what may be wrong about what was saved, such as the patient */
    static Face.Undo of(final UndoOffer offer, final String what, final Duration lasts) {
        return of(
                offer.symbol(),
                "Wrong " + what + "? Scan this code to undo",
                offer.at().wall(),
                lasts);
    }

    /** @param from when it began to be shown */
    static Face.Undo of(final String content, final String words, final Instant from, final Duration lasts) {
        final QrCode symbol = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);
        final Instant expires = from.plus(lasts);
        return new Face.Undo(words, symbol.size, path(symbol), new Modules(symbol), expires, lasts.toSeconds());
    }

    /** The symbol module by module, for a display of points. Two symbols of the same text are the same. */
    private record Modules(QrCode code) implements Page.Symbol {

        @Override
        public int size() {
            return code.size;
        }

        @Override
        public boolean isDark(final int x, final int y) {
            return code.getModule(x, y);
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof Modules modules && path(code).equals(path(modules.code));
        }

        @Override
        public int hashCode() {
            return path(code).hashCode();
        }
    }

    private static String path(final QrCode symbol) {
        final StringBuilder path = new StringBuilder();
        for (int y = 0; y < symbol.size; y++) {
            for (int x = 0; x < symbol.size; x++) {
                if (symbol.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
