// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.http.Query;
import org.doorclock.journal.JournalException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    private static final int ITEMS = 1203;
    private static final String NASTY = "a \"quoted\", two\r\nlines, Zoë";
    private static final Table TABLE =
            Table.ofFields("things of \"mine\"\r\nx", "n", "text").and(Column.at("deep", "/in/0"));

    private static HubServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = HubServer.start("127.0.0.1", 0, new OpenGate(), List.of(routing -> {
            routing.get(
                    "/list",
                    (request, response) ->
                            Listing.answer(request, response, Query.ofList(request), TABLE, ListingTest::page));
            routing.get(
                    "/breaks",
                    (request, response) ->
                            Listing.answer(request, response, Query.ofList(request), TABLE, ListingTest::breaking));
        }));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void csvIsTheWholeListInOneFile() throws Exception {
        final List<CSVRecord> rows = parse(get("/list?format=csv").body());
        assertThat(rows).hasSize(ITEMS + 1);
        assertThat(rows.getFirst().toList()).containsExactly("n", "text", "deep");
        assertThat(rows.subList(1, ITEMS + 1))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        IntStream.range(0, ITEMS).mapToObj(String::valueOf).toList());
        assertThat(rows.getLast().get(1)).isEqualTo(NASTY);
        assertThat(rows.getLast().get(2)).isEqualTo("'=" + (ITEMS - 1));
    }

    @Test
    void csvIsAPageWhereOneIsAskedFor() throws Exception {
        final HttpResponse<byte[]> first = get("/list?limit=5&format=csv");
        assertThat(parse(first.body())).hasSize(6);
        final String next = first.headers().firstValue("Link").orElseThrow();
        assertThat(next).contains("limit=5").contains("format=csv");
        final HttpResponse<byte[]> second = get(next.substring(1, next.indexOf('>')));
        assertThat(parse(second.body()).get(1).get(0)).isEqualTo("5");
    }

    @Test
    void jsonIsAPageAtATime() throws Exception {
        final HttpResponse<byte[]> first = get("/list");
        assertThat(new String(first.body(), UTF_8))
                .startsWith("{\"items\":[{\"n\":0,")
                .contains("\"n\":99,");
        assertThat(first.headers().firstValue("Link")).isPresent();
        assertThat(first.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void aFileHasANameThatHoldsNothingButANameAndIsMarkedOnRequest() throws Exception {
        final HttpResponse<byte[]> plain = get("/list?format=csv");
        assertThat(plain.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"things-of-mine-x.csv\"");
        assertThat(plain.headers().firstValue("Content-Type")).contains(Csv.CONTENT_TYPE);
        assertThat(plain.body()[0]).isEqualTo((byte) 'n');
        final byte[] marked = get("/list?format=csv&bom=yes").body();
        assertThat(marked).startsWith(0xEF, 0xBB, 0xBF).hasSize(plain.body().length + 3);
        assertThat(get("/list?format=csv&bom=no").body()).isEqualTo(plain.body());
        assertThat(get("/list?format=csv&bom=maybe").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/csv; charset=utf-8"})
    void csvIsAnsweredToAccept(final String accept) throws Exception {
        final HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(uri("/list")).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains(Csv.CONTENT_TYPE);
    }

    @Test
    void aListThatFailsHalfWayIsNeverTakenForTheWhole() throws Exception {
        assertThatThrownBy(() -> get("/breaks?format=csv")).isInstanceOf(IOException.class);
        assertThat(get("/list?format=csv").statusCode()).isEqualTo(200);
    }

    @Test
    void aListThatFailsAtOnceIsAProblem() throws Exception {
        assertThat(get("/breaks?format=csv&cursor=NTAw").statusCode()).isEqualTo(503);
    }

    private static Listing.Page breaking(final Optional<String> after, final int limit) throws JournalException {
        if (after.isPresent()) {
            throw new JournalException("the disk is gone");
        }
        return page(after, limit);
    }

    private static Listing.Page page(final Optional<String> after, final int limit) {
        final int from = after.map(Integer::parseInt).orElse(0);
        final int to = Math.min(ITEMS, from + limit);
        final List<ObjectNode> items = new ArrayList<>();
        for (int i = from; i < to; i++) {
            final ObjectNode item = Answers.object().put("n", i).put("text", NASTY);
            item.putArray("in").add("=" + i);
            items.add(item);
        }
        return new Listing.Page(items, to < ITEMS ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static List<CSVRecord> parse(final byte[] body) throws IOException {
        return CSVParser.parse(new InputStreamReader(new ByteArrayInputStream(body), UTF_8), CSVFormat.RFC4180)
                .getRecords();
    }

    private static HttpResponse<byte[]> get(final String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI uri(final String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
