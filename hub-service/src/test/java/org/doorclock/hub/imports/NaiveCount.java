// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorclock.hub.imports.SyntheticPathways.Moment;
import org.doorclock.hub.imports.SyntheticPathways.Span;
import org.doorclock.hub.imports.SyntheticPathways.Truth;

/** Figures worked out the plain way from what is true of each patient: rules, places, periods and bands are its own. */
final class NaiveCount {

    static final String[] BANDS = {"all", "in-hours", "out-of-hours", "weekday", "weekend", "bank-holiday"};
    static final String[] LEVELS = {"door", "site", "trust", "network", "region", "nation"};
    static final String[] GRAINS = {"day", "week", "month", "quarter", "year", "financial-year", "hour-of-week", "total"
    };

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long MINUTE = 60_000_000_000L;
    private static final String NONE = "not-placed";
    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    /** Trust, network, region and nation of each site. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "north", List.of("tyne", "northern", "north-east", "england"),
            "east", List.of("tyne", "northern", "north-east", "england"),
            "south", List.of("solent", NONE, "south-coast", "england"),
            "cardiff", List.of("cav", NONE, NONE, "wales"),
            "glen", List.of(NONE, NONE, NONE, "scotland"),
            "derry", List.of("western", "north-western", NONE, "northern-ireland"),
            "stray", List.of("stray", NONE, NONE, NONE));

    private static final Set<String> EVERYWHERE =
            Set.of("2023-12-25", "2023-12-26", "2024-01-01", "2024-03-29", "2024-05-06", "2024-05-27", "2024-12-25");
    private static final Set<String> SCOTLAND = Set.of("2024-01-02", "2024-08-05", "2024-12-02");
    private static final Set<String> ELSEWHERE = Set.of("2024-04-01", "2024-08-26");
    private static final Set<String> IRELAND = Set.of("2024-03-18", "2024-07-12");

    static final String ORGANISATION = """
            level,id,parent
            site,north,tyne
            site,east,tyne
            site,south,solent
            site,cardiff,cav
            site,glen,scotland
            site,derry,western
            trust,tyne,northern
            trust,solent,south-coast
            trust,cav,wales
            trust,western,north-western
            network,northern,north-east
            network,north-western,northern-ireland
            region,north-east,england
            region,south-coast,england
            """;

    /**
     * @param starts best first
     * @param minutes 0 for no limit
     * @param left closed as one of these before the stop
     * @param leftAlways the same, whether it stopped or not
     */
    record Rule(
            String id,
            String pathway,
            List<Moment> starts,
            Moment stop,
            int minutes,
            boolean floored,
            boolean inpatients,
            boolean neverStopped,
            Set<String> left,
            Set<String> leftAlways,
            double target) {}

    private static final List<Moment> ARRIVAL = List.of(Moment.ONSET, Moment.ARRIVAL, Moment.DOOR);
    private static final List<Moment> CALL = List.of(Moment.CALL);
    private static final List<Moment> REFERRAL = List.of(Moment.CALL, Moment.CONTACT);
    private static final Set<String> GONE = Set.of("mimic", "scanned-elsewhere");
    private static final Set<String> ELSE = Set.of("scanned-elsewhere");

    static final List<Rule> RULES = List.of(
            new Rule("asi-4a", "stroke", ARRIVAL, Moment.SCAN, 60, false, true, true, GONE, ELSE, 0.5),
            new Rule("asi-4b", "stroke", ARRIVAL, Moment.SCAN, 1440, false, true, true, GONE, ELSE, 1),
            new Rule(
                    "asi-5",
                    "tia",
                    List.of(Moment.CONTACT),
                    Moment.TREATMENT,
                    1440,
                    false,
                    true,
                    true,
                    Set.of("mimic"),
                    Set.of(),
                    0.6),
            new Rule("ssnap-20m", "stroke", ARRIVAL, Moment.SCAN, 20, true, true, true, GONE, GONE, 0),
            new Rule("ssnap-1h", "stroke", ARRIVAL, Moment.SCAN, 60, true, true, true, GONE, GONE, 0),
            new Rule("ssnap-12h", "stroke", ARRIVAL, Moment.SCAN, 720, true, true, true, GONE, GONE, 0),
            new Rule("nice-1h", "stroke", ARRIVAL, Moment.SCAN, 60, false, true, true, GONE, ELSE, 1),
            new Rule("call-to-scan-15m", "stroke", CALL, Moment.SCAN, 15, false, true, true, GONE, ELSE, 0),
            new Rule("call-to-report-30m", "stroke", CALL, Moment.REPORT, 30, false, true, true, GONE, ELSE, 0),
            new Rule("door-to-scan", "stroke", ARRIVAL, Moment.SCAN, 0, false, false, true, GONE, ELSE, 0),
            new Rule(
                    "referral-to-treatment-60m",
                    "stroke",
                    CALL,
                    Moment.TREATMENT,
                    60,
                    false,
                    true,
                    false,
                    Set.of(),
                    Set.of(),
                    0),
            new Rule("tia-scan-2h", "tia", REFERRAL, Moment.SCAN, 120, false, true, true, GONE, ELSE, 0),
            new Rule("tia-scan-6h", "tia", REFERRAL, Moment.SCAN, 360, false, true, true, GONE, ELSE, 0),
            new Rule("bpt-12h", "stroke", ARRIVAL, Moment.SCAN, 720, true, true, true, GONE, GONE, 0),
            new Rule("aha-25m", "stroke", ARRIVAL, Moment.SCAN, 25, false, false, true, GONE, ELSE, 0));

