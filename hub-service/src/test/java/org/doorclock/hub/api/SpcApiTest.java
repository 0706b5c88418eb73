// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.Xmr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Control charts and funnels over HTTP, of sites whose figures are made to measure. */
class SpcApiTest {

    /** Of 20 patients a month, so many are scanned within the hour, from February 2025 on. */
    private static final int[] MET = {8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 17, 18};

    private static final String DAYS = "&from=2025-02-01&to=2026-04-01";

    private static ApiFixture api;

    @BeforeAll
    static void start() {
        api = new ApiFixture(
                Organisation.none(Nation.ENGLAND),
                new Changes(List.of(new Changes.Change(
                        Level.SITE, "rebased", Optional.of("asi-4a"), LocalDate.of(2026, 1, 15), "second scanner"))));
        for (final String site : List.of("north", "rebased")) {
            final Story story = new Story().at(site);
            for (int month = 0; month < MET.length; month++) {
                tell(story, YearMonth.of(2025, 2).plusMonths(month), 20, MET[month]);
            }
            tell(story, YearMonth.of(2026, 4), 1, 1);
            api.tell(story);
        }
        final Story few = new Story().at("few");
        tell(few, YearMonth.of(2026, 3), 5, 5);
        api.tell(few);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void thePointsLimitsAndSignalsAreThoseOfTheFigures() {
        final JsonNode series = one("/api/v1/spc?measure=asi-4a&site=north&baseline=12" + DAYS);

        final double[] shares = IntStream.of(MET).mapToDouble(met -> met / 20.0).toArray();
        final double[] first = Arrays.copyOf(shares, 12);
        final var limits = Xmr.chart(first, ChartRules.USUAL).last().limits();
        assertThat(series.path("points")).hasSize(14).allSatisfy(point -> {
            assertThat(point.path("upper").asDouble()).isCloseTo(limits.upper(), within(1e-9));
            assertThat(point.path("lower").asDouble()).isCloseTo(limits.lower(), within(1e-9));
            assertThat(point.path("centre").asDouble()).isCloseTo(0.425, within(1e-9));
        });
        assertThat(series.path("points").findValuesAsText("signal"))
                .endsWith("common-cause", "above-limit", "above-limit")
                .filteredOn("above-limit"::equals)
                .hasSize(2);
        assertThat(series.path("variation").asText()).isEqualTo("improvement-high");
        assertThat(series.path("assurance").asText()).isEqualTo("inconsistent");
        assertThat(series.path("conclusion").asText())
                .isEqualTo(
                        "Better: the latest month, 90%, is above the upper limit. By its limits, chance decides which"
                                + " months meet the target of 50%.");
    }

    @Test
    void unlessAskedOtherwiseThePeriodThatHasNotEndedIsNoPoint() {
        assertThat(one("/api/v1/spc?measure=asi-4a&site=north").path("points"))
                .hasSize(14)
                .last()
                .satisfies(point -> assertThat(point.path("period").asText()).isEqualTo("2026-03"));
        assertThat(one("/api/v1/spc?measure=asi-4a&site=north&from=2025-02-10&to=2026-05-01")
                        .path("leftOut"))
                .extracting(each ->
                        each.path("period").asText() + " " + each.path("reason").asText())
                .containsExactly("2025-02 partial", "2026-04 partial");
        assertThat(one("/api/v1/spc?measure=asi-4a&site=few")
                        .path("leftOut")
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("too-few");
    }

    @Test
    void aMonthWithoutACaseIsNoPointAndTheChartSaysSo() {
        final Story gap = new Story().at("gap");
        for (final int month : new int[] {1, 2, 3, 6, 7, 8, 10, 11, 12}) {
            tell(gap, YearMonth.of(2025, month), 20, 5 + month);
        }
        final String path = "/api/v1/spc?measure=asi-4a&site=gap&from=2024-10-01&to=2026-03-01";
        final JsonNode series;
        final String picture;
        try (ApiFixture own = new ApiFixture()) {
            own.tell(gap);
            series = own.good(path).path("series").get(0);
            picture = own.get(path + "&format=svg").body();
        }

        assertThat(series.path("points").findValuesAsText("period"))
                .hasSize(9)
                .contains("2025-03", "2025-06")
                .doesNotContain("2025-04");
        assertThat(series.path("leftOut"))
                .extracting(each -> each.path("period").asText() + " "
                        + each.path("n").asInt() + " " + each.path("reason").asText())
                .containsExactly(
                        "2025-04 0 no-cases",
                        "2025-05 0 no-cases",
                        "2025-09 0 no-cases",
                        "2026-01 0 no-cases",
                        "2026-02 0 no-cases");
        assertThat(picture).contains("5 empty months left out.");
        assertThat(api.get("/api/v1/spc?measure=asi-4a&site=north&format=svg" + DAYS)
                        .body())
                .doesNotContain("left out");
    }

    @Test
    void aPointLeadsToItsCases() {
        final String link = one("/api/v1/spc?measure=asi-4a&site=north" + DAYS)
                .path("points")
                .get(13)
                .path("cases")
                .asText();

        assertThat(link)
                .isEqualTo(
                        "/api/v1/cases?measure=asi-4a&from=2025-02-01&to=2026-04-01&site=north&by=month&period=2026-03");
        assertThat(api.good(link).path("items")).hasSize(20);
        final JsonNode door = api.good("/api/v1/spc?measure=asi-4a&level=door&site=north" + DAYS);
        assertThat(api.good(door.at("/series/0/points/0/cases").asText()).path("items"))
                .hasSize(20);
        final JsonNode funnel = api.good("/api/v1/funnel?measure=asi-4a" + DAYS);
        assertThat(api.good(funnel.at("/points/1/cases").asText() + "&limit=500")
                        .path("items"))
                .hasSize(280);
    }

    @Test
    void aWrittenChangeBeginsAPhaseWithTheFirstPeriodAfterIt() {
        final JsonNode phases =
                one("/api/v1/spc?measure=asi-4a&site=rebased" + DAYS).path("phases");

        assertThat(phases).hasSize(2);
        assertThat(phases.get(0).path("to").asText()).isEqualTo("2026-01");
        assertThat(phases.get(0).path("reason").isNull()).isTrue();
        assertThat(phases.get(1).path("from").asText()).isEqualTo("2026-02");
        assertThat(phases.get(1).path("reason").asText()).isEqualTo("second scanner");
        assertThat(phases.get(1).path("trial").asBoolean()).isTrue();
        assertThat(one("/api/v1/spc?measure=asi-4b&site=rebased" + DAYS).path("phases"))
                .hasSize(1);
    }

    @Test
    void aRebaseIsAskedForWithAReasonOrNotAtAll() {
        assertThat(one("/api/v1/spc?measure=asi-4a&site=north&rebase=2026-02-01&reason=rota" + DAYS)
                        .path("phases")
                        .findValuesAsText("reason"))
                .contains("rota");
        assertThat(api.problem(400, "/api/v1/spc?measure=asi-4a&rebase=2026-02-01")
                        .path("detail")
                        .asText())
                .contains("only for a reason");
        api.problem(400, "/api/v1/spc?measure=asi-4a&reason=rota");
        api.problem(400, "/api/v1/spc?measure=asi-4a&rebase=2026-02-30&reason=rota");
        api.problem(400, "/api/v1/spc?measure=asi-4a&rebase=2026-02-01&reason=" + "x".repeat(61));
    }

    @Test
    void medianAndMeanAreInMinutesAndFewerAreBetter() {
        final JsonNode answer = api.good("/api/v1/spc?measure=door-to-scan&site=north" + DAYS);
        assertThat(answer.path("statistic").asText()).isEqualTo("median");
        assertThat(answer.path("direction").asText()).isEqualTo("lower-is-better");
        assertThat(answer.at("/series/0/points/12/value").asDouble()).isEqualTo(30);
        assertThat(one("/api/v1/spc?measure=asi-4a&site=north&statistic=mean" + DAYS)
                        .at("/points/0/value")
                        .asDouble())
                .isCloseTo((8 * 30 + 12 * 90) / 20.0, within(1e-9));
        api.problem(400, "/api/v1/spc?measure=door-to-scan&statistic=proportion");
        api.problem(400, "/api/v1/spc?measure=asi-4a&statistic=median&chart=p");
    }

    @Test
    void aPChartHasLimitsByEachPeriodsOwnNumber() {
        final JsonNode answer = api.good("/api/v1/spc?measure=asi-4a&site=north&chart=p&baseline=12" + DAYS);
        assertThat(answer.at("/rules/chart").asText()).isEqualTo("p");
        assertThat(answer.at("/series/0/points/13/upper").asDouble())
                .isCloseTo(0.425 + 3 * Math.sqrt(0.425 * 0.575 / 20), within(1e-9));
    }

    @Test
    void whatCannotBeOneChartIsRefused() {
        api.problem(400, "/api/v1/spc?measure=asi-4a&by=hour-of-week");
        api.problem(400, "/api/v1/spc?measure=asi-4a&band=weekday,weekend");
        api.problem(400, "/api/v1/spc?measure=asi-4a&baseline=11");
        api.problem(400, "/api/v1/spc?measure=asi-4a&run=2");
        api.problem(400, "/api/v1/spc?measure=asi-4a&by=day&from=2020-01-01&to=2026-01-01");
        assertThat(api.problem(400, "/api/v1/spc?measure=asi-4a&format=svg" + DAYS)
                        .path("detail")
                        .asText())
                .contains("there are 2 charts");
        assertThat(api.problem(400, "/api/v1/spc?measure=asi-4a&site=few&format=png")
                        .path("detail")
                        .asText())
                .contains("No place has enough patients");
    }

    @Test
    void aChartIsAPictureToo() {
        final HttpResponse<String> svg = api.get("/api/v1/spc?measure=asi-4a&site=north&format=svg" + DAYS);
        assertThat(svg.headers().firstValue("Content-Type")).hasValue("image/svg+xml; charset=utf-8");
        assertThat(svg.headers().firstValue("Content-Disposition"))
                .hasValue("inline; filename=\"doorclock-spc-asi-4a-2025-02-01-2026-04-01.svg\"");
        assertThat(svg.body()).startsWith("<svg").contains("Brain imaging within 1 hour of arrival: north");
        final HttpResponse<String> png = api.get("/api/v1/spc?measure=asi-4a&site=north&format=png" + DAYS);
        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(png.body()).contains("PNG");
    }

    @Test
    void theCurveAndThePathwayArePicturesToo() {
        assertThat(api.get("/api/v1/compliance/curve?measure=asi-4a&site=north&format=svg" + DAYS)
                        .body())
                .startsWith("<svg")
                .contains("280 patients, 1 Feb 2025 to 31 Mar 2026.", "limit 60 min", "50% within");
        assertThat(api.get("/api/v1/compliance/curve?measure=asi-4a&site=north&format=png" + DAYS)
                        .body())
                .contains("PNG");
        assertThat(api.problem(400, "/api/v1/pathway?site=north&format=svg" + DAYS)
                        .path("detail")
                        .asText())
                .as("no door and no call on record")
                .contains("No place has enough patients");
    }

    @Test
    void aChartIsATableToo() {
        assertThat(api.get("/api/v1/spc?measure=asi-4a&site=north&format=csv" + DAYS)
                        .body()
                        .lines())
                .hasSize(15)
                .startsWith("org,period,n,value,centre,lower,upper,signal,phase")
                .anyMatch(line -> line.startsWith("north,2026-03,20,0.9,"));
    }

    @Test
    void aFunnelHasOnePointAPlaceByNameAndNoneOfFewPatients() {
        final JsonNode answer = api.good("/api/v1/funnel?measure=asi-4a" + DAYS);

        assertThat(answer.path("points").findValuesAsText("org")).containsExactly("north", "rebased");
        assertThat(answer.at("/points/0/decided").asInt()).isEqualTo(280);
        assertThat(answer.at("/points/0/met").asInt())
                .isEqualTo(IntStream.of(MET).sum());
        assertThat(answer.at("/points/0/standing").asText()).isEqualTo("within");
        assertThat(answer.at("/limits/centre").asDouble()).isCloseTo(137 / 280.0, within(1e-9));
        assertThat(answer.at("/points/0/upper95").asDouble())
                .isCloseTo(137 / 280.0 + 1.959964 * Math.sqrt(137 / 280.0 * 143 / 280.0 / 280), within(1e-9));
        assertThat(answer.path("leftOut").get(0).path("org").asText()).isEqualTo("few");
        assertThat(answer.toString()).doesNotContain("\"rank\"", "\"position\":1,", "quartile");
        assertThat(api.good("/api/v1/funnel?measure=asi-4a&limits=overdispersed" + DAYS)
                        .at("/limits/widened")
                        .asBoolean())
                .isFalse();
        assertThat(api.get("/api/v1/funnel?measure=asi-4a&format=svg" + DAYS).body())
                .startsWith("<svg");
        assertThat(api.get("/api/v1/funnel?measure=asi-4a&format=csv" + DAYS)
                        .body()
                        .lines())
                .hasSize(3);
        api.problem(400, "/api/v1/funnel?measure=door-to-scan");
        api.problem(400, "/api/v1/funnel?measure=asi-4a&small=show");
        assertThat(api.good("/api/v1/funnel?measure=asi-4a&site=few" + DAYS)
                        .path("limits")
                        .isNull())
                .isTrue();
        api.problem(400, "/api/v1/funnel?measure=asi-4a&site=few&format=svg" + DAYS);
    }

    private static JsonNode one(final String path) {
        final JsonNode series = api.good(path).path("series");
        assertThat(series).hasSize(1);
        return series.get(0);
    }

    private static void tell(final Story story, final YearMonth month, final int patients, final int met) {
        for (int i = 0; i < patients; i++) {
            final String patient = story.events().size() + "-" + month;
            final var arrived = month.atDay(1 + i).atTime(LocalTime.of(10, 0)).toInstant(ZoneOffset.UTC);
            story.arrives(patient, arrived.toString());
            story.scan(patient, arrived.plusSeconds(i < met ? 1800 : 5400).toString());
        }
    }
}
