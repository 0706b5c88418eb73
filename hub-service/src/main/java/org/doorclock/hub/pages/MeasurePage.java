// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.http.Html;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measure;

/** All of a rule, for whoever asks what a figure means. */
final class MeasurePage {

    private final Measure measure;
    private final Caller caller;

    MeasurePage(final Measure measure, final Caller caller) {
        this.caller = caller;
        this.measure = measure;
    }

    String html() {
        return Html.page(measure.title(), """
                %s
                <main id="content">
                <h1>%s</h1>
                <p class="lead">%s</p>
                <dl class="facts">
                <dt>Rule</dt><dd>%s, version %d</dd>
                <dt>Source</dt><dd>%s</dd>
                <dt>Asked for</dt><dd>%s</dd>
                <dt>Clock starts on</dt><dd>the first on record of these kinds, the best first: %s</dd>
                <dt>Clock stops on</dt><dd>the first %s</dd>
                <dt>Limit</dt><dd>%s</dd>
                <dt>Target</dt><dd>%s</dd>
                <dt>Who counts</dt><dd>%s</dd>
                <dt>Left out before a stop</dt><dd>%s</dd>
                <dt>Left out always</dt><dd>%s</dd>
                <dt>Kept aside</dt><dd>a stop before the start, and more than %d days between them</dd>
                <dt>Needs from elsewhere</dt><dd>%s</dd>
                </dl>
                %s
                <p><a href="/?measure=%s">Its figures</a>. The same as <a href="/api/v1/measures">JSON</a> and as <a href="/api/v1/reports/measures/%s">FHIR</a>.</p>
                </main>
                """.formatted(
                Header.of(caller, "<a href=\"/account\">Your account</a>"),
                Html.text(measure.title()),
                Html.text(measure.source().says()),
                measure.id(),
                measure.version(),
                Html.text(measure.source().document()),
                valid(),
                measure.clockStarts().stream()
                        .map(ClockStart::wireName)
                        .map(MeasurePage::words)
                        .collect(Collectors.joining(", ")),
                words(measure.clockStop().wireName()),
                limit(),
                measure.target().map(Page::percent).orElse("none"),
                "pathway " + names(measure.counts().pathways())
                        + (measure.counts().inpatients() ? ", in-patients too" : ", no in-patients")
                        + (measure.counts().neverStopped() ? ", also those never scanned" : ", only those scanned"),
                names(measure.counts().leftOut()),
                names(measure.counts().leftOutAlways()),
                measure.absurdAfter().toDays(),
                measure.needs().isEmpty() ? "nothing" : Html.text(String.join(", ", measure.needs())),
                measure.source().chosenHere().isEmpty()
                        ? ""
                        : "<h2>What the source leaves open</h2><p>"
                                + Html.text(measure.source().chosenHere()) + "</p>",
                measure.id(),
                measure.id()));
    }

    private String valid() {
        final String from = measure.valid().from().map(LocalDate::toString).orElse("");
        final String to = measure.valid().to().map(LocalDate::toString).orElse("");
        return from.isEmpty() && to.isEmpty()
                ? "not known when"
                : "from " + (from.isEmpty() ? "an unknown day" : from) + " to " + (to.isEmpty() ? "now" : to);
    }

    private String limit() {
        return measure.limit()
                .map(limit -> "%,d minutes, exactly so many %s; times %s"
                        .formatted(
                                limit.minutes(),
                                limit.inclusive() ? "included" : "not included",
                                words(measure.arithmetic().wireName())))
                .orElse("none: mean and median");
    }

    private static String names(final Collection<? extends Enum<?>> constants) {
        return constants.isEmpty()
                ? "none"
                : constants.stream()
                        .map(constant ->
                                constant.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String words(final String wireName) {
        return wireName.replace('-', ' ');
    }
}
