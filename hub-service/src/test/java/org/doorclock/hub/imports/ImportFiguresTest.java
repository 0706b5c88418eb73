// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.event.PatientRef;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
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

/** A hundred thousand rows: the hub's figures against figures worked out here from what is true of each patient. */
class ImportFiguresTest {

    private static final int ROWS = 100_000;
    private static final long SEED = 20_260_401;
    private static final LocalDate FROM = LocalDate.parse("2025-07-01");
    private static final LocalDate TO = LocalDate.parse("2026-08-01");
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private static Path directory;

    private static SyntheticYear year;
    private static ImportResult result;
    private static CaseBook book;
    private static Compliance compliance;

    @BeforeAll
    static void importTheYear() throws Exception {
        final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-11-22T06:00:00Z"));
        final SiteKeys keys = new SiteKeys(directory.resolve("keys"));
        keys.create();
        final Tokeniser tokeniser = keys.tokeniser();
        year = SyntheticYear.of(ROWS, SEED);
        book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        compliance = new Compliance(book, Organisation.none(Nation.ENGLAND), Calendar.usual(), site -> List.of(), time);
        final ImportedKeys known = new ImportedKeys();
        try (Journal journal = Journal.open(directory.resolve("journal"), 64L << 20)) {
            final EventStore store = EventStore.open(journal, time, new Ledger(), List.of(known, book));
            final Importer importer = new Importer(
                    time,
                    identifier -> new PatientRef(List.of(tokeniser.token(identifier)), ""),
                    known,
                    new StoreSink(store),
                    UnfinishedMark.in(directory),
                    ROWS);
            result =
                    importer.run(new ByteArrayInputStream(year.csv().getBytes(UTF_8)), new ImportOptions(false, false));
            assertThat(journal.last()).isEqualTo(result.added());
        }
    }

    @Test
    void everyRowIsTaken() {
        assertThat(result.errors()).isEmpty();
        assertThat(result.rows()).isEqualTo(ROWS);
        assertThat(result.added()).isEqualTo(ROWS);
    }

    @Test
    void withinAnHourIsAsCountedByHand() {
        assertSame("asi-4a", Optional.of(Duration.ofMinutes(60)));
    }

    @Test
    void withinADayIsAsCountedByHand() {
        assertSame("asi-4b", Optional.of(Duration.ofHours(24)));
    }

    @Test
    void theTimesFromDoorToScanAreAsSortedByHand() {
        assertSame("door-to-scan", Optional.empty());
    }

    private static void assertSame(final String measure, final Optional<Duration> limit) {
        for (final Level level : List.of(Level.DOOR, Level.SITE)) {
            final Map<String, Count> expected = count(level, limit.map(Duration::toNanos));
            final List<Row> rows = compliance
                    .answer(Question.of(book.measures().find(measure).orElseThrow(), FROM, TO)
                            .at(level)
                            .showingSmall(true))
                    .rows();

            assertThat(rows).hasSizeGreaterThan(30);
            assertThat(said(rows)).isEqualTo(said(expected));
        }
    }

    private static List<String> said(final List<Row> rows) {
        final List<String> lines = new ArrayList<>();
        for (final Row row : rows) {
            final Row.Figures figures = row.figures().orElseThrow();
            lines.add(line(
                    row.org() + " " + row.period(),
                    List.of(
                            row.n(),
                            figures.met(),
                            figures.missed(),
                            figures.running(),
                            figures.indeterminate(),
                            figures.noClockStart()),
                    figures.medianMinutes().orElse(-1.0),
                    figures.p90Minutes().orElse(-1.0)));
        }
        Collections.sort(lines);
        return lines;
    }

    private static List<String> said(final Map<String, Count> counts) {
        final List<String> lines = new ArrayList<>();
        counts.forEach((key, count) -> lines.add(line(
                key,
                List.of(count.n, count.met, count.missed, count.running, count.undecided, count.noStart),
                count.quantile(0.5),
                count.quantile(0.9))));
        Collections.sort(lines);
        return lines;
    }

    private static String line(final String key, final List<Integer> counts, final double median, final double p90) {
        return "%s %s %.6f %.6f".formatted(key, counts, median, p90);
    }

    private static Map<String, Count> count(final Level level, final Optional<Long> limit) {
        final Map<String, Count> counts = new TreeMap<>();
        for (final SyntheticYear.Truth truth : year.truths()) {
            if (truth.counts()) {
                final var indexed = truth.start() == null ? truth.stop() : truth.start();
                final LocalDate day = Instant.ofEpochSecond(0, indexed.best())
                        .atZone(ZoneId.of("Europe/London"))
                        .toLocalDate();
                final String org = level == Level.SITE ? truth.site() : truth.site() + "/" + truth.door();
                counts.computeIfAbsent(org + " " + day.toString().substring(0, 7), key -> new Count())
                        .add(truth, limit);
            }
        }
        return counts;
    }

    private static final class Count {
        private int n;
        private int met;
        private int missed;
        private int running;
        private int undecided;
        private int noStart;
        private final List<Long> elapsed = new ArrayList<>();

        void add(final SyntheticYear.Truth truth, final Optional<Long> limit) {
            n++;
            if (truth.start() == null) {
                noStart++;
            } else if (truth.stop() == null) {
                missed += limit.isPresent() ? 1 : 0;
                running += limit.isPresent() ? 0 : 1;
            } else {
                elapsed.add(truth.stop().best() - truth.start().best());
                limit.ifPresent(most -> judge(truth, most));
            }
        }

        private void judge(final SyntheticYear.Truth truth, final long most) {
            if (truth.stop().latest() - truth.start().earliest() <= most) {
                met++;
            } else if (truth.stop().earliest() - truth.start().latest() > most) {
                missed++;
            } else {
                undecided++;
            }
        }

        double quantile(final double fraction) {
            if (elapsed.isEmpty()) {
                return -1;
            }
            final List<Long> sorted = elapsed.stream().sorted().toList();
            final double place = (sorted.size() - 1) * fraction;
            final long low = sorted.get((int) place);
            final long high = sorted.get(Math.min((int) place + 1, sorted.size() - 1));
            return (low + (place - (int) place) * (high - low)) / MINUTE;
        }
    }
}
