// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Details;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;
import org.doorclock.hub.cases.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The figures of the imaging guide of NHS Improvement (2011) come out of events that were made to them. The days are made up,
 * as the guide gives none.
 */
class SeedFiguresTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String MARCH = "&from=2026-03-01&to=2026-04-01";

    private final Story story = new Story();
    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void centralManchesterScanned82PercentOfItsTiaWithinTwoHoursAnd93WithinSix() {
        for (int i = 0; i < 274; i++) {
            final Duration wait = i < 225
                    ? Duration.ofMinutes(i % 121)
                    : i < 256 ? Duration.ofMinutes(121 + i % 240) : Duration.ofMinutes(361 + i % 600);
            story.onPathway(Pathway.TIA, "p" + i, at(i));
            if (i < 270) {
                story.scan("p" + i, START.plusSeconds(600L * i).plus(wait).toString());
            }
        }
        api.tell(story);

        final JsonNode two = row("tia-scan-2h");
        assertThat(two.path("met").asInt()).isEqualTo(225);
        assertThat(two.path("n").asInt()).isEqualTo(274);
        assertThat(percent(two)).isEqualTo(82);
        final JsonNode six = row("tia-scan-6h");
        assertThat(six.path("met").asInt()).isEqualTo(256);
        assertThat(six.path("missed").asInt()).isEqualTo(18);
        assertThat(percent(six)).isEqualTo(93);
    }

    @Test
    void leicesterTreated77PercentOfItsHighRiskTiaWithinADay() {
        for (int i = 0; i < 450; i++) {
            final Details stated = urgency(i < 100 ? Urgency.URGENT : Urgency.ROUTINE);
            tia(Milestone.FIRST_CONTACT, "p" + i, stated, START.plusSeconds(600L * i));
            tia(
                    Milestone.TREATMENT_START,
                    "p" + i,
                    stated,
                    START.plusSeconds(600L * i).plus(Duration.ofHours(i < 77 ? 24 : 25)));
        }
        api.tell(story);

        final JsonNode row = row("asi-5");
        assertThat(row.path("n").asInt()).isEqualTo(100);
        assertThat(percent(row)).isEqualTo(77);
        assertThat(row.path("targetMet").asBoolean()).isTrue();
    }

    @Test
    void bournemouthTookEightMinutesOnAverageFromTheDoorToTheScanner() {
        final int[] minutes = {3, 4, 5, 6, 6, 7, 8, 9, 12, 20};
        for (int i = 0; i < 40; i++) {
            story.arrives("p" + i, at(i));
            story.scan(
                    "p" + i, START.plusSeconds(600L * i + 60L * minutes[i % 10]).toString());
        }
        api.tell(story);

        assertThat(row("door-to-scan").path("meanMinutes").asDouble()).isEqualTo(8);
        assertThat(row("door-to-scan").path("medianMinutes").asDouble()).isEqualTo(6.5);
        assertThat(row("door-to-scan").path("met").isNull()).isTrue();
    }

    @Test
    void asi4aIsMetAndMissedByOnePatient() {
        scanned(40, 20, Duration.ofHours(1));
        assertThat(row("asi-4a").path("met").asInt()).isEqualTo(20);
        assertThat(row("asi-4a").path("targetMet").asBoolean()).isTrue();

        api.tell(new Story().reaches(Milestone.HOSPITAL_ARRIVAL, "ed2", "one-more", "2026-03-30T10:00:00Z"));
        assertThat(row("asi-4a").path("proportion").asDouble()).isCloseTo(20.0 / 41, within(1e-6));
        assertThat(row("asi-4a").path("targetMet").asBoolean()).isFalse();
    }

    @Test
    void asi4bIsMetByAllAndMissedByOnePatient() {
        scanned(40, 40, Duration.ofHours(24));
        assertThat(row("asi-4b").path("proportion").asDouble()).isEqualTo(1);
        assertThat(row("asi-4b").path("targetMet").asBoolean()).isTrue();

        api.tell(new Story()
                .reaches(Milestone.HOSPITAL_ARRIVAL, "ed2", "one-more", "2026-03-30T10:00:00Z")
                .reaches(Milestone.SCAN_START, "ct2", "one-more", "2026-03-31T10:00:01Z"));
        assertThat(row("asi-4b").path("missed").asInt()).isEqualTo(1);
        assertThat(row("asi-4b").path("targetMet").asBoolean()).isFalse();
    }

    /** The guide prints 30.25 %; its own numbers are 30.5 %. */
    @Test
    void kingstonsRadiographersReported4500Of14750Heads() {
        for (int i = 0; i < 14_750; i++) {
            story.scan("p" + i, START.plusSeconds(60L * i).toString());
            story.stating(reporter(i < 4_500 ? Reporter.RADIOGRAPHER : Reporter.RADIOLOGIST))
                    .reaches(
                            Milestone.REPORT_PUBLISHED,
                            "ct1",
                            "p" + i,
                            START.plusSeconds(60L * i + 1800).toString())
                    .stating(Details.NONE);
        }
        api.tell(story);

        final JsonNode row = api.good("/api/v1/reporting?from=2026-03-01&to=2026-04-01")
                .path("rows")
                .get(0);
        assertThat(row.path("scans").asInt()).isEqualTo(14_750);
        assertThat(row.path("radiographer").asInt()).isEqualTo(4_500);
        assertThat(row.path("radiologist").asInt()).isEqualTo(10_250);
        assertThat(row.path("radiographerShare").asDouble()).isCloseTo(0.305, within(1e-3));
    }

    private void scanned(final int all, final int within, final Duration limit) {
        for (int i = 0; i < all; i++) {
            story.arrives("p" + i, at(i));
            story.scan(
                    "p" + i,
                    START.plusSeconds(600L * i)
                            .plus(i < within ? limit : limit.plusSeconds(1))
                            .toString());
        }
        api.tell(story);
    }

    private void tia(final Milestone milestone, final String patient, final Details stated, final Instant when) {
        story.add(
                "ed1",
                new Fact.Reached(
                        milestone, Story.ref(patient), CaptureMethod.MANUAL, Optional.of(Pathway.TIA), "", stated),
                when.toString());
    }

    private JsonNode row(final String measure) {
        return api.good("/api/v1/compliance?measure=" + measure + MARCH)
                .path("rows")
                .get(0);
    }

    private static long percent(final JsonNode row) {
        return Math.round(row.path("proportion").asDouble() * 100);
    }

    private static String at(final int i) {
        return START.plusSeconds(600L * i).toString();
    }

    private static Details urgency(final Urgency urgency) {
        return new Details(Optional.empty(), Optional.empty(), Optional.of(urgency), Optional.empty());
    }

    private static Details reporter(final Reporter reporter) {
        return new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reporter));
    }
}
