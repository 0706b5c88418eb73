// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** A screen as the page gets it. What is absent is not shown. */
final class ScreenJson {

    private ScreenJson() {}

    static String encode(
            final String name,
            final Instant now,
            final double rate,
            final Link link,
            final Face face,
            final String note) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name).put("now", now.toString()).put("rate", rate);
        node.putObject("link").put("state", link.state()).put("text", link.text());
        putUnlessEmpty(node, "note", note);
        node.put("kind", face.kind()).put("look", face.look().wireName());
        node.put("glyph", face.glyph().name().toLowerCase(Locale.ROOT));
        putUnlessEmpty(node, "band", face.band());
        node.put("headline", face.headline());
        putUnlessEmpty(node, "number", face.number());
        if (!face.unit().isEmpty()) {
            face.unit().forEach(node.putArray("unit")::add);
        }
        putUnlessEmpty(node, "text", face.text());
        face.undo()
                .ifPresent(undo -> node.putObject("undo")
                        .put("text", undo.text())
                        .put("size", undo.size())
                        .put("path", undo.path())
                        .put("expires", undo.expires().toString())
                        .put("seconds", undo.seconds()));
        face.next()
                .ifPresent(next -> node.putObject("next")
                        .put("place", next.place())
                        .put("code", next.code())
                        .put("arrived", next.arrived().toString())
                        .put("limitMinutes", next.limitMinutes()));
        if (!face.ticks().isEmpty()) {
            final ArrayNode ticks = node.putArray("ticks");
            face.ticks()
                    .forEach(
                            tick -> ticks.addObject().put("label", tick.label()).put("result", tick.result()));
        }
        return node.toString();
    }

    static String beat(final Instant now, final double rate) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("now", now.toString())
                .put("rate", rate)
                .toString();
    }

    private static void putUnlessEmpty(final ObjectNode node, final String field, final String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }
}
