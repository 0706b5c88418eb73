// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.doorclock.event.Check;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.http.Html;

/** The commissioning record of one device, on one sheet to print and to sign. */
final class RecordPage {

    private RecordPage() {}

    static String html(
            final Roster.Member member, final Commissioning commissioning, final Instant now, final Caller caller) {
        return Html.page("Commissioning record", """
                %s
                <main id="content" class="record">
                <h1>Commissioning record: %s</h1>
                <dl class="facts">
                <dt>Site</dt><dd>%s</dd><dt>Device</dt><dd>%s</dd><dt>Door it serves</dt><dd>%s</dd>
                <dt>Version</dt><dd>%s</dd><dt>Standing</dt><dd>%s</dd><dt>As of</dt><dd>%s</dd></dl>
                %s
                %s
                <dl class="sign"><dt>Name</dt><dd></dd><dt>Signature</dt><dd></dd><dt>Date</dt><dd></dd></dl>
                </main>
                """.formatted(
                Header.of(
                        caller,
                        "<a href=\"/fleet\">Devices</a><a href=\"%s\">This device</a>"
                                .formatted(Html.text(member.path()))),
                Html.text(member.title()),
                Html.text(member.site()),
                Html.text(member.name()),
                Html.text(member.device().door()),
                Html.text(member.device().state().map(state -> state.version()).orElse(Words.UNKNOWN)),
                Words.standing(member.standing()),
                Words.time(now),
                commissioning
                        .latestTest(member.site(), member.name())
                        .map(RecordPage::results)
                        .orElse("<p>No self-test of this device has ended yet.</p>"),
                history(commissioning.history(member.site(), member.name()))));
    }

    /** The checks of a self-test, with a shape and a word for what became of each. */
    static String results(final Commissioning.Tested test) {
        final String rows = Arrays.stream(Check.values())
                .map(check -> "<tr><th scope=\"row\">%s</th><td><span class=\"condition\">%s %s</span></td></tr>"
                        .formatted(
                                Words.check(check),
                                Shapes.of(test.results().results().get(check)),
                                Words.result(test.results().results().get(check))))
                .collect(Collectors.joining());
        return """
                <table class="words checks"><caption>Self-test of %s: %s</caption>
                <thead><tr><th scope="col">Check</th><th scope="col">Result</th></tr></thead><tbody>%s</tbody></table>
                """.formatted(Words.time(test.at()), test.results().passed() ? "passed" : "not passed", rows);
    }

    /** Who said what the device is, and when. */
    static String history(final List<Commissioning.Signed> history) {
        if (history.isEmpty()) {
            return "";
        }
        final String rows = history.stream()
                .map(signed -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                Words.standing(signed.standing()),
                                Words.time(signed.from()),
                                Html.text(signed.by()),
                                Html.text(signed.note())))
                .collect(Collectors.joining());
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="Who signed for it">
                <table class="words"><caption>Who signed for it, the oldest first. Nothing is ever overwritten.</caption>
                <thead><tr><th scope="col">As</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">Note</th></tr></thead>
                <tbody>%s</tbody></table></div>
                """.formatted(rows);
    }
}
