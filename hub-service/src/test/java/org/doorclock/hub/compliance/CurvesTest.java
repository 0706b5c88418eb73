// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorclock.event.CaptureMethod;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {

    @TempDir
    private Path directory;

    private ComplianceFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new ComplianceFixture(directory, "2026-04-30T12:00:00Z");
    }

    @Test
    void aCurveRisesAtTheMinuteThatEndsAfterTheScanAndEndsBelowOneIfSomeWereNeverScanned() {
        fixture.tell(new Story()
                .arrives("at-once", "2026-04-01T10:00:00Z")
                .scan("at-once", "2026-04-01T10:00:00Z")
                .arrives("sharp", "2026-04-01T10:00:00Z")
                .scan("sharp", "2026-04-01T10:02:00Z")
                .arrives("over", "2026-04-01T10:00:00Z")
                .scan("over", "2026-04-01T10:02:00.000000001Z")
                .arrives("late", "2026-04-01T10:00:00Z")
                .scan("late", "2026-04-01T11:00:00Z")
                .arrives("never", "2026-04-01T10:00:00Z"));
        final Curves.Curve curve = curve("asi-4a", 4);
        assertThat(curve.n()).isEqualTo(5);
        assertThat(curve.points().orElseThrow().share()).containsExactly(0.2, 0.2, 0.4, 0.6, 0.6);
        assertThat(curve.points().orElseThrow().certain())
                .isEqualTo(curve.points().orElseThrow().share());
    }

    @Test
    void minutesAreFlooredWhereTheMeasureFloorsThem() {
        fixture.tell(new Story().arrives("a", "2026-04-01T10:00:59Z").scan("a", "2026-04-01T10:03:00Z"));
        assertThat(curve("ssnap-20m", 4).points().orElseThrow().share()).containsExactly(0.0, 0.0, 0.0, 1.0, 1.0);
        fixture.tell(new Story().at("east").arrives("b", "2026-04-01T10:00:00Z").scan("b", "2026-04-01T10:02:59Z"));
        assertThat(curves("ssnap-20m", 4).getFirst().points().orElseThrow().share())
                .containsExactly(0.0, 0.0, 1.0, 1.0, 1.0);
        assertThat(curves("asi-4a", 4).getFirst().points().orElseThrow().share())
                .containsExactly(0.0, 0.0, 0.0, 1.0, 1.0);
    }

    @Test
    void uncertainTimesOpenABandBetweenCertainAndPossible() {
        fixture.tell(new Story()
                .doubt(Duration.ofSeconds(30))
                .arrives("a", "2026-04-01T10:00:00Z")
                .scan("a", "2026-04-01T10:02:00Z"));
        final Curves.Points points = curve("asi-4a", 4).points().orElseThrow();
        assertThat(points.possible()).containsExactly(0.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(points.share()).containsExactly(0.0, 0.0, 1.0, 1.0, 1.0);
        assertThat(points.certain()).containsExactly(0.0, 0.0, 0.0, 1.0, 1.0);
    }

    @Test
    void aCaseIsInTheCurveOnlyOnceItsLastMinuteHasPassed() {
        fixture.tell(new Story()
                .arrives("old", "2026-04-30T11:56:00Z")
                .arrives("young", "2026-04-30T11:56:01Z")
                .arrives("young-and-fast", "2026-04-30T11:58:00Z")
                .scan("young-and-fast", "2026-04-30T11:59:00Z"));
        final Curves.Curve curve = curve("asi-4a", 4);
        assertThat(curve.n()).isEqualTo(1);
        assertThat(curve.tooRecent()).isEqualTo(2);
    }

    @Test
    void whatCannotBeTimedIsCountedBesideTheCurve() {
        fixture.tell(new Story()
                .scan("no-start", "2026-04-03T10:00:00Z")
                .scan("negative", "2026-04-03T10:00:00Z")
                .arrives("negative", "2026-04-03T10:20:00Z", CaptureMethod.REGISTRATION_FEED)
                .doubt(Duration.ofDays(2))
                .arrives("undated", "2026-04-05T10:00:00Z")
                .scan("undated", "2026-04-06T10:00:00Z"));
        final Curves.Curve curve = curve("asi-4a", 4);
        assertThat(curve.n()).isZero();
        assertThat(curve.points()).isEmpty();
        assertThat(List.of(curve.noClockStart(), curve.quarantined(), curve.undated()))
                .containsExactly(1, 1, 1);
    }

    @Test
    void aCurveOfFewIsKeptBack() {
        fixture.tell(new Story().arrives("a", "2026-04-01T10:00:00Z").scan("a", "2026-04-01T10:02:00Z"));
        final Question question = fixture.question("asi-4a").by(Grain.TOTAL).showingSmall(false);
        assertThat(fixture.compliance.curves(question, 4, 1000).orElseThrow().curves())
                .singleElement()
                .satisfies(curve -> {
                    assertThat(curve.n()).isEqualTo(1);
                    assertThat(curve.points()).isEmpty();
                });
    }

    @Test
    void moreThanAnAnswerHoldsIsNotMade() {
        fixture.tell(new Story().arrives("a", "2026-04-01T10:00:00Z").arrives("b", "2026-04-02T10:00:00Z"));
        final Question question = fixture.question("asi-4a").by(Grain.DAY);
        assertThat(fixture.compliance.curves(question, 10, 20)).isPresent();
        assertThat(fixture.compliance.curves(question, 10, 19)).isEmpty();
    }

    private Curves.Curve curve(final String measure, final int minutes) {
        return curves(measure, minutes).getLast();
    }

    private List<Curves.Curve> curves(final String measure, final int minutes) {
        return fixture.compliance
                .curves(fixture.question(measure).by(Grain.TOTAL), minutes, 100_000)
                .orElseThrow()
                .curves();
    }
}
