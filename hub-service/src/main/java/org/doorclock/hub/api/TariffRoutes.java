// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.doorclock.hub.analysis.Tariff;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/reports/tariff}: what TIA patients would have been paid in 2011/12. History, as a worked report. */
final class TariffRoutes implements Routes {

    private static final Table TABLE = Table.ofFields(
            "doorclock-tariff-2011-12",
            "site",
            "patients",
            "treatedWithin24Hours",
            "mri",
            "basePounds",
            "treatedPounds",
            "mriPounds",
            "pounds");

    private static final String[] PARAMETERS = Questions.PARAMETERS.stream()
            .filter(name -> !List.of("measure", "by", "level", "band", "small").contains(name))
            .toArray(String[]::new);

    private final Compliance compliance;
    private final Tariff tariff;
    private final Questions questions;
    private final TimeSource time;

    TariffRoutes(final Compliance compliance, final Tariff tariff, final Questions questions, final TimeSource time) {
        this.compliance = compliance;
        this.tariff = tariff;
        this.questions = questions;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/reports/tariff", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, PARAMETERS);
        final boolean csv = query.csv();
        final Question question = questions.of(query, Tariff.MEASURE, Grain.TOTAL);
        final ObjectNode body = body(question, tariff.of(question));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (csv) {
            Csv.answer(query, response, TABLE, body.path("rows").valueStream());
        } else {
            Answers.json(response, body);
        }
    }

    private ObjectNode body(final Question question, final List<Tariff.Row> rows) {
        final ObjectNode node = BasisJson.of(compliance.answer(question), time.now());
        final ObjectNode terms = node.putObject("tariff")
                .put("historical", true)
                .put("from", Tariff.FROM.toString())
                .put("to", Tariff.TO.toString())
                .put("basePounds", Tariff.BASE)
                .put("treatedPounds", Tariff.TREATED)
                .put("mriPounds", Tariff.MRI);
        terms.put(
                "definition",
                "The best practice tariff for TIA of 2011/12: a base price for each patient of a provider that met the minimum"
                        + " criteria, more for a high-risk patient treated within 24 hours, and more for MRI. Nobody is paid by"
                        + " it today; whether a provider met the criteria is not known here.");
        terms.put(
                "document",
                "NHS Improvement, Diagnostics and Stroke: A guide to achieving changes in imaging services to support new"
                        + " stroke pathways (2011)");
        final ArrayNode list = node.putArray("rows");
        rows.forEach(row -> list.add(row(row)));
        node.put("pounds", rows.stream().mapToLong(Tariff.Row::pounds).sum());
        return node;
    }

    private static ObjectNode row(final Tariff.Row row) {
        return Answers.object()
                .put("site", row.site())
                .put("patients", row.patients())
                .put("treatedWithin24Hours", row.treated())
                .put("mri", row.mri())
                .put("basePounds", row.patients() * Tariff.BASE)
                .put("treatedPounds", row.treated() * Tariff.TREATED)
                .put("mriPounds", row.mri() * Tariff.MRI)
                .put("pounds", row.pounds());
    }
}
