// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.event.Milestone;
import org.doorclock.event.Names;
import org.doorclock.settings.SettingsException;
import org.doorclock.settings.YamlMap;

/** Reads measures as {@code measures.yaml} writes them. */
final class MeasureFile {

    private static final int MOST = 100;
    private static final int MOST_VERSION = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6}) (minute|hour|day)s?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");
    private static final String NONE = "none";

    private MeasureFile() {}

    /** @throws SettingsException naming the line of the first thing that is wrong */
    static List<Measure> measures(final YamlMap file, final Measure.Origin origin) throws SettingsException {
        final List<Measure> measures = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        for (final YamlMap entry : file.only(List.of("measures")).maps("measures")) {
            final Measure measure = measure(entry, origin);
            if (!ids.add(measure.id())) {
                throw entry.wrong("id", "is that of another measure of this file");
            }
            measures.add(measure);
        }
        if (measures.size() > MOST) {
            throw file.wrong("measures", "must be at most " + MOST);
        }
        return measures;
    }

    private static Measure measure(final YamlMap entry, final Measure.Origin origin) throws SettingsException {
        entry.only(List.of("id", "title", "version", "valid", "source", "counts", "clock", "target", "needs"));
        final Cohort counts = CohortReader.read(entry.map("counts"));
        final YamlMap clock =
                entry.map("clock").only(List.of("starts", "stop", "limit", "inclusive", "arithmetic", "absurd-after"));
        final Optional<Limit> limit = limit(clock);
        return new Measure(
                entry.value("id", MeasureFile::id, "1 to 40 lower-case letters, digits or hyphens"),
                entry.text("title"),
                entry.value("version", MeasureFile::version, "a whole number from 1"),
                origin,
                validity(entry),
                source(entry.map("source").only(List.of("document", "says", "chosen-here"))),
                counts,
                starts(clock, counts),
                clock.value("stop", Milestone::ofWireName, "one of " + Choices.of(Milestone.values())),
                limit,
                clock.value("absurd-after", MeasureFile::span, "a time such as 28 days, at most 366 days"),
                target(entry, limit.isPresent()),
                entry.texts("needs"));
    }

    private static List<ClockStart> starts(final YamlMap clock, final Cohort counts) throws SettingsException {
        final List<ClockStart> starts = Choices.read(clock, "starts", ClockStart.values());
        if (starts.isEmpty()) {
            throw clock.wrong("starts", "must name at least one");
        }
        if (starts.contains(ClockStart.INPATIENT_ONSET) && !counts.inpatients()) {
            throw clock.wrong("starts", "must not name inpatient-onset where counts says in-patients: left-out");
        }
        return starts;
    }

    private static Optional<Limit> limit(final YamlMap clock) throws SettingsException {
        final boolean inclusive = Choices.flag(clock, "inclusive", "yes", "no");
        final Arithmetic arithmetic = Choices.one(clock, "arithmetic", Arithmetic.values());
        if (clock.text("limit").equals(NONE)) {
            return Optional.empty();
        }
        final Duration limit =
                clock.value("limit", MeasureFile::span, "a time such as 60 minutes or 24 hours, or none");
        return Optional.of(new Limit((int) limit.toMinutes(), inclusive, arithmetic));
    }

    private static Optional<Double> target(final YamlMap entry, final boolean limited) throws SettingsException {
        if (entry.text("target").equals(NONE)) {
            return Optional.empty();
        }
        if (!limited) {
            throw entry.wrong("target", "must be none where the clock has no limit");
        }
        return Optional.of(entry.value("target", MeasureFile::percent, "a share such as 50 %, or none"));
    }

    private static Measure.Source source(final YamlMap source) throws SettingsException {
        return new Measure.Source(
                source.text("document"),
                source.text("says"),
                source.has("chosen-here") ? source.text("chosen-here") : "");
    }

    private static Measure.Validity validity(final YamlMap entry) throws SettingsException {
        final YamlMap valid = entry.map("valid").only(List.of("from", "to"));
        final Optional<LocalDate> from = day(valid, "from");
        final Optional<LocalDate> to = day(valid, "to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw valid.wrong("to", "must not be before from");
        }
        return new Measure.Validity(from, to);
    }

    private static Optional<LocalDate> day(final YamlMap valid, final String key) throws SettingsException {
        return valid.has(key)
                ? Optional.of(valid.value(key, MeasureFile::date, "a date such as 2026-04-01"))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(final String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(final String text) {
        return Optional.of(text).filter(Names::isValid);
    }

    private static Optional<Integer> version(final String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= MOST_VERSION);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> span(final String text) {
        final Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        final long count = Long.parseLong(span.group(1));
        final Duration duration = switch (span.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return Optional.of(duration).filter(d -> d.isPositive() && d.compareTo(LONGEST) <= 0);
    }

    private static Optional<Double> percent(final String text) {
        final Matcher share = PERCENT.matcher(text);
        return share.matches()
                ? Optional.of(Double.parseDouble(share.group(1)) / 100).filter(s -> s > 0 && s <= 1)
                : Optional.empty();
    }
}
