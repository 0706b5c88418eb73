// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.measure.Measures;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MonthlyReportsTest {

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-11-04T22:00:00Z"));
    private MonthReport report;

    @TempDir
    private Path directory;

    @BeforeEach
    void tell() {
        final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        final Story story = new Story();
        for (int i = 0; i < 24; i++) {
            final Instant arrival = Instant.parse("2026-10-01T10:00:00Z").plus(Duration.ofDays(i));
            story.arrives("p" + i, arrival.toString())
                    .scan(
                            "p" + i,
                            arrival.plus(Duration.ofMinutes(i < 18 ? 30 : 90)).toString());
        }
        for (int i = 0; i < 20; i++) {
            final Instant arrival = Instant.parse("2026-08-03T10:00:00Z").plus(Duration.ofDays(i));
            story.arrives("q" + i, arrival.toString())
                    .scan(
                            "q" + i,
                            arrival.plus(Duration.ofMinutes(i < 10 ? 30 : 90)).toString());
        }
        book.stored(story.stored());
        final Compliance compliance =
                new Compliance(book, Organisation.none(Nation.ENGLAND), Calendar.usual(), site -> List.of(), time);
        report = new MonthReport(
                compliance,
                List.of(
                        book.measures().find("asi-4a").orElseThrow(),
                        book.measures().find("door-to-scan").orElseThrow()),
                Changes.NONE,
                time);
    }

    @Test
    void aReportIsWrittenOnItsDayAndNotBefore() throws IOException {
        assertThat(reports().writeDue())
                .as("the month before the last, at first")
                .isEqualTo(1);
        assertThat(names()).containsExactly("doorclock-2026-09");
        time.advance(Duration.ofHours(3));
        assertThat(reports().writeDue()).isEqualTo(1);
        assertThat(names()).containsExactly("doorclock-2026-09", "doorclock-2026-10");
    }

    @Test
    void aReportIsWrittenOnceAlsoAfterARestartAndAfterItWasTakenAway() throws IOException {
        time.advance(Duration.ofDays(2));
        assertThat(reports().writeDue()).isEqualTo(1);
        final Path html = folder().resolve("doorclock-2026-10").resolve("doorclock-2026-10.html");
        final String written = Files.readString(html);
        time.advance(Duration.ofHours(1));
        assertThat(reports().writeDue()).isZero();
        assertThat(Files.readString(html)).isEqualTo(written);
        Files.move(folder(), directory.resolve("taken-away"));
        assertThat(reports().writeDue()).isZero();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aPowerCutBetweenTheReportAndTheMemoryWritesItNoSecondTime() throws IOException {
        time.advance(Duration.ofDays(2));
        reports().writeDue();
        Files.delete(memory());
        assertThat(reports().writeDue()).isZero();
    }

    @Test
    void whatAPowerCutLeftUnfinishedIsClearedAndMadeAnew() throws IOException {
        time.advance(Duration.ofDays(2));
        final Path half = Files.createDirectories(folder().resolve(".unfinished-doorclock-2026-10"));
        Files.writeString(half.resolve("doorclock-2026-10.html"), "<!doctype ht");
        assertThat(reports().writeDue()).isEqualTo(1);
        assertThat(names()).containsExactly("doorclock-2026-10");
    }

    @Test
    void monthsThatTheHubWasOffAreCaughtUpButNotYears() throws IOException {
        time.advance(Duration.ofDays(2));
        reports().writeDue();
        time.advance(Duration.ofDays(92));
        assertThat(reports().writeDue()).isEqualTo(3);
        assertThat(names())
                .containsExactly("doorclock-2026-10", "doorclock-2026-11", "doorclock-2026-12", "doorclock-2027-01");
        time.advance(Duration.ofDays(365 * 5));
        assertThat(reports().writeDue()).isEqualTo(MonthlyReports.MOST_CAUGHT_UP);
    }

    @Test
    void nothingIsWrittenByAClockThatNothingVouchesFor() throws IOException {
        time.advance(Duration.ofDays(2));
        time.setQuality(ClockSource.NONE, Duration.ofDays(400));
        assertThat(reports().writeDue()).isZero();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTriedAgain() throws IOException {
        time.advance(Duration.ofDays(2));
        Files.writeString(folder(), "a file, and no folder");
        assertThatThrownBy(() -> reports().writeDue()).isInstanceOf(IOException.class);
        Files.delete(folder());
        assertThat(reports().writeDue()).isEqualTo(1);
    }

    @Test
    void theReportHoldsTheMonthsFiguresAndNothingFromElsewhere() throws IOException {
        time.advance(Duration.ofDays(2));
        reports().writeDue();
        final Path month = folder().resolve("doorclock-2026-10");
        final String html = Files.readString(month.resolve("doorclock-2026-10.html"));
        assertThat(html)
                .contains(
                        "<h1>Imaging times, October 2026</h1>", "18 of 24 within the limit: 75%.", "The target is 50%.")
                .doesNotContain("<link", "<script", "src=");
        final String csv = Files.readString(month.resolve("doorclock-2026-10.csv"));
        assertThat(csv)
                .startsWith("\uFEFFmeasure,period,org,band,n,met,missed,")
                .contains("asi-4a,2026-10,north,all,24,18,6,", "door-to-scan,2026-10,north,all,24,");
    }

    @Test
    void theReportHasAChartOfEachSitesYearThatNeedsNothingFromElsewhere() throws IOException {
        time.advance(Duration.ofDays(2));
        reports().writeDue();
        final String html =
                Files.readString(folder().resolve("doorclock-2026-10").resolve("doorclock-2026-10.html"));
        assertThat(html.split("<svg", -1))
                .as("one of a share, and one of a median that never varied")
                .hasSize(2 + 1);
        assertThat(html)
                .contains("Brain imaging within 1 hour of arrival: north", "1 empty month left out.")
                .contains("<figcaption>No change: the latest month, 75%, is within what chance explains.")
                .doesNotContain("xlink:href", "url(");
    }

    @Test
    void theCommandFetchesAMonthFromARunningHubIntoAFolder() {
        final HubServer server =
                HubServer.start("127.0.0.1", 0, new OpenGate(), List.of(new MonthRoutes(report, time)));
        try {
            final String hub = "http://127.0.0.1:" + server.port();
            assertThat(run("--month", "2026-10", "--out", folder().toString(), "--hub", hub))
                    .isEqualTo(ExitCode.DONE);
            assertThat(folder().resolve("doorclock-2026-10").resolve("doorclock-2026-10.csv"))
                    .isRegularFile();
            assertThat(run("--month", "2026-10", "--out", folder().toString(), "--hub", hub))
                    .as("what is there is not written over")
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run("--month", "October", "--hub", hub)).isEqualTo(ExitCode.WRONG_USE);
        } finally {
            server.close();
        }
        assertThat(run("--month", "2026-09", "--out", folder().toString(), "--hub", "http://127.0.0.1:1"))
                .isEqualTo(ExitCode.UNAVAILABLE);
    }

    private static int run(final String... arguments) {
        final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new CommandLine(new ReportCommand(
                        Map.of("DOORCLOCK_TOKEN", "a-token-of-more-than-twenty-letters"), nowhere, nowhere))
                .setErr(new java.io.PrintWriter(nowhere))
                .execute(arguments);
    }

    private MonthlyReports reports() {
        return new MonthlyReports(report, folder(), memory(), 5, time);
    }

    private Path folder() {
        return directory.resolve("reports");
    }

    private Path memory() {
        return directory.resolve("last-report");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder())) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