    /** One cell of the answer. */
    static final class Cell {
        int n;
        int met;
        int missed;
        int running;
        int indeterminate;
        int quarantined;
        int noStart;
        private double sum;
        private long[] elapsed = new long[4];
        private int timed;

        Optional<Double> mean() {
            return timed == 0 ? Optional.empty() : Optional.of(sum / timed / MINUTE);
        }

        /** What was put in comes in the order of its length. */
        Optional<Double> quantile(final double fraction) {
            if (timed == 0) {
                return Optional.empty();
            }
            final double place = (timed - 1) * fraction;
            final long low = elapsed[(int) place];
            final long high = elapsed[Math.min((int) place + 1, timed - 1)];
            return Optional.of((low + (place - (int) place) * (high - low)) / MINUTE);
        }

        private void time(final long nanos) {
            if (timed == elapsed.length) {
                elapsed = Arrays.copyOf(elapsed, 2 * timed);
            }
            elapsed[timed++] = nanos;
            sum += nanos;
        }
    }

    private static final long NOT_TIMED = Long.MIN_VALUE;

    /** What a rule says of one case, and in which cells it is: places by level, periods by grain, both as numbers. */
    private record Judged(String verdict, long elapsed, int[] orgs, int[] periods, boolean[] bands) {}

    private final List<Judged> cases = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    NaiveCount(final Rule rule, final List<Truth> truths, final Instant now) {
        for (final Truth truth : truths) {
            judge(rule, truth, nanos(now)).ifPresent(cases::add);
        }
        cases.sort(Comparator.comparingLong(Judged::elapsed));
    }

    /** Cells by place, period and band, with bars between. */
    Map<String, Cell> cells(final int level, final int grain) {
        final Cell[][][] cells = new Cell[names.size()][][];
        for (final Judged each : cases) {
            final int org = each.orgs[level];
            if (cells[org] == null) {
                cells[org] = new Cell[names.size()][];
            }
            final int period = each.periods[grain];
            if (cells[org][period] == null) {
                cells[org][period] = new Cell[BANDS.length];
            }
            for (int band = 0; band < BANDS.length; band++) {
                if (each.bands[band]) {
                    add(each, cells[org][period], band);
                }
            }
        }
        return named(cells);
    }

    private Map<String, Cell> named(final Cell[][][] cells) {
        final Map<String, Cell> named = new HashMap<>();
        for (int org = 0; org < cells.length; org++) {
            for (int period = 0; cells[org] != null && period < cells[org].length; period++) {
                for (int band = 0; cells[org][period] != null && band < BANDS.length; band++) {
                    if (cells[org][period][band] != null) {
                        named.put(
                                names.get(org) + "|" + names.get(period) + "|" + BANDS[band], cells[org][period][band]);
                    }
                }
            }
        }
        return named;
    }

    private static void add(final Judged judged, final Cell[] bands, final int band) {
        if (bands[band] == null) {
            bands[band] = new Cell();
        }
        final Cell cell = bands[band];
        cell.n++;
        switch (judged.verdict) {
            case "met" -> cell.met++;
            case "missed" -> cell.missed++;
            case "running" -> cell.running++;
            case "indeterminate" -> cell.indeterminate++;
            case "quarantined" -> cell.quarantined++;
            case "no-start" -> cell.noStart++;
            case "timed" -> {
                // counted in n alone
            }
            default -> throw new IllegalStateException(judged.verdict);
        }
        if (judged.elapsed != NOT_TIMED) {
            cell.time(judged.elapsed);
        }
    }

