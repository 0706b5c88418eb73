// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.analysis.ChangesFile;
import org.doorclock.hub.calendar.BandRules;
import org.doorclock.hub.calendar.WeekTime;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.measure.Measure;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * Where sites belong, and which hours figures tell apart.
 *
 * @param organisation the organisation file, if one is configured
 * @param nation whose bank holidays a site keeps that is of no nation
 * @param bankHolidays a file of bank holidays to be added to those known
 * @param bands which hours they are
 * @param changes from which days control charts begin anew
 */
public record PlacesConfig(
        Optional<Path> organisation, Nation nation, Optional<Path> bankHolidays, BandRules bands, Changes changes) {

    private static final String TIME = "a time such as 08:00";
    private static final String WEEK_TIME = "a day and a time such as sat 00:00";

    /** @param measures whose ids a file of changes may name */
    static PlacesConfig of(final Settings settings, final List<Measure> measures) throws SettingsException {
        return new PlacesConfig(
                settings.optionalText(HubKeys.ORGANISATION).map(Path::of),
                settings.choice(HubKeys.NATION, Nation::ofWireName, Nation.CHOICES),
                settings.optionalText(HubKeys.BANK_HOLIDAYS).map(Path::of),
                bands(settings),
                changes(settings, measures));
    }

    private static Changes changes(final Settings settings, final List<Measure> measures) throws SettingsException {
        final Optional<Path> file = settings.optionalText(HubKeys.CHANGES).map(Path::of);
        return file.isPresent()
                ? ChangesFile.read(
                        file.get(), measures.stream().map(Measure::id).toList())
                : Changes.NONE;
    }

    private static BandRules bands(final Settings settings) throws SettingsException {
        final int from = settings.choice(HubKeys.IN_HOURS_FROM, WeekTime::minutes, TIME);
        final int to = settings.choice(HubKeys.IN_HOURS_TO, WeekTime::minutes, TIME);
        if (from >= to) {
            throw Settings.wrong(HubKeys.IN_HOURS_TO, "later on the same day than bands.in-hours.from");
        }
        final WeekTime weekendFrom = settings.choice(HubKeys.WEEKEND_FROM, WeekTime::parse, WEEK_TIME);
        final WeekTime weekendTo = settings.choice(HubKeys.WEEKEND_TO, WeekTime::parse, WEEK_TIME);
        if (weekendFrom.equals(weekendTo)) {
            throw Settings.wrong(HubKeys.WEEKEND_TO, "another time than bands.weekend.from");
        }
        return new BandRules(
                settings.choice(HubKeys.IN_HOURS_DAYS, PlacesConfig::days, "days such as mon,tue,wed"),
                from,
                to,
                settings.flag(HubKeys.IN_HOURS_HOLIDAYS),
                weekendFrom,
                weekendTo,
                holidays(settings, HubKeys.WEEKEND_HOLIDAYS));
    }

    private static BandRules.Holidays holidays(final Settings settings, final Key key) throws SettingsException {
        return settings.choice(key, BandRules.Holidays::ofWireName, "as-they-fall, weekend or apart");
    }

    private static Optional<Set<DayOfWeek>> days(final String text) {
        final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (final String name : text.split(",", -1)) {
            final Optional<DayOfWeek> day = WeekTime.day(name.strip());
            if (day.isEmpty()) {
                return Optional.empty();
            }
            days.add(day.get());
        }
        return Optional.of(days);
    }
}
