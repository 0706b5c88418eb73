// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorclock.hub.compliance.Curves;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;

/** Cumulative shares by the minute, as JSON and as CSV. */
final class CurveJson {

    static final Table TABLE =
            Table.ofFields("doorclock-curve", "period", "org", "band", "n", "minute", "share", "certain", "possible");

    private CurveJson() {}

    static ObjectNode of(final Curves curves, final Instant now) {
        final ObjectNode node = BasisJson.asked(curves.basis(), now).put("minutes", curves.minutes());
        final ArrayNode rows = node.putArray("curves");
        curves.curves().forEach(curve -> rows.add(curve(curve)));
        BasisJson.putGrounds(node, curves.basis());
        return node;
    }

    /** One a minute of each curve; of a suppressed one a single row without a minute. */
    static Stream<ObjectNode> rows(final Curves curves) {
        return curves.curves().stream()
                .flatMap(curve -> curve.points().isEmpty()
                        ? Stream.of(head(curve))
                        : IntStream.rangeClosed(0, curves.minutes()).mapToObj(minute -> row(curve, minute)));
    }

    private static ObjectNode row(final Curves.Curve curve, final int minute) {
        final Curves.Points points = curve.points().orElseThrow();
        return head(curve)
                .put("minute", minute)
                .put("share", BasisJson.share(points.share().get(minute)))
                .put("certain", BasisJson.share(points.certain().get(minute)))
                .put("possible", BasisJson.share(points.possible().get(minute)));
    }

    private static ObjectNode curve(final Curves.Curve curve) {
        final ObjectNode node = head(curve)
                .put("tooRecent", curve.tooRecent())
                .put("quarantined", curve.quarantined())
                .put("undated", curve.undated())
                .put("noClockStart", curve.noClockStart());
        curve.points()
                .ifPresentOrElse(
                        points -> {
                            put(node, "share", points.share());
                            put(node, "certain", points.certain());
                            put(node, "possible", points.possible());
                        },
                        () -> node.putNull("share").putNull("certain").putNull("possible"));
        return node.put("suppressed", curve.points().isEmpty());
    }

    private static ObjectNode head(final Curves.Curve curve) {
        return Answers.object()
                .put("period", curve.period())
                .put("org", curve.org())
                .put("band", curve.band().wireName())
                .put("n", curve.n());
    }

    private static void put(final ObjectNode node, final String name, final List<Double> shares) {
        final ArrayNode list = node.putArray(name);
        shares.forEach(share -> list.add(BasisJson.share(share)));
    }
}
