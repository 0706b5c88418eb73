// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.doorclock.hub.http.Answers;
import org.doorclock.measure.Limit;
import org.doorclock.measure.Measure;

/** A measure's full definition. */
final class MeasureJson {

    private MeasureJson() {}

    static ObjectNode of(final Measure measure) {
        final ObjectNode node = Answers.object()
                .put("id", measure.id())
                .put("title", measure.title())
                .put("version", measure.version());
        node.putObject("source")
                .put("document", measure.source().document())
                .put("says", measure.source().says());
        final ArrayNode starts = node.putArray("clockStarts");
        measure.clockStarts().forEach(start -> starts.add(start.wireName()));
        node.put("clockStop", measure.clockStop().wireName());
        measure.limit()
                .ifPresentOrElse(
                        limit -> node.put("limitMinutes", limit.minutes()), () -> node.putNull("limitMinutes"));
        node.put("inclusive", measure.limit().map(Limit::inclusive).orElse(true));
        node.put("arithmetic", measure.arithmetic().wireName());
        measure.target().ifPresentOrElse(target -> node.put("target", target), () -> node.putNull("target"));
        Words.putAll(node.putArray("pathways"), measure.pathways());
        Words.putAll(node.putArray("leftOut"), measure.leftOut());
        return node;
    }
}
