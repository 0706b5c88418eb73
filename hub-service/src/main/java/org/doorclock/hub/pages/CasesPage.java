// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.http.Html;
import org.doorclock.measure.Measure;

/** The cases that a figure is of, with what the measure says of each and why. Nothing on it tells who a patient is. */
final class CasesPage {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/London"));

    private final Measure measure;
    private final String query;
    private final boolean more;
    private final Caller caller;

    /**
     * @param query of the page, for the links to the API
     * @param more whether there are more cases than are shown
     */
    CasesPage(final Measure measure, final String query, final boolean more, final Caller caller) {
        this.caller = caller;
        this.measure = measure;
        this.query = query;
        this.more = more;
    }

    /** @param cases as the API answers them */
    String html(final List<? extends JsonNode> cases) {
        return Html.page("Cases", """
                %s
                <main id="content">
                <h1>Cases: %s</h1>
                <p class="lead">%s</p>
                %s
                <p class="note">Times are local. A case has a number and no name. The same as <a href="%s">JSON</a> or <a href="%s">CSV</a>.</p>
                </main>
                """.formatted(
                        Header.of(caller, "<a href=\"/account\">Your account</a>"),
                        Html.text(measure.title()),
                        cases.isEmpty()
                                ? "No case is among these."
                                : more
                                        ? "The " + cases.size() + " that became known last; the files have all."
                                        : cases.size() + (cases.size() == 1 ? " case." : " cases."),
                        cases.isEmpty() ? "" : table(cases),
                        Html.text("/api/v1/cases?" + query),
                        Html.text("/api/v1/cases?" + query + "&format=csv")));
    }

    private String table(final List<? extends JsonNode> cases) {
        return Page.wide(
                "The cases", """
                <table>
                <thead><tr><th scope="col">Case</th><th scope="col" class="name">Site and door</th><th scope="col" class="name">Clock start</th><th scope="col" class="name">Kind</th><th scope="col" class="name">Stop</th><th scope="col">Minutes</th><th scope="col" class="name">Verdict and reason</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                """.formatted(cases.stream().map(this::row).collect(Collectors.joining())));
    }

    private String row(final JsonNode folded) {
        final JsonNode verdict = verdict(folded);
        return "<tr><th scope=\"row\"><a href=\"/cases/%1$s\">%1$s</a></th><td class=\"name\">%2$s</td><td class=\"name\">%3$s</td><td class=\"name\">%4$s</td><td class=\"name\">%5$s</td><td>%6$s</td><td class=\"name\">%7$s</td></tr>"
                .formatted(
                        Html.text(folded.path("id").asText()),
                        Html.text(folded.path("site").asText() + " "
                                + folded.path("door").asText()),
                        time(folded, verdict.at("/clockStart/eventId").asText()),
                        words(verdict.at("/clockStart/kind").asText()),
                        time(folded, verdict.path("clockStopEventId").asText()),
                        verdict.has("minutes")
                                ? String.format(Locale.UK, "%,d", (long)
                                        Math.floor(verdict.path("minutes").asDouble()))
                                : "–",
                        words(reason(folded, verdict)));
    }

    private JsonNode verdict(final JsonNode folded) {
        for (final JsonNode each : folded.path("verdicts")) {
            if (each.path("measure").asText().equals(measure.id())) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    /** The verdict, by how much, and which part of the way took longest: what is on record, and no guess. */
    private String reason(final JsonNode folded, final JsonNode verdict) {
        final List<String> parts = new ArrayList<>();
        parts.add(verdict.path("verdict").isTextual() ? verdict.path("verdict").asText() : "no verdict");
        Optional.of(verdict.path("reason").asText())
                .filter(why -> !why.isEmpty())
                .ifPresent(parts::add);
        if (verdict.path("verdict").asText().equals("missed")) {
            if (verdict.path("clockStopEventId").isMissingNode()) {
                parts.add("never scanned");
            } else {
                measure.limit()
                        .map(limit -> verdict.path("minutes").asDouble() - limit.minutes())
                        .filter(over -> over > 0)
                        .ifPresent(over -> parts.add("over by %,d min".formatted((long) Math.ceil(over))));
                SlowestPart.of(folded, verdict).ifPresent(parts::add);
            }
        }
        Optional.of(folded.path("closed").asText())
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> parts.add("closed as " + why));
        return String.join(", ", parts);
    }

    private static String time(final JsonNode folded, final String eventId) {
        for (final JsonNode milestone : folded.path("milestones")) {
            if (milestone.path("eventId").asText().equals(eventId)) {
                return MINUTE.format(Instant.parse(milestone.path("shown").asText()));
            }
        }
        return "–";
    }

    private static String words(final String wireName) {
        return Html.text(wireName.replace('-', ' '));
    }
}
