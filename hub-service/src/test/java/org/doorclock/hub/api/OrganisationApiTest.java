// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.event.Milestone;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.OrganisationFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationApiTest {

    @TempDir
    private static Path directory;

    private static ApiFixture api;

    @BeforeAll
    static void start() throws Exception {
        final Path file = Files.writeString(directory.resolve("organisation.csv"), """
                level,id,parent,title
                region,north-west,england,North West
                network,greater-manchester,north-west,Greater Manchester
                trust,central,greater-manchester,Central Trust
                site,north,central,North Hospital
                site,unheard,wales,Not yet connected
                """);
        api = new ApiFixture(OrganisationFile.read(file, Nation.ENGLAND));
        final Story story = new Story();
        for (int i = 0; i < 20; i++) {
            final String patient = "p" + i;
            story.arrives(patient, "2026-03-10T10:00:00Z")
                    .reaches(Milestone.STROKE_CALL, "ed1", patient, "2026-03-10T10:05:00Z")
                    .atDoor(patient, "2026-03-10T10:20:00Z")
                    .scan(patient, i < 10 ? "2026-03-10T10:30:00Z" : "2026-03-10T11:30:00Z");
        }
        api.tell(story.at("stray").arrives("x", "2026-03-14T10:00:00Z"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void figuresAreGivenForANetworkWithItsName() {
        final JsonNode answer = api.good("/api/v1/compliance?measure=asi-4a&level=network&by=quarter"
                + "&from=2026-01-01&to=2027-01-01&band=all,in-hours,weekend&region=north-west");
        assertThat(answer.path("rows"))
                .extracting(row -> row.path("period").asText() + " "
                        + row.path("org").asText() + " " + row.path("band").asText() + " "
                        + row.path("proportion").asDouble())
                .containsExactly("2026-Q1 greater-manchester all 0.5", "2026-Q1 greater-manchester in-hours 0.5");
        assertThat(answer.path("titles").path("greater-manchester").asText()).isEqualTo("Greater Manchester");
        assertThat(answer.path("scope").path("region").asText()).isEqualTo("north-west");
        assertThat(answer.path("bands"))
                .extracting(band -> band.path("id").asText())
                .containsExactly("all", "in-hours", "weekend");
        assertThat(answer.path("bands").get(1).path("definition").asText()).contains("08:00", "18:00");
    }

    @Test
    void anHourOfTheWeekIsAPeriod() {
        final JsonNode answer = api.good("/api/v1/compliance?measure=asi-4a&by=hour-of-week&small=show");
        assertThat(answer.path("rows"))
                .extracting(row ->
                        row.path("org").asText() + " " + row.path("period").asText())
                .containsExactly("north tue-10", "stray sat-10");
    }

    @Test
    void theTreeHasTheFilesUnitsAndThenTheSitesThatItLacks() {
        final JsonNode sites = api.good("/api/v1/sites");
        assertThat(sites.path("items"))
                .extracting(site ->
                        site.path("site").asText() + " " + site.path("trust").asText() + " "
                                + site.path("nation").asText() + " "
                                + site.path("heard").asBoolean())
                .containsExactly(
                        "north central england true", "stray stray not-placed true", "unheard not-placed wales false");
        assertThat(sites.path("tree"))
                .extracting(unit -> unit.path("id").asText())
                .containsExactly("england", "wales", "stray");
        final JsonNode site = sites.at("/tree/0/children/0/children/0/children/0/children/0");
        assertThat(site.path("title").asText()).isEqualTo("North Hospital");
        assertThat(api.get("/api/v1/sites?format=csv").body())
                .startsWith(
                        "site,title,placed,trust,network,region,nation,heard,waiting\r\nnorth,North Hospital,true,central,");
    }

    @Test
    void aCurveGivesTheShareByEveryMinute() {
        final JsonNode answer = api.good("/api/v1/compliance/curve?measure=asi-4a&minutes=60&trust=central");
        assertThat(answer.path("curves")).singleElement().satisfies(curve -> {
            assertThat(curve.path("period").asText()).isEqualTo("total");
            assertThat(curve.path("n").asInt()).isEqualTo(20);
            assertThat(curve.path("share")).hasSize(61);
            assertThat(curve.path("share").get(29).asDouble()).isZero();
            assertThat(curve.path("share").get(30).asDouble()).isEqualTo(0.5);
        });
        final String csv = api.get("/api/v1/compliance/curve?measure=asi-4a&minutes=60&format=csv")
                .body();
        assertThat(csv)
                .startsWith("period,org,band,n,minute,share,certain,possible\r\n")
                .contains("total,north,all,20,30,0.5,0.5,0.5\r\n", "total,stray,all,1,,,,\r\n");
    }

    @Test
    void thePathwayIsPartedIntoSteps() {
        final JsonNode answer = api.good("/api/v1/pathway?site=north");
        final JsonNode steps = answer.path("breakdowns").get(0).path("steps");
        assertThat(steps).hasSize(9);
        assertThat(steps.get(1).path("step").asText()).isEqualTo("call-to-door");
        assertThat(steps.get(1).path("medianMinutes").asDouble()).isEqualTo(15);
        assertThat(steps.get(3).path("noEnd").asInt()).isEqualTo(20);
        assertThat(answer.path("measure").path("id").asText()).isEqualTo("door-to-scan");
        assertThat(api.get("/api/v1/pathway?format=csv").body())
                .contains(
                        "total,north,all,20,call-to-door,20,0,0,0,0,0,0,15.0,15.0,15.0,15.0,15.0,15.0,15.0,15.0,15.0,false\r\n")
                .contains("total,stray,all,1,,,,,,,,,,,,,,,,,,true\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/compliance?measure=asi-4a&network=greater-manchster | greater-manchester
            /api/v1/compliance?measure=asi-4a&nation=scotlnd | scotland
            /api/v1/compliance?measure=asi-4a&trust=stry | stray
            /api/v1/compliance/curve?measure=asi-4a&minutes=0 | minutes
            /api/v1/compliance/curve?measure=asi-4a&minutes=1441 | minutes
            /api/v1/compliance/curve?minutes=10 | measure
            /api/v1/compliance?measure=asi-4a&minutes=10 | nearest to
            /api/v1/pathway?measure=none | measure
            """)
    void aMisspeltPlaceIsAnsweredWithTheNearest(final String path, final String named) {
        final JsonNode problem = api.problem(400, path);
        assertThat(problem.path("detail").asText() + problem.path("remedy").asText())
                .contains(named);
    }
}
