// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.event.PatientRef;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.compliance.Share;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.OrganisationFile;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.identity.SiteKeys;
import org.doorclock.identity.Tokeniser;
import org.doorclock.journal.Journal;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred thousand imported cases: every figure of the hub against one worked out here from what is true of each. */
class EveryCellTest {

    private static final int CASES = 100_000;
    private static final long SEED = 20_260_401;
    private static final LocalDate FROM = LocalDate.parse("2023-12-01");
    private static final LocalDate TO = LocalDate.parse("2025-01-01");
    private static final double Z = 1.959963984540054;

    @TempDir
    private static Path directory;

    private static SyntheticPathways year;
    private static ImportResult result;
    private static CaseBook book;
    private static Compliance compliance;

    @BeforeAll
    static void importTheYear() throws Exception {
        final SettableTimeSource time = new SettableTimeSource(SyntheticPathways.NOW);
        final SiteKeys keys = new SiteKeys(directory.resolve("keys"));
        keys.create();
        final Tokeniser tokeniser = keys.tokeniser();
        year = SyntheticPathways.of(CASES, SEED);
        book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        compliance = new Compliance(
                book,
                OrganisationFile.read(
                        Files.writeString(directory.resolve("organisation.csv"), NaiveCount.ORGANISATION),
                        Nation.ENGLAND),
                Calendar.usual(),
                site -> List.of(),
                time);
        final ImportedKeys known = new ImportedKeys();
        try (Journal journal = Journal.open(directory.resolve("journal"), 64L << 20)) {
            final EventStore store = EventStore.open(journal, time, new Ledger(), List.of(known, book));
            final Importer importer = new Importer(
                    time,
                    identifier -> new PatientRef(List.of(tokeniser.token(identifier)), ""),
                    known,
                    new StoreSink(store),
                    UnfinishedMark.in(directory),
                    year.rows());
            result =
                    importer.run(new ByteArrayInputStream(year.csv().getBytes(UTF_8)), new ImportOptions(false, false));
            assertThat(journal.last()).isEqualTo(result.added());
        }
    }

    @Test
    void everyRowIsTakenAndEveryPatientIsOneCase() {
        assertThat(result.errors()).isEmpty();
        assertThat(result.added()).isEqualTo(year.rows());
        assertThat(book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, each -> true, each -> each))
                .hasSize(CASES);
    }

    @Test
    void everyMeasureIsAskedFor() {
        assertThat(Measures.builtIn())
                .extracting(measure -> measure.id())
                .containsExactlyElementsOf(
                        NaiveCount.RULES.stream().map(NaiveCount.Rule::id).toList());
    }

    static Stream<NaiveCount.Rule> rules() {
        return NaiveCount.RULES.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyCellIsAsCountedByHand(final NaiveCount.Rule rule) {
        final NaiveCount naive = new NaiveCount(rule, year.truths(), SyntheticPathways.NOW);
        long cells = 0;
        for (int level = 0; level < NaiveCount.LEVELS.length; level++) {
            for (int grain = 0; grain < NaiveCount.GRAINS.length; grain++) {
                cells +=
                        assertSame(rule, naive.cells(level, grain), NaiveCount.LEVELS[level], NaiveCount.GRAINS[grain]);
            }
        }
        assertThat(cells).isGreaterThan(20_000);
    }

    private static int assertSame(
            final NaiveCount.Rule rule,
            final Map<String, NaiveCount.Cell> expected,
            final String level,
            final String grain) {
        final List<Row> rows = compliance
                .answer(Question.of(book.measures().find(rule.id()).orElseThrow(), FROM, TO)
                        .at(Level.ofWireName(level).orElseThrow())
                        .by(Grain.ofWireName(grain).orElseThrow())
                        .during(EnumSet.allOf(Band.class))
                        .showingSmall(true))
                .rows();
        for (final Row row : rows) {
            final String key = row.org() + "|" + row.period() + "|" + row.band().wireName();
            final NaiveCount.Cell cell = expected.get(key);
            if (cell == null || !isSame(rule, cell, row)) {
                assertThat(row.toString())
                        .as(rule.id() + " " + level + " " + grain + " " + key)
                        .isEqualTo(cell == null ? "no such row" : said(cell));
            }
        }
        assertThat(rows).as(rule.id() + " " + level + " " + grain).hasSize(expected.size());
        return rows.size();
    }

    private static boolean isSame(final NaiveCount.Rule rule, final NaiveCount.Cell cell, final Row row) {
        final Row.Figures figures = row.figures().orElseThrow();
        return row.n() == cell.n
                && figures.met() == cell.met
                && figures.missed() == cell.missed
                && figures.running() == cell.running
                && figures.indeterminate() == cell.indeterminate
                && figures.quarantined() == cell.quarantined
                && figures.noClockStart() == cell.noStart
                && isSame(figures.meanMinutes(), cell.mean())
                && isSame(figures.medianMinutes(), cell.quantile(0.5))
                && isSame(figures.p90Minutes(), cell.quantile(0.9))
                && isSame(rule, cell, figures);
    }

    /** Wilson's interval by its definition: the roots of (p - x)² = z² x (1 - x) / n. */
    private static boolean isSame(final NaiveCount.Rule rule, final NaiveCount.Cell cell, final Row.Figures figures) {
        final int all = cell.met + cell.missed;
        if (all == 0) {
            return figures.share().isEmpty() && figures.targetMet().isEmpty();
        }
        final Share share = figures.share().orElseThrow();
        final double p = (double) cell.met / all;
        final double a = 1 + Z * Z / all;
        final double b = -(2 * p + Z * Z / all);
        final double root = Math.sqrt(Math.max(0, b * b - 4 * a * p * p));
        return isClose(share.proportion(), p)
                && isClose(share.low(), (-b - root) / (2 * a))
                && isClose(share.high(), (-b + root) / (2 * a))
                && figures.targetMet().equals(rule.target() == 0 ? Optional.empty() : Optional.of(p >= rule.target()));
    }

    private static boolean isSame(final Optional<Double> one, final Optional<Double> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || isClose(one.get(), other.get()));
    }

    private static boolean isClose(final double one, final double other) {
        return Math.abs(one - other) < 1e-6;
    }

    private static String said(final NaiveCount.Cell cell) {
        return "n %d, met %d, missed %d, running %d, indeterminate %d, quarantined %d, no start %d, mean %s, median %s, p90 %s"
                .formatted(
                        cell.n,
                        cell.met,
                        cell.missed,
                        cell.running,
                        cell.indeterminate,
                        cell.quarantined,
                        cell.noStart,
                        cell.mean(),
                        cell.quantile(0.5),
                        cell.quantile(0.9));
    }
}
