// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.paper.Leaf.Style;
import org.doorclock.wire.LabelId;

/** Labels for boxes: which it is, where it belongs, whom to call, and a symbol that leads to its page at the hub. No secret. */
final class Labels {

    /** What label printers leave white. */
    private static final double MARGIN = 2.5;

    private static final double MOST_SYMBOL = 27;

    private static final double SYMBOL_SHARE = 0.36;

    private final URI hub;

    Labels(final URI hub) {
        this.hub = hub;
    }

    /** @param skip how many labels of the first page are used already */
    byte[] of(final List<DoorRow> rows, final LabelFormat format, final int skip) throws IOException {
        try (Paper paper = new Paper("Doorclock labels")) {
            Leaf leaf = paper.leaf(format.pageWidth(), format.pageHeight());
            int at = skip % format.onPage();
            for (final DoorRow row : rows) {
                if (at == format.onPage()) {
                    leaf = paper.leaf(format.pageWidth(), format.pageHeight());
                    at = 0;
                }
                draw(leaf, row, format, format.x(at), format.y(at));
                at++;
            }
            return paper.bytes();
        }
    }

    /** Where a device's symbol leads; says nothing of which device it is. */
    static String address(final URI hub, final DoorRow row) {
        return hub + "/d/" + LabelId.of(row.site(), row.name());
    }

    private void draw(final Leaf leaf, final DoorRow row, final LabelFormat format, final double x, final double y)
            throws IOException {
        final Modules symbol = Modules.qr(address(hub, row));
        // Four modules of white around it, of which the label's margin gives a part.
        final double room =
                Math.min(Math.min(MOST_SYMBOL, format.height() - 2 * MARGIN), format.width() * SYMBOL_SHARE);
        final double size = room * symbol.size() / (symbol.size() + 4.0);
        final double top = y + (format.height() - size) / 2;
        leaf.symbol(
                x + MARGIN + (room - size) / 2 + 1,
                top,
                size,
                symbol,
                "QR symbol: the page of " + row.assetTag() + " at the hub");
        final double left = x + MARGIN + room + 3;
        final double width = x + format.width() - MARGIN - left;
        final double line = Math.min(6, (format.height() - 2 * MARGIN) / 5);
        final double first = y + (format.height() - 5 * line) / 2 + line;
        leaf.shrunk(Style.heading(line * 3.4), left, first, width, row.assetTag());
        leaf.fitted(Style.strong(line * 2.1), left, first + line, width, row.room());
        leaf.fitted(Style.body(line * 1.9), left, first + 2 * line, width, row.site() + " / " + row.door());
        leaf.shrunk(Style.strong(line * 2.1), left, first + 3 * line, width, "Phone " + row.phone());
        leaf.fitted(Style.body(line * 1.5), left, first + 4 * line, width, "Doorclock");
    }
}
