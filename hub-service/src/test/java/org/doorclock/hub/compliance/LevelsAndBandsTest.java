// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.doorclock.event.Milestone;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Scope;
import org.doorclock.measure.ClockStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelsAndBandsTest {

    @TempDir
    private Path directory;

    private ComplianceFixture fixture;

    @BeforeEach
    void aCaseAtEverySite() throws Exception {
        fixture = new ComplianceFixture(directory, "2027-06-01T00:00:00Z");
        // 2 January 2026, a Friday at noon: a bank holiday in Scotland alone.
        fixture.tell(new Story()
                .arrives("a", "2026-01-02T12:00:00Z")
                .scan("a", "2026-01-02T12:30:00Z")
                .reaches(Milestone.DOOR_ARRIVAL, "ct2", "b", "2026-01-02T12:00:00Z")
                .at("east")
                .arrives("c", "2026-01-02T12:00:00Z")
                .at("glen")
                .arrives("d", "2026-01-02T12:00:00Z")
                .at("south")
                .arrives("e", "2026-01-02T12:00:00Z")
                .at("stray")
                .arrives("f", "2026-01-02T12:00:00Z"));
    }

    @Test
    void everyLevelCountsEveryCaseOnce() {
        assertThat(orgs(Level.DOOR))
                .containsExactly(
                        "east/ed1 1", "glen/ed1 1", "north/ct1 1", "north/ct2 1", "south/ed1 1", "stray/ed1 1");
        assertThat(orgs(Level.SITE)).containsExactly("east 1", "glen 1", "north 2", "south 1", "stray 1");
        assertThat(orgs(Level.TRUST)).containsExactly("not-placed 1", "solent 1", "stray 1", "tyne 3");
        assertThat(orgs(Level.NETWORK)).containsExactly("north-network 3", "not-placed 3");
        assertThat(orgs(Level.REGION)).containsExactly("north-region 3", "not-placed 2", "south-region 1");
        assertThat(orgs(Level.NATION)).containsExactly("england 4", "not-placed 1", "scotland 1");
    }

    @Test
    void filtersOfSeveralLevelsHoldTogether() {
        assertThat(orgs(Scope.of(Level.TRUST, "tyne"))).containsExactly("east 1", "north 2");
        assertThat(orgs(Scope.of(Level.REGION, "not-placed"))).containsExactly("glen 1", "stray 1");
        assertThat(orgs(Scope.of(Level.NATION, "england").and(Level.DOOR, "ed1")))
                .containsExactly("east 1", "south 1");
        assertThat(orgs(Scope.of(Level.NATION, "scotland").and(Level.SITE, "north")))
                .isEmpty();
        final Answer filtered =
                fixture.compliance.answer(fixture.question("asi-4a").in(Scope.of(Level.DOOR, "ct2")));
        assertThat(filtered.clockStarts()).isEqualTo(Map.of(ClockStart.CT_DOOR, 1));
    }

    @Test
    void placesHaveTheTitlesOfTheFile() {
        assertThat(fixture.compliance
                        .answer(fixture.question("asi-4a").at(Level.TRUST))
                        .basis()
                        .titles())
                .isEqualTo(Map.of("solent", "Solent Trust", "tyne", "Tyne Trust"));
    }

    @Test
    void aBankHolidayIsOneWhereTheSiteLies() {
        assertThat(orgs(Band.BANK_HOLIDAY)).containsExactly("glen 1");
        assertThat(orgs(Band.OUT_OF_HOURS)).containsExactly("glen 1");
        assertThat(orgs(Band.IN_HOURS)).containsExactly("east 1", "north 2", "south 1", "stray 1");
        assertThat(orgs(Band.WEEKEND)).isEmpty();
    }

    @Test
    void severalBandsHaveRowsOfTheirOwnAndTheirDefinitionsWithThem() {
        final Answer answer = fixture.compliance.answer(fixture.question("asi-4a")
                .at(Level.NATION)
                .during(EnumSet.of(Band.ALL, Band.BANK_HOLIDAY, Band.WEEKDAY)));
        assertThat(answer.rows())
                .extracting(row -> row.org() + " " + row.band().wireName() + " " + row.n())
                .containsExactly(
                        "england all 4",
                        "england weekday 4",
                        "not-placed all 1",
                        "not-placed weekday 1",
                        "scotland all 1",
                        "scotland weekday 1",
                        "scotland bank-holiday 1");
        assertThat(answer.basis().bands()).containsOnlyKeys(Band.ALL, Band.WEEKDAY, Band.BANK_HOLIDAY);
    }

    @Test
    void theKindsOfClockStartAreThoseOfTheBandsAskedFor() {
        assertThat(answer(Band.BANK_HOLIDAY).clockStarts()).isEqualTo(Map.of(ClockStart.ED_DOOR, 1));
    }

    @Test
    void yearsWithoutKnownHolidaysAreNamedWhereBandsAreAskedFor() {
        final Question question = Question.of(
                fixture.measures.find("asi-4a").orElseThrow(),
                LocalDate.parse("2018-01-01"),
                LocalDate.parse("2030-01-01"));
        assertThat(fixture.compliance.answer(question).basis().yearsWithoutHolidays())
                .isEmpty();
        assertThat(fixture.compliance
                        .answer(question.during(EnumSet.of(Band.IN_HOURS)))
                        .basis()
                        .yearsWithoutHolidays())
                .containsExactly(2018, 2029);
    }

    @Test
    void aTotalIsOfAllDaysAskedForAndAnHourOfTheWeekToo() {
        fixture.tell(new Story().reaches(Milestone.HOSPITAL_ARRIVAL, "ed2", "later", "2026-07-03T11:10:00Z"));
        assertThat(fixture.compliance
                        .answer(fixture.question("asi-4a").by(Grain.TOTAL).in(Scope.of(Level.SITE, "north")))
                        .rows())
                .extracting(row -> row.period() + " " + row.n())
                .containsExactly("total 3");
        assertThat(fixture.compliance
                        .answer(fixture.question("asi-4a")
                                .by(Grain.HOUR_OF_WEEK)
                                .in(Scope.of(Level.SITE, "north")))
                        .rows())
                .extracting(row -> row.period() + " " + row.n())
                .containsExactly("fri-12 3");
    }

    private List<String> orgs(final Level level) {
        return orgs(fixture.question("asi-4a").at(level));
    }

    private List<String> orgs(final Scope scope) {
        return orgs(fixture.question("asi-4a").in(scope));
    }

    private List<String> orgs(final Band band) {
        return orgs(fixture.question("asi-4a").during(EnumSet.of(band)));
    }

    private Answer answer(final Band band) {
        return fixture.compliance.answer(fixture.question("asi-4a").during(EnumSet.of(band)));
    }

    private List<String> orgs(final Question question) {
        return fixture.compliance.answer(question).rows().stream()
                .map(row -> row.org() + " " + row.n())
                .toList();
    }
}
