// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import io.nayuki.qrcodegen.QrCode;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.door.capture.UndoOffer;

/** The undo offer as a QR symbol. */
final class UndoSymbol {

    private UndoSymbol() {}

    static Face.Undo of(final UndoOffer offer, final Duration lasts) {
        final QrCode symbol = QrCode.encodeText(offer.symbol(), QrCode.Ecc.MEDIUM);
        final Instant expires = offer.at().wall().plus(lasts);
        return new Face.Undo(
                "Wrong patient? Scan this code to undo", symbol.size, path(symbol), expires, lasts.toSeconds());
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