    private int[] numbers(final String... words) {
        final int[] found = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            found[i] = numbers.computeIfAbsent(words[i], word -> {
                names.add(word);
                return names.size() - 1;
            });
        }
        return found;
    }

    private Optional<Judged> judge(final Rule rule, final Truth truth, final long now) {
        final Span stop = truth.moments().get(rule.stop);
        if (!truth.pathway().equals(rule.pathway)
                || stop == null && (!rule.neverStopped || rule.left.contains(truth.closed()))
                || rule.leftAlways.contains(truth.closed())
                || !rule.inpatients && truth.moments().containsKey(Moment.ONSET)) {
            return Optional.empty();
        }
        final Span start = start(rule, truth, stop);
        final long at = start == null ? truth.first() : start.best();
        final String verdict = verdict(rule, start, stop, now);
        final boolean timed = start != null && stop != null && !verdict.equals("quarantined");
        final long elapsed = !timed
                ? NOT_TIMED
                : rule.floored ? (stop.best() / MINUTE - start.best() / MINUTE) * MINUTE : stop.best() - start.best();
        final ZonedDateTime local = Instant.ofEpochSecond(0, at).atZone(LONDON);
        return Optional.of(
                new Judged(verdict, elapsed, numbers(orgs(truth)), numbers(periods(local)), bands(truth, local)));
    }

    private static Span start(final Rule rule, final Truth truth, final Span stop) {
        Span late = null;
        for (final Moment moment : rule.starts) {
            final Span span = truth.moments().get(moment);
            if (span != null && (stop == null || span.earliest() <= stop.latest())) {
                return span;
            }
            late = late == null ? span : late;
        }
        return late;
    }

    private static String verdict(final Rule rule, final Span start, final Span stop, final long now) {
        if (start == null) {
            return "no-start";
        }
        if (stop != null && stop.latest() < start.earliest()) {
            return "quarantined";
        }
        if (rule.minutes == 0) {
            return stop == null ? "running" : "timed";
        }
        final long least = passed(rule, start.latest(), stop == null ? now : stop.earliest());
        final long most = passed(rule, start.earliest(), stop == null ? now : stop.latest());
        if (most <= rule.minutes * MINUTE) {
            return stop == null ? "running" : "met";
        }
        return least > rule.minutes * MINUTE ? "missed" : "indeterminate";
    }

    private static long passed(final Rule rule, final long from, final long to) {
        return rule.floored ? (to / MINUTE - from / MINUTE) * MINUTE : to - from;
    }

    private static String[] orgs(final Truth truth) {
        final List<String> above = PLACES.get(truth.site());
        return new String[] {
            truth.site() + "/" + truth.door(), truth.site(), above.get(0), above.get(1), above.get(2), above.get(3)
        };
    }

    private static String[] periods(final ZonedDateTime local) {
        final LocalDate day = local.toLocalDate();
        final int weekday = day.getDayOfWeek().getValue();
        // ISO 8601: a week is of the year that its Thursday is of.
        final LocalDate thursday = day.plusDays(4L - weekday);
        final int week = (thursday.getDayOfYear() - 1) / 7 + 1;
        return new String[] {
            day.toString(),
            thursday.getYear() + (week < 10 ? "-W0" : "-W") + week,
            day.toString().substring(0, 7),
            day.getYear() + "-Q" + ((day.getMonthValue() + 2) / 3),
            Integer.toString(day.getYear()),
            day.toString().compareTo("2024-04-01") < 0 ? "2023/24" : "2024/25",
            DAYS[weekday - 1] + "-" + local.toString().substring(11, 13),
            "total"
        };
    }

    private static boolean[] bands(final Truth truth, final ZonedDateTime local) {
        final boolean holiday =
                holiday(PLACES.get(truth.site()).get(3), local.toLocalDate().toString());
        final int weekday = local.getDayOfWeek().getValue();
        final boolean in = weekday <= 5 && local.getHour() >= 8 && local.getHour() <= 17 && !holiday;
        return new boolean[] {true, in, !in, weekday <= 5, weekday > 5, holiday};
    }

    private static boolean holiday(final String nation, final String day) {
        return EVERYWHERE.contains(day)
                || (nation.equals("scotland") ? SCOTLAND : ELSEWHERE).contains(day)
                || nation.equals("northern-ireland") && IRELAND.contains(day);
    }

    private static long nanos(final Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
