// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.measure.ClockStart;

/** Divides a question into stretches that end where periods end, and joins their figures again. Stateless. */
final class Stretches {

    private Stretches() {}

    /** The same question of one stretch after another. */
    static List<Question> of(final Question question) {
        final List<Question> stretches = new ArrayList<>();
        LocalDate from = question.from();
        for (LocalDate day = from.plusDays(1); day.isBefore(question.to()); day = day.plusDays(1)) {
            if (begins(question.grain(), day)) {
                stretches.add(question.between(from, day));
                from = day;
            }
        }
        stretches.add(question.between(from, question.to()));
        return stretches;
    }

    /** About a month where periods are shorter; a period where they are longer. */
    private static boolean begins(final Grain grain, final LocalDate day) {
        return switch (grain) {
            case DAY, MONTH -> Grain.MONTH.beginsOn(day);
            case WEEK -> Grain.WEEK.beginsOn(day) && day.getDayOfMonth() <= 7;
            case QUARTER, YEAR, FINANCIAL_YEAR -> grain.beginsOn(day);
            case HOUR_OF_WEEK, TOTAL -> false;
        };
    }

    /** The same question of one day after another, if it is part of a month; else as it is. */
    static List<Question> days(final Question question) {
        if (isWhole(question, question.grain())
                || isWhole(question, Grain.MONTH)
                || question.grain() == Grain.HOUR_OF_WEEK
                || question.from().plusMonths(1).isBefore(question.to())) {
            return List.of(question);
        }
        return question.from()
                .datesUntil(question.to())
                .map(day -> question.between(day, day.plusDays(1)))
                .toList();
    }

    private static boolean isWhole(final Question question, final Grain grain) {
        return begins(grain, question.from()) && begins(grain, question.to());
    }

    /** All periods as one, of counts alone. */
    static Piece sum(final Piece joined, final Question question) {
        final Map<String, List<Row>> byOrg = new TreeMap<>();
        joined.rows()
                .forEach(row -> byOrg.computeIfAbsent(row.org(), org -> new ArrayList<>())
                        .add(row));
        final List<Row> rows = new ArrayList<>();
        for (final List<Row> ofOrg : byOrg.values()) {
            for (final Band band : question.bands()) {
                final List<Row> ofBand =
                        ofOrg.stream().filter(row -> row.band() == band).toList();
                if (!ofBand.isEmpty()) {
                    rows.add(sum(ofBand, question));
                }
            }
        }
        return new Piece(rows, joined.clockStarts(), joined.lasting());
    }

    private static Row sum(final List<Row> rows, final Question question) {
        final Tally tally = new Tally(question.measure().measure());
        rows.forEach(row -> tally.add(row.n(), row.figures().orElseThrow()));
        final Row first = rows.getFirst();
        return new Row(
                Grain.TOTAL.wireName(),
                first.org(),
                first.band(),
                tally.n(),
                question.shows(tally.n()) ? Optional.of(tally.figures()) : Optional.empty());
    }

    /** @param pieces in the order of time */
    static Piece join(final List<Piece> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        final Map<String, List<Row>> byPlace = new TreeMap<>();
        final Map<ClockStart, Integer> starts = new EnumMap<>(ClockStart.class);
        boolean lasting = true;
        for (final Piece piece : pieces) {
            piece.rows()
                    .forEach(row -> byPlace.computeIfAbsent(row.org(), org -> new ArrayList<>())
                            .add(row));
            piece.clockStarts().forEach((start, count) -> starts.merge(start, count, Integer::sum));
            lasting &= piece.lasting();
        }
        return new Piece(byPlace.values().stream().flatMap(List::stream).toList(), starts, lasting);
    }
}
