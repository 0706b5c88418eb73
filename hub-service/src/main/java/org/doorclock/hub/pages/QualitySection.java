// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorclock.hub.analysis.Quality;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Html;

/** What the figures rest on, and what is doubtful in it. */
final class QualitySection {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final Filters filters;
    private final Quality quality;
    private final Answer answer;
    private final List<Device> devices;

    /** @param devices those of the places asked about */
    QualitySection(final Filters filters, final Quality quality, final Answer answer, final List<Device> devices) {
        this.filters = filters;
        this.quality = quality;
        this.answer = answer;
        this.devices = devices;
    }

    String html() {
        final long silent = devices.stream().filter(device -> !device.online()).count();
        return """
                <dl class="facts">
                <dt>Cases looked at</dt><dd>%,d, of %,d events</dd>
                <dt>No clock start</dt><dd>%s</dd>
                <dt>Impossible times</dt><dd>%s</dd>
                <dt>Two starts at one door within 3 minutes</dt><dd>%s</dd>
                <dt>Events known of and not held</dt><dd>%s</dd>
                <dt>Devices silent</dt><dd>%s</dd>
                <dt>Times rest on</dt><dd>%s</dd>
                <dt>Clock starts used</dt><dd>%s</dd>
                <dt>Against an imported list</dt><dd>%s</dd>
                <dt>Newest event</dt><dd>%s</dd>
                </dl>
                """.formatted(
                        quality.cases(),
                        quality.events(),
                        counted(quality.noClockStart().count(), "no-clock-start"),
                        counted(quality.impossible().count(), "quarantined"),
                        quality.sameBand().count() == 0
                                ? "none"
                                : pairs(quality.sameBand().count()),
                        answer.gaps().isEmpty() ? "none" : answer.gaps().size() + " stretches",
                        devices.isEmpty() ? "no device was heard of" : silent + " of " + devices.size(),
                        Html.text(words(quality.eventsByClock())),
                        Html.text(answer.clockStarts().entrySet().stream()
                                .map(start -> "%,d %s"
                                        .formatted(
                                                start.getValue(),
                                                start.getKey().wireName().replace('-', ' ')))
                                .collect(Collectors.joining(", "))),
                        listed(quality.completeness()),
                        answer.freshness().position() == 0
                                ? "none"
                                : MINUTE.format(answer.freshness().occurred()));
    }

    private String counted(final int count, final String verdict) {
        return count == 0
                ? "none"
                : "<a href=\"/figures/cases?%s&amp;verdict=%s\">%,d</a>"
                        .formatted(Html.text(filters.cases()), verdict, count);
    }

    private static String pairs(final int count) {
        return count + (count == 1 ? " pair" : " pairs") + ": one of the two may be another patient's band";
    }

    private static String listed(final Quality.Completeness completeness) {
        return completeness.listed() == 0
                ? "no list was imported"
                : "%,d of %,d listed scans were recorded at a door"
                        .formatted(completeness.captured(), completeness.listed());
    }

    private static String basis(final String source) {
        return source.equals("none") ? "vouched for by no clock (a file's among them)" : source;
    }

    private static String words(final Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "nothing"
                : counts.entrySet().stream()
                        .map(entry -> "%,d %s".formatted(entry.getValue(), basis(entry.getKey())))
                        .collect(Collectors.joining(", "));
    }
}
