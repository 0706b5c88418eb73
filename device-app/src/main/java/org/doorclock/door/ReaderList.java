// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.doorclock.hardware.reader.ConnectedReader;

/** What can be a barcode reader here, for people and for programs. */
final class ReaderList {

    private ReaderList() {}

    static String lines(final List<ConnectedReader> readers) {
        return readers.isEmpty()
                ? "No barcode reader is connected, or the kernel does not know it: see dmesg after plugging it in."
                : readers.stream().map(ReaderList::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(final ConnectedReader reader) {
        final StringBuilder line = new StringBuilder(reader.address().text());
        append(line, " = ", String.join(" = ", reader.links()));
        append(line, "  ", reader.usb());
        append(line, "  ", reader.name());
        return line.append("  ")
                .append(reader.problem().isEmpty() ? "can be read" : "CANNOT BE READ: " + reader.problem())
                .toString();
    }

    private static void append(final StringBuilder line, final String before, final String text) {
        if (!text.isEmpty()) {
            line.append(before).append(text);
        }
    }

    static String json(final List<ConnectedReader> readers) {
        final ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (final ConnectedReader reader : readers) {
            final ObjectNode node = list.addObject()
                    .put("address", reader.address().text())
                    .put("usb", reader.usb())
                    .put("name", reader.name())
                    .put("readable", reader.problem().isEmpty())
                    .put("problem", reader.problem());
            reader.links().forEach(node.putArray("links")::add);
        }
        return list.toPrettyString();
    }
}
