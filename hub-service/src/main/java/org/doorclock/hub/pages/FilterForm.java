// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;

/** The filters as a plain form: what it says is in the address afterwards. Works without any script. */
final class FilterForm {

    private static final List<Level> ABOVE = List.of(Level.TRUST, Level.NETWORK, Level.REGION, Level.NATION);

    private final Filters filters;
    private final Set<String> sites;
    private final MeasureSet measures;
    private final Organisation organisation;

    FilterForm(
            final Filters filters,
            final Set<String> sites,
            final MeasureSet measures,
            final Organisation organisation) {
        this.filters = filters;
        this.sites = sites;
        this.measures = measures;
        this.organisation = organisation;
    }

    String html() {
        return """
                <form method="get" action="/">
                %s%s%s%s%s%s
                <label>From <input type="date" name="from" value="%s"></label>
                <label>To, not included <input type="date" name="to" value="%s"></label>
                <button>Show</button>
                </form>
                """.formatted(
                        select(
                                "Measure",
                                "measure",
                                measures.places().stream().map(MeasureSet.Place::measure),
                                measure -> option(
                                        measure.id(),
                                        measure.title(),
                                        measure.id().equals(filters.measure().id()))),
                        site(),
                        ABOVE.stream().map(this::above).collect(Collectors.joining()),
                        select(
                                "Compare",
                                "level",
                                Arrays.stream(Level.values()).filter(this::isThere),
                                level -> option(
                                        level.wireName(),
                                        level.wireName() + "s",
                                        level == filters.question().level())),
                        select(
                                "Hours",
                                "band",
                                Arrays.stream(Band.values()),
                                band -> option(band.wireName(), words(band.wireName()), band == filters.band())),
                        select(
                                "By",
                                "by",
                                Arrays.stream(Grain.values()),
                                grain -> option(
                                        grain.wireName(),
                                        words(grain.wireName()),
                                        grain == filters.question().grain())),
                        filters.question().from(),
                        filters.question().to());
    }

    private String site() {
        final Optional<String> chosen = filters.question().scope().at(Level.SITE);
        return "<label>Site <select name=\"site\">" + option("", "All sites", chosen.isEmpty())
                + sites.stream()
                        .map(site ->
                                option(site, organisation.title(Level.SITE, site), chosen.equals(Optional.of(site))))
                        .collect(Collectors.joining())
                + "</select></label>";
    }

    /** A level that no site is placed in is not offered. */
    private String above(final Level level) {
        if (!isThere(level)) {
            return "";
        }
        final Optional<String> chosen = filters.question().scope().at(level);
        return "<label>%s <select name=\"%s\">%s%s</select></label>"
                .formatted(
                        Page.capital(level.wireName()),
                        level.wireName(),
                        option("", "All", chosen.isEmpty()),
                        organisation.units(level).values().stream()
                                .map(unit -> option(unit.id(), unit.title(), chosen.equals(Optional.of(unit.id()))))
                                .collect(Collectors.joining()));
    }

    private boolean isThere(final Level level) {
        return level == Level.DOOR
                || level == Level.SITE
                || !organisation.units(Level.SITE).isEmpty()
                        && !organisation.units(level).isEmpty();
    }

    private static <T> String select(
            final String label, final String name, final Stream<T> values, final Function<T, String> option) {
        return "<label>%s <select name=\"%s\">%s</select></label>"
                .formatted(label, name, values.map(option).collect(Collectors.joining()));
    }

    private static String option(final String value, final String text, final boolean chosen) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(Html.text(value), chosen ? " selected" : "", Html.text(text));
    }

    private static String words(final String wireName) {
        return wireName.replace('-', ' ');
    }
}
