// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.fhir.Hl7;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.OrganisationFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRoutesTest {

    private static final String MARCH = "/api/v1/reports/measure-report?from=2026-03-01&to=2026-04-01&measure=";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ApiFixture api;
    private static List<JsonNode> measures;
    private static Hl7 hl7;

    @BeforeAll
    static void start(@TempDir final Path directory) throws Exception {
        final Path file = Files.writeString(
                directory.resolve("organisation.csv"),
                "level,id,parent,title,ods\nsite,north,north-trust,,\ntrust,north-trust,england,North Trust,RN1\n");
        api = new ApiFixture(OrganisationFile.read(file, Nation.ENGLAND));
        final Story story = new Story();
        final LocalDate first = LocalDate.parse("2026-03-02");
        for (int i = 0; i < 28; i++) {
            final Instant arrival = Instant.parse(first.plusDays(i) + (i < 26 ? "T10:00:00Z" : "T22:00:00Z"));
            story.arrives("p" + i, arrival.toString());
            if (i != 27) {
                story.scan(
                        "p" + i,
                        arrival.plusSeconds(i < 15 ? 40 * 60 : 100 * 60).toString());
            }
        }
        api.tell(story);
        api.tell(new Story().at("south").arrives("s1", "2026-03-05T10:00:00Z").scan("s1", "2026-03-05T10:30:00Z"));
        measures = JSON.readTree(api.get("/api/v1/reports/measures").body())
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .toList();
        hl7 = new Hl7(measures.stream().map(JsonNode::toString).toList());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void everyMeasureHoldsToHl7sDefinition() {
        assertThat(measures).hasSize(api.book.measures().places().size());
        assertThat(measures)
                .allSatisfy(
                        measure -> assertThat(hl7.faults(measure.toString())).isEmpty());
    }

    @Test
    void oneMeasureIsTheSameAsInTheListOfAll() throws Exception {
        final JsonNode one = fhir("/api/v1/reports/measures/asi-4a");
        assertThat(measures).contains(one);
        assertThat(api.get("/api/v1/reports/measures/asi-9").statusCode()).isEqualTo(404);
    }

    @Test
    void aReportGivesTheFiguresOfComplianceAndHoldsToHl7sDefinition() throws Exception {
        final JsonNode report = fhir(MARCH + "asi-4a&site=north");
        assertThat(hl7.faults(report.toString())).isEmpty();
        assertThat(report.path("resourceType").asText()).isEqualTo("MeasureReport");
        assertThat(report.path("type").asText()).isEqualTo("summary");
        assertThat(report.path("status").asText()).isEqualTo("complete");
        assertThat(report.at("/period").toString()).isEqualTo("{\"start\":\"2026-03-01\",\"end\":\"2026-03-31\"}");
        assertThat(report.at("/improvementNotation/coding/0/code").asText()).isEqualTo("increase");
        final JsonNode row = api.good(
                        "/api/v1/compliance?measure=asi-4a&site=north&from=2026-03-01&to=2026-04-01&by=total")
                .at("/rows/0");
        final JsonNode group = report.at("/group/0");
        assertThat(count(group, "initial-population"))
                .isEqualTo(28)
                .isEqualTo(row.path("n").asInt());
        assertThat(count(group, "numerator"))
                .isEqualTo(15)
                .isEqualTo(row.path("met").asInt());
        assertThat(count(group, "denominator"))
                .isEqualTo(28)
                .isEqualTo(row.path("met").asInt() + row.path("missed").asInt());
        assertThat(group.at("/measureScore/value").asDouble())
                .isEqualTo(row.path("proportion").asDouble());
    }

    @Test
    void bandsAreStrataAndFewPatientsAreMasked() throws Exception {
        final JsonNode report = fhir(MARCH + "asi-4a&site=north");
        final JsonNode strata = report.at("/group/0/stratifier/0/stratum");
        assertThat(strata)
                .extracting(stratum -> stratum.at("/value/text").asText())
                .containsExactly("in-hours", "out-of-hours", "weekday", "weekend", "bank-holiday");
        final JsonNode weekend = strata.get(3);
        assertThat(count(weekend, "initial-population")).isEqualTo(8);
        assertThat(weekend.toString()).contains("\"_count\"", "masked").doesNotContain("\"measureScore\":{\"value\"");
        final JsonNode shown = fhir(MARCH + "asi-4a&site=north&small=show&band=weekend");
        assertThat(hl7.faults(shown.toString())).isEmpty();
        assertThat(shown.at("/group/0/stratifier/0/stratum/0/measureScore/value")
                        .isNumber())
                .isTrue();
    }

    @Test
    void aMeasureWithoutALimitReportsItsMedian() throws Exception {
        final JsonNode report = fhir(MARCH + "door-to-scan&site=north");
        assertThat(hl7.faults(report.toString())).isEmpty();
        final JsonNode group = report.at("/group/0");
        assertThat(group.at("/measureScore").toString())
                .isEqualTo(
                        "{\"value\":40.0,\"unit\":\"min\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"min\"}");
        assertThat(count(group, "measure-population")).isEqualTo(27);
        assertThat(report.path("status").asText()).as("one is still waiting").isEqualTo("pending");
    }

    @Test
    void theReporterIsAnOrganisationByItsOdsCode() throws Exception {
        final JsonNode reporter = fhir(MARCH + "asi-4a&trust=north-trust").path("reporter");
        assertThat(reporter.path("type").asText()).isEqualTo("Organization");
        assertThat(reporter.at("/identifier/system").asText())
                .isEqualTo("https://fhir.nhs.uk/Id/ods-organization-code");
        assertThat(reporter.at("/identifier/value").asText()).isEqualTo("RN1");
        assertThat(fhir(MARCH + "asi-4a&site=north")
                        .at("/reporter/identifier/system")
                        .asText())
                .isEqualTo("urn:doorclock:organisation:site");
    }

    @Test
    void severalSitesAreACollectionOfReports() throws Exception {
        final JsonNode bundle = fhir(MARCH + "asi-4a");
        assertThat(hl7.faults(bundle.toString())).isEmpty();
        assertThat(bundle.path("type").asText()).isEqualTo("collection");
        assertThat(bundle.path("entry"))
                .extracting(
                        entry -> entry.at("/resource/reporter/identifier/value").asText())
                .containsExactly("north", "south");
    }

    @Test
    void theLastWholeMonthIsReportedUnlessDaysAreNamed() throws Exception {
        final JsonNode report = fhir("/api/v1/reports/measure-report?measure=asi-4a&site=north");
        assertThat(report.at("/period/start").asText()).isEqualTo("2026-03-01");
        assertThat(report.path("id"))
                .isEqualTo(fhir(MARCH + "asi-4a&site=north").path("id"));
        final JsonNode running =
                fhir("/api/v1/reports/measure-report?measure=asi-4a&site=north&from=2026-04-01&to=2026-05-01");
        assertThat(running.path("status").asText()).isEqualTo("pending");
        assertThat(hl7.faults(running.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?measure=asi-9", "?measure=asi-4a&trust=nowhere", "?measure=asi-4a&by=month"})
    void aWrongQuestionIsAProblem(final String query) {
        assertThat(api.get("/api/v1/reports/measure-report" + query).statusCode())
                .isEqualTo(400);
    }

    /** The validator must be able to fail, or all of the above would prove nothing. */
    @Test
    void aReportThatBreaksTheDefinitionsIsFound() throws Exception {
        final ObjectNode report = (ObjectNode) fhir(MARCH + "asi-4a&site=north");
        assertThat(hl7.faults(report.deepCopy().put("status", "done").toString()))
                .isNotEmpty();
        assertThat(hl7.faults(report.deepCopy()
                        .put("measure", "urn:doorclock:measure:asi-9")
                        .toString()))
                .isNotEmpty();
        final ObjectNode other = report.deepCopy();
        ((ObjectNode) other.at("/group/0/population/0/code/coding/0")).put("code", "everybody");
        assertThat(hl7.faults(other.toString())).isNotEmpty();
        final ObjectNode without = report.deepCopy();
        without.remove("period");
        assertThat(hl7.faults(without.toString())).isNotEmpty();
    }

    private static int count(final JsonNode group, final String population) {
        return group.path("population")
                .valueStream()
                .filter(each -> each.at("/code/coding/0/code").asText().equals(population))
                .findFirst()
                .orElseThrow()
                .path("count")
                .asInt();
    }

    private static JsonNode fhir(final String path) throws Exception {
        final HttpResponse<String> response = api.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+json");
        return JSON.readTree(response.body());
    }
}
