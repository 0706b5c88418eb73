// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.files.WholeFile;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * Puts each month's report into a folder once: on a day of the month after, or as soon as the hub runs again. Which month was
 * the last is remembered in the data directory, so that a report that somebody took away is not made again.
 */
public final class MonthlyReports implements AutoCloseable {

    /** Nobody wants the reports of years when a hub is first given a folder. */
    static final int MOST_CAUGHT_UP = 12;

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final int MINUTES_BETWEEN = 10;

    private final MonthReport report;
    private final ReportFolder folder;
    private final Path memory;
    private final int day;
    private final TimeSource time;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("monthly-reports").daemon().factory());

    /**
     * @param folder made if it is not there
     * @param memory file that remembers the last month
     * @param day of the month after, 1 to 28
     */
    public MonthlyReports(
            final MonthReport report, final Path folder, final Path memory, final int day, final TimeSource time) {
        this.report = report;
        this.folder = new ReportFolder(folder);
        this.memory = memory;
        this.day = day;
        this.time = time;
    }

    /** Looks now and every ten minutes whether a report is due. A failure is logged and tried again. */
    public void start() {
        clock.scheduleWithFixedDelay(this::look, 0, MINUTES_BETWEEN, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        clock.shutdown();
    }

    private void look() {
        try {
            writeDue();
        } catch (IOException | RuntimeException e) {
            Logger.warn(
                    "the monthly report was not written: {}. Check the folder reports.folder and its rights; it is tried"
                            + " again in ten minutes.",
                    e.getClass().getSimpleName());
        }
    }

    /**
     * Writes what is due and not written yet, the oldest month first. Nothing is due while nothing vouches for the clock.
     *
     * @return how many
     */
    synchronized int writeDue() throws IOException {
        if (time.read().source() == ClockSource.NONE) {
            return 0;
        }
        final LocalDate today = time.now().atZone(LOCAL).toLocalDate();
        final YearMonth last = YearMonth.from(today).minusMonths(today.getDayOfMonth() >= day ? 1 : 2);
        int written = 0;
        for (YearMonth month = firstDue(last); !month.isAfter(last); month = month.plusMonths(1)) {
            if (!folder.has(month)) {
                folder.put(
                        month,
                        Map.of(
                                MonthReport.name(month) + ".html",
                                report.html(month),
                                MonthReport.name(month) + ".csv",
                                report.csv(month, true)));
                written++;
                Logger.info("wrote the report of {} to {}", month, folder.of(month));
            }
            WholeFile.replace(memory, (month + "\n").getBytes(UTF_8));
        }
        return written;
    }

    private YearMonth firstDue(final YearMonth last) throws IOException {
        final Optional<YearMonth> remembered = remembered();
        final Optional<YearMonth> there = folder.latest();
        final Optional<YearMonth> newest = remembered.isPresent() && there.isPresent()
                ? Optional.of(remembered.get().isAfter(there.get()) ? remembered.get() : there.get())
                : remembered.or(() -> there);
        final YearMonth next = newest.map(month -> month.plusMonths(1)).orElse(last);
        final YearMonth earliest = last.minusMonths(MOST_CAUGHT_UP - 1L);
        return next.isBefore(earliest) ? earliest : next;
    }

    private Optional<YearMonth> remembered() throws IOException {
        if (Files.notExists(memory)) {
            return Optional.empty();
        }
        try {
            return Optional.of(YearMonth.parse(Files.readString(memory).strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
