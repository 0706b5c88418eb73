// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.store.StoredEvent;

/** One case for people: its events, where it stands, who corrected what, and the forms to do so. Without script. */
final class CasePage {

    private final CaseFile file;
    private final String header;
    private final Typed typed;
    private final CaseForms forms;

    CasePage(final CaseFile file, final Caller caller, final Typed typed) {
        this.file = file;
        this.header = Header.of(caller, "<a href=\"/cases\">Cases</a><a href=\"/account\">Your account</a>");
        this.typed = typed;
        this.forms = new CaseForms(file, caller.formToken(), typed);
    }

    String html() {
        final String name = name();
        return Html.page(name, """
                %s
                <main id="content">
                <h1>%s</h1>
                <p class="lead">%s</p>
                %s
                <h2>Events</h2>
                %s
                <h2>Measures</h2>
                %s
                <h2 id="trail">Trail of corrections</h2>
                %s
                <section class="screen-only">
                <h2>Correct this case</h2>
                <p>Nothing is changed or removed: each correction is an event of its own, with your name and reason.</p>
                %s
                </section>
                </main>
                """.formatted(
                        header, Html.text(name), lead(), fault(), events(), measures(), trail(), forms.html()));
    }

    private String name() {
        return file.code().map(code -> "Case " + code).orElse("Case") + " at " + file.site();
    }

    private String lead() {
        final String state = file.state()
                .map(CasePage::words)
                .orElse("No event of this case counts, so neither does the case, until one is added.");
        return Html.text(state + " Door: " + file.door() + ". Known as " + file.id() + ".");
    }

    private static String words(final Case.State state) {
        return switch (state) {
            case WAITING -> "Waiting for the scan.";
            case SCANNED -> "Scanned.";
            case CLOSED -> "Closed.";
        };
    }

    private String fault() {
        return typed.which()
                .map(form -> """
                        <p class="fault" role="alert">%s <a href="#%s">To the form</a></p>
                        """.formatted(Html.text(typed.fault()), CaseForms.anchor(form)))
                .orElse("");
    }

    private String events() {
        final String rows = file.entries().stream().map(CasePage::row).collect(Collectors.joining("\n"));
        return table(
                "Events of the case",
                "In the order in which they occurred; local times. The true time lies within the uncertainty.",
                List.of("Event", "Occurred", "Uncertainty", "Source", "Door", "Recorded", "Received", "Counts"),
                rows);
    }

    private static String row(final CaseFile.Entry entry) {
        final Event event = entry.event();
        return """
                <tr%s><th scope="row">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\
                """.formatted(
                        entry.counts() ? "" : " class=\"undone\"",
                        Html.text(what(event)),
                        Shown.time(entry.shown()),
                        Shown.uncertainty(entry.when()),
                        Html.text(source(entry)),
                        Html.text(event.door()),
                        Shown.time(event.recorded()),
                        Shown.time(entry.stored().received()),
                        counts(entry));
    }

    private static String counts(final CaseFile.Entry entry) {
        if (entry.leftOut()) {
            return "no, device not commissioned";
        }
        return entry.counts() ? "yes" : "no, undone";
    }

    /** The type in people's words, and what goes with it. */
    static String what(final Event event) {
        final String words = event.fact().type().replace('-', ' ');
        return event.fact() instanceof Fact.CaseClosed closed
                ? words + " (" + closed.reason().wireName().replace('-', ' ') + ")"
                : words;
    }

    private static String source(final CaseFile.Entry entry) {
        final Event event = entry.event();
        if (event.correction().isPresent()) {
            return "correction by " + CaseFile.by(event);
        }
        final String method = event.fact() instanceof Fact.Reached reached
                ? ", " + reached.method().wireName().replace('-', ' ')
                : "";
        return event.origin().device() + method + ", clock " + entry.basis();
    }

    private String measures() {
        if (file.verdicts().isEmpty()) {
            return "<p>No measure counts a case without events.</p>";
        }
        final String rows = file.verdicts().stream().map(this::row).collect(Collectors.joining("\n"));
        return table(
                "Where the case stands under each measure",
                "From the event that starts the measure's clock to the one that stops it.",
                List.of("Measure", "Verdict", "Minutes", "Clock start", "Clock stop", "Why"),
                rows);
    }

    private String row(final CaseFile.Judged judged) {
        return """
                <tr><th scope="row">%s <span class="note">%s</span></th><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\
                """.formatted(
                        Html.text(judged.title()),
                        Html.text(judged.measure()),
                        Html.text(judged.outcome().replace('-', ' ')),
                        judged.minutes()
                                .map(minutes -> String.format(Locale.UK, "%.1f", minutes))
                                .orElse("–"),
                        named(judged.start()),
                        named(judged.stop()),
                        Html.text(why(judged)));
    }

    private String named(final Optional<String> eventId) {
        return eventId.flatMap(file::entry)
                .map(entry -> Html.text(what(entry.event())) + ", " + Shown.time(entry.shown()))
                .orElse("–");
    }

    private static String why(final CaseFile.Judged judged) {
        return switch (judged.reason()) {
            case "" ->
                switch (judged.outcome()) {
                    case "met" -> "Within the limit for certain.";
                    case "missed" -> "Beyond the limit for certain.";
                    default -> "Not stopped yet, and within the limit.";
                };
            case "interval-straddles-limit" -> "The times are too uncertain to tell.";
            case "stop-before-start" -> "The clock stops before it starts: one of the times is wrong.";
            case "absurdly-long" -> "So long between them that one of the dates is wrong.";
            case "starts-in-the-future" -> "The clock starts after now: its time is wrong.";
            case "no-clock-start" -> "Nothing on record starts the clock.";
            case "not-counted" -> "The measure does not count such a case.";
            case "no-limit" -> "The measure has no limit.";
            default -> judged.reason().replace('-', ' ');
        };
    }

    private String trail() {
        final List<StoredEvent> corrections = file.corrections();
        if (corrections.isEmpty()) {
            return "<p>Nothing was corrected.</p>";
        }
        final String rows = corrections.stream().map(this::row).collect(Collectors.joining("\n"));
        return table(
                "Who corrected what, and why",
                "In the order in which the hub received it; local times.",
                List.of("When", "Who", "What", "Why"),
                rows);
    }

    private String row(final StoredEvent stored) {
        final Event event = stored.event();
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        Shown.time(stored.received()),
                        Html.text(CaseFile.by(event)),
                        Html.text(done(event)),
                        Html.text(reason(event)));
    }

    private String done(final Event event) {
        if (!(event.fact() instanceof Fact.Voided voided)) {
            return "added " + what(event) + " of " + Shown.time(event.best());
        }
        return "undid "
                + file.entry(voided.eventId())
                        .map(entry -> what(entry.event()) + " of " + Shown.time(entry.shown()))
                        .orElse("an event");
    }

    private static String reason(final Event event) {
        return event.correction()
                .map(correction -> correction.reason())
                .orElseGet(() -> event.fact() instanceof Fact.Voided voided ? voided.reason() : "");
    }

    private static String table(final String name, final String caption, final List<String> heads, final String rows) {
        final String head = heads.stream()
                .map(text -> "<th scope=\"col\">" + text + "</th>")
                .collect(Collectors.joining());
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="%s">
                <table class="words"><caption>%s</caption>
                <thead><tr>%s</tr></thead>
                <tbody>%s</tbody></table></div>
                """.formatted(name, caption, head, rows);
    }
}
