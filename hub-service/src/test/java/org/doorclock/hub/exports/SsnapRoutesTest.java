// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.http.HubServer;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SsnapRoutesTest {

    private static HubServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        final Story story = new Story()
                // 59 s are cut off, not rounded; summer: local is an hour ahead.
                .arrives("summer", "2026-06-01T09:00:59Z", CaptureMethod.AMBULANCE_FEED)
                .scan("summer", "2026-06-01T09:20:00Z")
                .arrives("closed", "2026-06-02T09:00:00Z")
                .closed("closed", CloseReason.DIED, "2026-06-02T10:00:00Z")
                .arrives("waiting", "2026-06-03T09:00:00Z")
                .reaches(Milestone.INPATIENT_ONSET, "ward", "inpatient", "2026-06-04T09:00:00Z")
                .scan("inpatient", "2026-06-04T09:30:00Z")
                .scan("unseen", "2026-06-05T09:00:00Z")
                .onPathway(Pathway.TIA, "tia", "2026-06-06T09:00:00Z")
                .scan("tia", "2026-06-06T09:10:00Z")
                .arrives("mimic", "2026-06-07T09:00:00Z")
                .closed("mimic", CloseReason.MIMIC, "2026-06-07T09:10:00Z")
                // The hour that comes twice: both are written 01:30.
                .arrives("fold", "2026-10-25T00:30:00Z")
                .scan("fold", "2026-10-25T01:30:00Z")
                .doubt(Duration.ofMinutes(5))
                .arrives("doubtful", "2026-06-08T09:00:00Z")
                .scan("doubtful", "2026-06-08T09:20:00Z")
                .at("south")
                .arrives("south", "2026-06-01T09:00:00Z");
        book.stored(story.stored());
        server = HubServer.start(
                "127.0.0.1",
                0,
                new OpenGate(),
                List.of(new SsnapRoutes(book, new SettableTimeSource(Instant.parse("2026-11-01T12:00:00Z")))));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void aCaseIsWrittenUnderTheNamesOfTheAuditInLocalMinutes() throws Exception {
        assertThat(row("2026-06-01"))
                .containsEntry("ImportID", "north/case-1")
                .containsEntry("ImportIdentifier", "north/case-1")
                .containsEntry("SiteCode", "295")
                .containsEntry("S1OnsetInHospital", "N")
                .containsEntry("S1ArriveByAmbulance", "Y")
                .containsEntry("S1FirstArrivalDateTime", "2026-06-01 10:00")
                .containsEntry("S1FirstArrivalTimeNotEntered", "0")
                .containsEntry("S2BrainImagingDateTime", "2026-06-01 10:20")
                .containsEntry("S2BrainImagingTimeNotEntered", "0")
                .containsEntry("S2BrainImagingNotPerformed", "0")
                .containsEntry("S1NHSNumber", "")
                .containsEntry("S1Diagnosis", "");
    }

    @Test
    void imagingIsNotPerformedOnlyOnceTheCaseIsClosed() throws Exception {
        assertThat(row("2026-06-02"))
                .containsEntry("S2BrainImagingNotPerformed", "1")
                .containsEntry("S2BrainImagingDateTime", "");
        assertThat(row("2026-06-03")).containsEntry("S2BrainImagingNotPerformed", "");
    }

    @Test
    void aPatientInHospitalHasAnOnsetAndNoArrival() throws Exception {
        assertThat(row("2026-06-04"))
                .containsEntry("S1OnsetInHospital", "Y")
                .containsEntry("S1OnsetDateTime", "2026-06-04 10:00")
                .containsEntry("S1FirstArrivalDateTime", "")
                .containsEntry("S1ArriveByAmbulance", "");
    }

    @Test
    void arrivalAtTheScannersDoorIsNoArrivalAtTheHospital() throws Exception {
        assertThat(row("2026-06-05"))
                .containsEntry("S1FirstArrivalDateTime", "")
                .containsEntry("S1FirstArrivalTimeNotEntered", "")
                .containsEntry("S1OnsetInHospital", "");
    }

    @Test
    void aTimeThatIsNotKnownToAMinuteIsLeftForAPerson() throws Exception {
        assertThat(row("2026-06-08"))
                .containsEntry("S1FirstArrivalDateTime", "")
                .containsEntry("S1FirstArrivalTimeNotEntered", "1")
                .containsEntry("S2BrainImagingTimeNotEntered", "1");
    }

    @Test
    void theHourThatComesTwiceIsWrittenAsTheClockOnTheWallShowedIt() throws Exception {
        assertThat(row("2026-10-25"))
                .containsEntry("S1FirstArrivalDateTime", "2026-10-25 01:30")
                .containsEntry("S2BrainImagingDateTime", "2026-10-25 01:30");
    }

    @Test
    void datesAreWrittenAsImportViewsHaveThemWhereThatIsAsked() throws Exception {
        assertThat(rows("site=north&from=2026-06-01&to=2026-06-02&dates=uk").getFirst())
                .containsEntry("S1FirstArrivalDateTime", "01/06/2026 10:00");
    }

    @Test
    void onlyCasesOfTheAuditsMeasuresAndOfOneSiteAreInAFile() throws Exception {
        assertThat(rows("site=north")).hasSize(7);
        assertThat(rows("site=south")).hasSize(1);
    }

    @Test
    void theMappingSaysOfEveryColumnWhetherItIsFilled() throws Exception {
        final JsonNode mapping = new ObjectMapper()
                .readTree(get("/api/v1/exports/ssnap-mapping").body())
                .path("items");
        final List<String> columns = List.copyOf(row("2026-06-01").keySet());
        assertThat(mapping)
                .extracting(field -> field.path("field").asText())
                .containsExactlyInAnyOrderElementsOf(columns);
        assertThat(mapping).allSatisfy(field -> {
            assertThat(field.path("filled").asText()).isIn("yes", "sometimes", "no");
            assertThat(field.path("note").asText()).isNotEmpty();
        });
        final HttpResponse<String> csv = get("/api/v1/exports/ssnap-mapping?format=csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("template");
        assertThat(csv.body()).startsWith("field,item,filled,note\r\n");
    }

    @Test
    void aFieldThatIsSaidNotToBeFilledIsEmptyInEveryRow() throws Exception {
        final List<Map<String, String>> rows = rows("site=north");
        SsnapField.ALL.stream()
                .filter(field -> field.filled() == SsnapField.Filled.NO)
                .forEach(field ->
                        assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry(field.name(), "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?site=North",
                "?site=north&dates=us",
                "?site=north&team=a%20b",
                "?site=north&from=2026-06-02&to=2026-06-02"
            })
    void aWrongQuestionIsRefused(final String query) throws Exception {
        assertThat(get("/api/v1/exports/ssnap" + query).statusCode()).isEqualTo(400);
    }

    private static Map<String, String> row(final String day) throws Exception {
        final List<Map<String, String>> rows = rows("site=north&team=295&from=" + day + "&to=" + day.substring(0, 8)
                + "%02d".formatted(Integer.parseInt(day.substring(8)) + 1));
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static List<Map<String, String>> rows(final String query) throws Exception {
        final String body = get("/api/v1/exports/ssnap?format=csv&" + query).body();
        try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(body))) {
            return parser.getRecords().stream().map(SsnapRoutesTest::cells).toList();
        }
    }

    private static Map<String, String> cells(final CSVRecord row) {
        return new HashMap<>(row.toMap());
    }

    private static HttpResponse<String> get(final String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
