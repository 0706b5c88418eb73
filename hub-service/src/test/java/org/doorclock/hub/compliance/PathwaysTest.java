// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Milestone;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathwaysTest {

    @TempDir
    private Path directory;

    private ComplianceFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new ComplianceFixture(directory, "2026-04-30T12:00:00Z");
    }

    @Test
    void theWholePathwayIsPartedIntoItsSteps() {
        final Story story = new Story();
        for (int i = 0; i < 5; i++) {
            final String patient = "p" + i;
            final String at = "2026-04-0" + (i + 1) + "T10:";
            story.arrives(patient, at + "00:00Z")
                    .reaches(Milestone.STROKE_CALL, "ed1", patient, at + "05:00Z")
                    .atDoor(patient, at + "1" + i + ":00Z")
                    .scan(patient, at + "20:00Z")
                    .reaches(Milestone.REPORT_PUBLISHED, "ris", patient, at + "50:00Z");
        }
        fixture.tell(story);
        assertThat(median(Step.ARRIVAL_TO_CALL)).isEqualTo(new Pathways.Bounded(5, 5, 5));
        assertThat(median(Step.CALL_TO_DOOR).best()).isEqualTo(7);
        assertThat(part(Step.CALL_TO_DOOR).minutes().orElseThrow().p90().best()).isCloseTo(8.6, within(1e-9));
        assertThat(median(Step.DOOR_TO_SCAN).best()).isEqualTo(8);
        assertThat(part(Step.DOOR_TO_SCAN).minutes().orElseThrow().mean().best())
                .isEqualTo(8);
        assertThat(median(Step.SCAN_TO_REPORT).best()).isEqualTo(30);
        assertThat(median(Step.ARRIVAL_TO_SCAN).best()).isEqualTo(20);
        assertThat(median(Step.CALL_TO_SCAN).best()).isEqualTo(15);
        assertThat(median(Step.CALL_TO_REPORT).best()).isEqualTo(45);
        assertThat(median(Step.ARRIVAL_TO_REPORT).best()).isEqualTo(50);
        assertThat(part(Step.ARRIVAL_TO_DOOR).n()).isEqualTo(5);
    }

    @Test
    void everyCaseIsInOneColumnOfEveryStep() {
        fixture.tell(new Story()
                .arrives("waits", "2026-04-01T10:00:00Z")
                .atDoor("no-arrival", "2026-04-01T10:00:00Z")
                .scan("no-arrival", "2026-04-01T10:10:00Z")
                .arrives("straight", "2026-04-02T10:00:00Z")
                .scan("straight", "2026-04-02T10:08:00Z")
                .doubt(Duration.ofDays(2))
                .arrives("undated", "2026-04-10T10:00:00Z")
                .atDoor("undated", "2026-04-10T10:00:00Z")
                .scan("undated", "2026-04-10T12:00:00Z"));
        assertThat(columns(Step.DOOR_TO_SCAN))
                .isEqualTo("n 1, unsure 0, disorder 0, undated 1, noStart 1, noEnd 0, neither 1");
        assertThat(columns(Step.ARRIVAL_TO_SCAN))
                .isEqualTo("n 1, unsure 0, disorder 0, undated 1, noStart 1, noEnd 1, neither 0");
        assertThat(columns(Step.ARRIVAL_TO_CALL))
                .isEqualTo("n 0, unsure 0, disorder 0, undated 0, noStart 0, noEnd 3, neither 1");
        assertThat(part(Step.ARRIVAL_TO_CALL).minutes()).isEmpty();
    }

    @Test
    void anEndBeforeItsStartGivesNoMinutesAndOneThatMayBeSoIsSaidToBe() {
        fixture.tell(new Story()
                .arrives("a", "2026-04-01T10:00:00Z")
                .scan("a", "2026-04-01T10:10:00Z")
                .atDoor("a", "2026-04-01T10:20:00Z")
                .doubt(Duration.ofMinutes(2))
                .arrives("b", "2026-04-02T10:00:00Z")
                .atDoor("b", "2026-04-02T10:10:00Z")
                .scan("b", "2026-04-02T10:11:00Z"));
        assertThat(columns(Step.DOOR_TO_SCAN))
                .isEqualTo("n 1, unsure 1, disorder 1, undated 0, noStart 0, noEnd 0, neither 0");
        assertThat(median(Step.DOOR_TO_SCAN)).isEqualTo(new Pathways.Bounded(1, -3, 5));
    }

    @Test
    void boundsHoldTheFigureOfEveryTruthThatTheTimesAllow() {
        fixture.tell(new Story()
                .doubt(Duration.ofMinutes(1))
                .arrives("a", "2026-04-01T10:00:00Z")
                .scan("a", "2026-04-01T10:10:00Z")
                .doubt(Duration.ofMinutes(3))
                .arrives("b", "2026-04-02T10:00:00Z")
                .scan("b", "2026-04-02T10:20:00Z")
                .doubt(Duration.ZERO)
                .arrives("c", "2026-04-03T10:00:00Z")
                .scan("c", "2026-04-03T10:16:00Z"));
        assertThat(median(Step.ARRIVAL_TO_SCAN)).isEqualTo(new Pathways.Bounded(16, 14, 16));
    }

    @Test
    void theArrivalIsTheBestOnRecordAndNeverTheScannersDoor() {
        fixture.tell(new Story()
                .arrives("feed", "2026-04-01T10:05:00Z")
                .arrives("feed", "2026-04-01T10:00:00Z", CaptureMethod.AMBULANCE_FEED)
                .scan("feed", "2026-04-01T10:30:00Z")
                .scan("direct", "2026-04-02T10:00:00Z")
                .arrives("direct", "2026-04-02T09:58:00Z")
                .arrives("direct", "2026-04-02T10:20:00Z", CaptureMethod.REGISTRATION_FEED)
                .atDoor("door-only", "2026-04-03T10:00:00Z")
                .scan("door-only", "2026-04-03T10:10:00Z"));
        final Pathways.Part part = part(Step.ARRIVAL_TO_SCAN);
        assertThat(part.n()).isEqualTo(2);
        assertThat(part.noStart()).isEqualTo(1);
        assertThat(part.minutes().orElseThrow().mean().best()).isEqualTo(16);
    }

    @Test
    void fewCasesAreKeptBackAsAWholeAndFewOfAStepBesideIt() {
        final Story story = new Story();
        for (int i = 0; i < 20; i++) {
            story.arrives("p" + i, "2026-04-01T10:00:00Z");
            if (i > 0) {
                story.scan("p" + i, "2026-04-01T10:10:00Z");
            }
        }
        fixture.tell(story);
        final Question question =
                fixture.question("door-to-scan").by(Grain.TOTAL).showingSmall(false);
        final Pathways.Breakdown shown = fixture.compliance
                .pathways(question, 1000)
                .orElseThrow()
                .breakdowns()
                .getFirst();
        assertThat(shown.steps()).hasSize(Step.values().length);
        assertThat(shown.steps().get(Step.ARRIVAL_TO_SCAN.ordinal())).satisfies(part -> {
            assertThat(part.n()).isEqualTo(19);
            assertThat(part.minutes()).isEmpty();
        });
        fixture.tell(new Story().at("east").arrives("alone", "2026-04-01T10:00:00Z"));
        assertThat(fixture.compliance
                        .pathways(question, 1000)
                        .orElseThrow()
                        .breakdowns()
                        .getFirst()
                        .steps())
                .isEmpty();
    }

    @Test
    void moreDurationsThanAnAnswerKeepsAreNotKept() {
        fixture.tell(new Story()
                .arrives("a", "2026-04-01T10:00:00Z")
                .atDoor("a", "2026-04-01T10:05:00Z")
                .scan("a", "2026-04-01T10:10:00Z"));
        final Question question = fixture.question("door-to-scan").by(Grain.TOTAL);
        assertThat(fixture.compliance.pathways(question, 9))
                .as("arrival to door, door to scan, arrival to scan: three each")
                .isPresent();
        assertThat(fixture.compliance.pathways(question, 8)).isEmpty();
    }

    @Test
    void aYearByMonthKeepsAMonthAtOnce() {
        final Story story = new Story();
        for (final String site : List.of("north", "south")) {
            for (final String month : List.of("04", "05", "06")) {
                story.at(site)
                        .arrives(month, "2026-" + month + "-20T10:00:00Z")
                        .scan(month, "2026-" + month + "-20T10:10:00Z");
            }
        }
        fixture.tell(story);
        final Question question = fixture.question("door-to-scan").at(Level.SITE);
        assertThat(fixture.compliance
                        .pathways(question.by(Grain.MONTH), 6)
                        .orElseThrow()
                        .breakdowns())
                .extracting(each -> each.org() + " " + each.period() + " " + each.cases())
                .containsExactly(
                        "north 2026-04 1",
                        "north 2026-05 1",
                        "north 2026-06 1",
                        "south 2026-04 1",
                        "south 2026-05 1",
                        "south 2026-06 1");
        assertThat(fixture.compliance.pathways(question.by(Grain.TOTAL), 17)).isEmpty();
        assertThat(fixture.compliance.pathways(question.by(Grain.TOTAL), 18)).isPresent();
    }

    private String columns(final Step step) {
        final Pathways.Part part = part(step);
        return "n %d, unsure %d, disorder %d, undated %d, noStart %d, noEnd %d, neither %d"
                .formatted(
                        part.n(),
                        part.orderUnsure(),
                        part.outOfOrder(),
                        part.undated(),
                        part.noStart(),
                        part.noEnd(),
                        part.neither());
    }

    private Pathways.Bounded median(final Step step) {
        return part(step).minutes().orElseThrow().median();
    }

    private Pathways.Part part(final Step step) {
        return fixture.compliance
                .pathways(fixture.question("door-to-scan").by(Grain.TOTAL), 1000)
                .orElseThrow()
                .breakdowns()
                .getFirst()
                .steps()
                .get(step.ordinal());
    }
}
