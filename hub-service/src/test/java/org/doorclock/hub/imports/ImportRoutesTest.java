// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRoutesTest {

    private static final String HEADER = "site,door,patient,event,occurred\r\n";
    private static final String NHS = "9434765919";
    private static final String LOCAL = "MRN-7712345";

    @TempDir
    private Path directory;

    private TestHub hub;

    @BeforeEach
    void start() {
        hub = new TestHub(directory);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void goodRowsBecomeEventsOfTheSitesImport() throws Exception {
        final JsonNode answer = ok(
                "",
                HEADER + "royal,ct1," + NHS + ",hospital-arrival,2026-03-01T10:05\r\n"
                        + "general,ct1," + NHS + ",scan-start,2026-03-01T10:25:00Z\r\n"
                        + "royal,ct1,943 476 5919,scan-start,2026-03-01T10:25:00Z\r\n");

        assertThat(counts(answer)).isEqualTo("3 rows: 3 added, 0 there, 0 duplicates, 0 bad");
        assertThat(hub.events())
                .extracting(
                        event -> event.origin().site() + " " + event.origin().device() + " "
                                + event.origin().seq() + " " + event.fact().type())
                .containsExactly(
                        "royal import 1 hospital-arrival", "royal import 2 scan-start", "general import 1 scan-start");
        assertThat(hub.events())
                .extracting(event -> event.fact().about().orElseThrow().token())
                .as("one patient")
                .hasSameSizeAs(hub.events())
                .containsOnly(
                        hub.events().getFirst().fact().about().orElseThrow().token());
    }

    @Test
    void fiveBadRowsInAThousandChangeNothingAndAreListed() throws Exception {
        final List<String> lines = rows(1000);
        for (final int bad : new int[] {0, 17, 500, 501, 999}) {
            lines.set(bad, lines.get(bad).replace("scan-start", "scan-begin"));
        }

        final HttpResponse<String> response = hub.post("", file(lines));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        final JsonNode problem = json(response);
        assertThat(counts(problem)).isEqualTo("1000 rows: 0 added, 0 there, 0 duplicates, 5 bad");
        assertThat(problem.path("errors")).hasSize(5);
        assertThat(problem.path("errors").findValuesAsText("line")).containsExactly("2", "19", "502", "503", "1001");
        assertThat(problem.path("errors").findValuesAsText("column")).containsOnly("event");
        assertThat(hub.events()).isEmpty();
    }

    @Test
    void skipBadStoresTheGoodRowsAndListsTheBad() throws Exception {
        final List<String> lines = rows(10);
        lines.set(3, lines.get(3).replace("scan-start", "placed"));

        final JsonNode answer = ok("?skip-bad=true", new String(file(lines), UTF_8));

        assertThat(counts(answer)).isEqualTo("10 rows: 9 added, 0 there, 0 duplicates, 1 bad");
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(hub.events()).hasSize(9);
    }

    @Test
    void skipBadDoesNotStoreAFileWhoseRowsCannotBeToldApart() {
        final List<String> lines = rows(10);
        lines.set(3, "royal,\"ct1,X,scan-start,2026-03-01T10:25:00Z");

        assertThat(hub.post("?skip-bad=true", file(lines)).statusCode()).isEqualTo(422);
        assertThat(hub.events()).isEmpty();
    }

    @Test
    void aDryRunCountsAndStoresNothing() throws Exception {
        assertThat(counts(ok("?dry-run=true", new String(file(rows(10)), UTF_8))))
                .isEqualTo("10 rows: 10 added, 0 there, 0 duplicates, 0 bad");
        assertThat(hub.events()).isEmpty();
    }

    @Test
    void theSameFileAddsNothingTheSecondTimeEvenAfterARestart() throws Exception {
        final String file = new String(file(rows(100)), UTF_8);
        ok("", file);

        assertThat(counts(ok("", file))).isEqualTo("100 rows: 0 added, 100 there, 0 duplicates, 0 bad");
        hub.close();
        hub = new TestHub(directory);
        assertThat(counts(ok("", file))).isEqualTo("100 rows: 0 added, 100 there, 0 duplicates, 0 bad");
        assertThat(hub.events()).hasSize(100);
        assertThat(counts(ok("", file + "royal,ct1,new,scan-start,2026-03-01T10:25:00Z")))
                .isEqualTo("101 rows: 1 added, 100 there, 0 duplicates, 0 bad");
        assertThat(hub.events().getLast().origin().seq()).isEqualTo(101);
    }

    @Test
    void rowsThatSayTheSameCountOnceHoweverTheyAreWritten() throws Exception {
        assertThat(counts(ok(
                        "",
                        HEADER + "royal,ct1," + NHS + ",scan-start,2026-07-01T10:05:00Z\r\n"
                                + "Royal,CT1,943 476 5919,scan-start,2026-07-01 11:05:00\r\n"
                                + "royal,ct1," + NHS + ",scan-start,2026-07-01T11:05\r\n")))
                .isEqualTo("3 rows: 2 added, 0 there, 1 duplicates, 0 bad");
    }

    @Test
    void noMoreThanAThousandFaultsAreListedAndAllAreCounted() throws Exception {
        final List<String> lines =
                rows(1500).stream().map(line -> line.replace("scan-start", "x")).toList();

        final JsonNode problem = json(hub.post("", file(lines)));

        assertThat(problem.path("errors")).hasSize(1000);
        assertThat(problem.path("errorCount").asInt()).isEqualTo(1500);
        assertThat(problem.path("bad").asInt()).isEqualTo(1500);
    }

    @Test
    void otherTypesParametersAndMethodsAreProblems() {
        final var body = HttpRequest.BodyPublishers.ofString("[]");

        assertThat(hub.post("", "application/json", body).statusCode()).isEqualTo(415);
        assertThat(hub.post("", "text/csv; charset=iso-8859-1", body).statusCode())
                .isEqualTo(415);
        assertThat(hub.post("", "text/csvx", body).statusCode()).isEqualTo(415);
        assertThat(hub.post("", "Text/CSV; header=present; charset=UTF-8", body).statusCode())
                .isEqualTo(422);
        assertThat(hub.post("?skip-bad=yes", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(hub.post("?skipbad=true", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(hub.post("", new byte[0]).statusCode()).isEqualTo(422);
    }

    @Test
    void neitherAnswersNorFilesHoldAPatientsId() throws Exception {
        final String good = "royal,ct1," + NHS + ",scan-start,2026-03-01T10:25:00Z\r\nroyal,ct1," + LOCAL
                + ",scan-start,2026-03-01T10:25:00Z\r\n";
        final String answer = hub.post("", (HEADER + good).getBytes(UTF_8)).body();
        final String refusal = hub.post(
                        "", (HEADER + good + NHS + "," + NHS + "," + LOCAL + "," + NHS + "," + LOCAL).getBytes(UTF_8))
                .body();

        assertThat(hub.events()).hasSize(2);
        assertThat(refusal).contains("\"errors\":[{").doesNotContain(NHS, LOCAL);
        assertThat(answer).doesNotContain(NHS, LOCAL);
        assertThat(TestHub.holds(directory, NHS)).isFalse();
        assertThat(TestHub.holds(directory, LOCAL)).isFalse();
        assertThat(TestHub.holds(directory, "scan-start"))
                .as("the search sees the events")
                .isTrue();
    }

    @Test
    void aFileThatBreaksOffOnItsWayIsNotImported() throws Exception {
        final byte[] file = file(rows(1000));
        final var breaks = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(file, file.length / 2)), file.length);

        assertThatThrownBy(() -> hub.post("", "text/csv", breaks)).hasRootCauseInstanceOf(IOException.class);

        assertThat(counts(ok("?dry-run=true", new String(file, UTF_8)))).startsWith("1000 rows: 1000 added");
        assertThat(hub.events()).isEmpty();
    }

    private JsonNode ok(final String query, final String file) throws IOException {
        final HttpResponse<String> response = hub.post(query, file.getBytes(UTF_8));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static JsonNode json(final HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private static String counts(final JsonNode answer) {
        return answer.path("rows").asInt() + " rows: " + answer.path("added").asInt() + " added, "
                + answer.path("alreadyThere").asInt() + " there, "
                + answer.path("duplicates").asInt() + " duplicates, "
                + answer.path("bad").asInt() + " bad";
    }

    private static List<String> rows(final int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "royal,ct1,P" + i + ",scan-start,2026-03-01T10:25:00Z")
                .collect(Collectors.toList());
    }

    private static byte[] file(final List<String> rows) {
        return (HEADER + String.join("\r\n", rows) + "\r\n").getBytes(UTF_8);
    }
}
