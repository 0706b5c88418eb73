// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.api.CaseList;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.board.SettableSurroundings;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard of more than one place. */
class DashboardPlacesTest {

    private static final SettableTimeSource TIME = new SettableTimeSource(Instant.parse("2026-04-01T08:00:00Z"));
    private static final String ASKED = "/?measure=asi-4a&from=2026-01-01&to=2026-04-01";

    private static HubServer server;
    private static HttpClient client;

    /** In the north 20 patients a month, in the south 5 in all. */
    @BeforeAll
    static void start() {
        final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        final Story story = new Story();
        for (int month = 1; month <= 3; month++) {
            for (int patient = 0; patient < 20; patient++) {
                tell(story, month + "-" + patient, LocalDate.of(2026, month, 1 + patient));
            }
        }
        story.at("south");
        for (int patient = 0; patient < 5; patient++) {
            tell(story, "s-" + patient, LocalDate.of(2026, 1, 1 + patient));
        }
        book.stored(story.stored());
        final Organisation organisation = Organisation.none(Nation.ENGLAND);
        final Compliance compliance = new Compliance(book, organisation, Calendar.usual(), site -> List.of(), TIME);
        final Boards boards = new Boards(book, new SettableSurroundings(), TIME, board -> {});
        server = HubServer.start(
                "127.0.0.1",
                0,
                new OpenGate(),
                List.of(new PageRoutes(
                        book,
                        compliance,
                        organisation,
                        Changes.NONE,
                        new CaseList(book, boards, compliance, organisation, TIME),
                        List::of,
                        () -> Set.of("north", "south"),
                        TIME,
                        1)));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void theHeadlineSaysWhomItLeavesOut() throws Exception {
        assertThat(get(ASKED).body())
                .contains("60 of 60 within the limit: 100%. The target is 50%."
                        + " Not counted: 5 patients at 1 place with fewer than 20.");
        assertThat(get(ASKED + "&site=north").body()).doesNotContain("Not counted");
    }

    @Test
    void aDoorsFiguresAndItsChartLeadToTheDoorOfItsSite() throws Exception {
        final String page = get(ASKED + "&level=door").body();

        assertThat(page)
                .contains("<a href=\"/?measure=asi-4a&amp;door=ct1&amp;site=north&amp;level=door&amp;by=month")
                .contains(
                        "/figures/cases?measure=asi-4a&amp;from=2026-01-01&amp;to=2026-04-01&amp;door=ct1&amp;site=north"
                                + "&amp;by=month&amp;period=2026-03\">20</a>");
    }

    private static void tell(final Story story, final String patient, final LocalDate day) {
        final Instant arrived = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
        story.arrives(patient, arrived.toString());
        story.scan(patient, arrived.plusSeconds(1800).toString());
    }

    private static HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
