// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import org.doorclock.event.Reporter;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Share;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.Scope;
import org.doorclock.hub.reporting.Reported;
import org.doorclock.hub.reporting.Reporting;

/** {@code GET /api/v1/reporting}: which share of the scans reporting radiographers report. */
final class ReportingRoutes implements Routes {

    private static final double DECIMALS = 1e6;
    private static final Table TABLE = Table.ofFields(
                    "doorclock-reporting", "site", "scans", "reported", "radiologist", "radiographer", "other")
            .and(
                    Column.of("unstated"),
                    Column.of("radiographerShare"),
                    Column.at("ci95Low", "/ci95/0"),
                    Column.at("ci95High", "/ci95/1"),
                    Column.of("suppressed"));

    private final Reporting reporting;
    private final Questions questions;
    private final Organisation organisation;

    ReportingRoutes(final Reporting reporting, final Questions questions, final Organisation organisation) {
        this.reporting = reporting;
        this.questions = questions;
        this.organisation = organisation;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/reporting", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(
                request, "from", "to", "door", "site", "trust", "network", "region", "nation", "small", "format",
                "bom");
        final boolean csv = query.csv();
        final ObjectNode body = body(questions.of(query, "door-to-scan", Grain.TOTAL));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (csv) {
            Csv.answer(query, response, TABLE, body.path("rows").valueStream());
        } else {
            Answers.json(response, body);
        }
    }

    private ObjectNode body(final Question question) {
        final ObjectNode node = Answers.object()
                .put("from", question.from().toString())
                .put("to", question.to().toString())
                .put("zone", Parameters.LOCAL.getId())
                .put("suppressedBelow", question.showSmall() ? 0 : Answer.FEW);
        final Scope scope = question.scope();
        final Map<String, Reported> sites = reporting.of(
                question.start(),
                question.end(),
                folded -> scope.holdsDoor(folded.door()) && scope.holds(organisation.of(folded.site())));
        final ArrayNode rows = node.putArray("rows");
        sites.forEach((site, reported) ->
                rows.add(row(site, reported, reported.scans() < Answer.FEW && !question.showSmall())));
        return node;
    }

    private static ObjectNode row(final String site, final Reported reported, final boolean suppressed) {
        final ObjectNode row = Answers.object().put("site", site).put("scans", reported.scans());
        put(row, "reported", reported.reported(), suppressed);
        put(row, "radiologist", reported.by(Reporter.RADIOLOGIST), suppressed);
        put(row, "radiographer", reported.by(Reporter.RADIOGRAPHER), suppressed);
        put(row, "other", reported.by(Reporter.OTHER), suppressed);
        put(row, "unstated", reported.unstated(), suppressed);
        if (suppressed) {
            row.putNull("radiographerShare").putNull("ci95");
        } else {
            final Share share = Share.of(reported.by(Reporter.RADIOGRAPHER), reported.scans());
            row.put("radiographerShare", rounded(share.proportion()));
            row.putArray("ci95").add(rounded(share.low())).add(rounded(share.high()));
        }
        return row.put("suppressed", suppressed);
    }

    private static void put(final ObjectNode row, final String field, final int count, final boolean suppressed) {
        row.put(field, suppressed ? null : Integer.valueOf(count));
    }

    private static double rounded(final double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
