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

class PageRoutesTest {

    private static final SettableTimeSource TIME = new SettableTimeSource(Instant.parse("2026-04-01T08:00:00Z"));

    private static HubServer server;
    private static HttpClient client;

    /** In each month 20 patients; in month m of the year, m + 5 of them are scanned within the hour. */
    @BeforeAll
    static void start() {
        final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        final Story story = new Story();
        for (int month = 1; month <= 3; month++) {
            for (int patient = 0; patient < 20; patient++) {
                final Instant arrived =
                        LocalDate.of(2026, month, 1 + patient).atTime(10, 0).toInstant(ZoneOffset.UTC);
                final String name = month + "-" + patient;
                story.arrives(name, arrived.toString());
                story.scan(
                        name,
                        arrived.plusSeconds(patient < month + 5 ? 1800 : 5400).toString());
            }
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
                        () -> Set.of("north"),
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
    void theDashboardSaysTheConclusionAboveTheFiguresItRestsOn() throws Exception {
        final String page =
                get("/?measure=asi-4a&from=2026-01-01&to=2026-04-01").body();

        assertThat(page).contains("21 of 60 within the limit: 35%. The target is 50%.");
        assertThat(page)
                .contains(
                        "<th scope=\"row\">2026-03</th><td class=\"name\">north</td><td><a href=\"/figures/cases?measure=asi-4a"
                                + "&amp;from=2026-01-01&amp;to=2026-04-01&amp;site=north&amp;by=month&amp;period=2026-03\">20</a>"
                                + "</td><td>8</td>");
        assertThat(page).contains("<svg").contains("Limits for trial").contains("<option value=\"north\"");
        assertThat(page).contains("href=\"/board/north\"");
    }

    @Test
    void theFiltersOfTheAddressAreThoseOfTheFormAndOfTheLinks() throws Exception {
        final String page = get("/?measure=door-to-scan&site=north&by=week&from=2026-01-01&to=2026-02-01")
                .body();

        assertThat(page)
                .contains("<option value=\"door-to-scan\" selected>")
                .contains("<option value=\"week\" selected>");
        assertThat(page).contains("name=\"from\" value=\"2026-01-01\"");
        assertThat(page)
                .contains("/api/v1/compliance?measure=door-to-scan&amp;site=north&amp;by=week"
                        + "&amp;from=2026-01-01&amp;to=2026-02-01");
    }

    @Test
    void everyNumberOfPatientsLeadsToAsManyCases() throws Exception {
        final String cases =
                get("/figures/cases?measure=asi-4a&from=2026-01-01&to=2026-04-01&site=north&by=month&period=2026-03")
                        .body();
        assertThat(cases).contains("20 cases.").contains(">met</td>").contains(">missed, over by 30 min</td>");
        final String missed =
                get("/figures/cases?measure=asi-4a&from=2026-01-01&to=2026-04-01&site=north&by=month&period=2026-03&verdict=missed")
                        .body();
        assertThat(missed)
                .contains("12 cases.")
                .contains("missed, over by 30 min</td>")
                .doesNotContain(">met</td>")
                .doesNotContain("token-");
        assertThat(get("/figures/cases").statusCode()).isEqualTo(400);
        assertThat(get("/figures/cases?measure=asi-4a&verdict=%3Cscript%3E").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aMeasureHasAPageOfItsRule() throws Exception {
        final String page = get("/measures/ssnap-20m").body();
        assertThat(page)
                .contains("20 minutes, exactly so many included; times minute floored")
                .contains("SSNAP");
        assertThat(get("/measures/asi-9").statusCode()).isEqualTo(404);
        for (final MeasureSet.Place place : new MeasureSet(Measures.builtIn()).places()) {
            assertThat(get("/measures/" + place.measure().id()).statusCode()).isEqualTo(200);
            assertThat(get("/?from=2026-01-01&to=2026-04-01&measure="
                                    + place.measure().id())
                            .statusCode())
                    .as(place.measure().id())
                    .isEqualTo(200);
        }
    }

    @Test
    void theDashboardSaysWhenPatientsComeAndWhatTheFiguresRestOn() throws Exception {
        final String page =
                get("/?measure=asi-4a&from=2026-01-01&to=2026-04-01").body();
        assertThat(page)
                .contains("Patients by hour of the week")
                .contains("<dt>Cases looked at</dt><dd>60, of 120 events</dd>")
                .contains("<dt>Newest event</dt><dd>20 March 2026, 11:30</dd>");
        assertThat(page).contains("<h3><a href=\"/?measure=asi-4b&amp;by=month").contains("There is one place");
    }

    @Test
    void aFilterThatIsNotOneIsRefusedAndNotIgnored() throws Exception {
        assertThat(get("/?measure=asi-9").statusCode()).isEqualTo(400);
        assertThat(get("/?from=2026-04-01&to=2026-04-01").statusCode()).isEqualTo(400);
        assertThat(get("/?sight=north").statusCode()).isEqualTo(400);
    }

    @Test
    void aBoardIsSetToTheLevelOfTheConfiguration() throws Exception {
        assertThat(get("/board/north").body()).contains("data-level=\"1\"");
        assertThat(get("/board/north?level=2").statusCode()).isEqualTo(400);
    }

    @Test
    void theSetUpPageShowsTheSumOfTheReadingDistance() throws Exception {
        final String page = get("/board/north/setup?inches=55&metres=5").body();

        assertThat(page).contains("5 m × 6.4 mm = 32.0 mm");
        assertThat(page)
                .contains("<th scope=\"row\">Minutes left</th><td>64.3 mm</td><td>10.0 m</td><td>readable</td>");
        assertThat(page).contains("<th scope=\"row\">Place</th><td>26.2 mm</td><td>4.1 m</td><td>too small</td>");
    }

    @Test
    void namesInAnAddressAreTextOnThePage() throws Exception {
        assertThat(get("/board/%3Cscript%3E/setup").body())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void pagesAllowNothingFromElsewhereAndHaveNoInlineScriptOrStyle() throws Exception {
        for (final String path : List.of(
                "/?measure=asi-4a&from=2026-01-01&to=2026-04-01",
                "/figures/cases?measure=asi-4a",
                "/measures/asi-4a",
                "/board/north",
                "/board/north/setup")) {
            final HttpResponse<String> page = get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'self'");
            assertThat(page.body())
                    .doesNotContain(" style=")
                    .doesNotContain("<style")
                    .doesNotContain("onclick");
        }
    }

    @Test
    void filesAreServedByNameOnly() throws Exception {
        assertThat(get("/web/tokens.css").headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(get("/web/fonts/OFL.txt").body()).contains("SIL OPEN FONT LICENSE");
        assertThat(get("/pages/board-rows.js").statusCode()).isEqualTo(200);
        assertThat(get("/pages/none.js").statusCode()).isEqualTo(404);
        assertThat(get("/pages/..%2ftinylog.properties").statusCode()).isIn(400, 404);
        assertThat(get("/web/").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
