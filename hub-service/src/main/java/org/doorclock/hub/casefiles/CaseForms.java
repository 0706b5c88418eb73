// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.hub.access.Form;
import org.doorclock.hub.http.Html;

/** The forms of a case's page. What was refused stands in them as it was typed. */
final class CaseForms {

    private record Choice(String value, String words) {}

    private final CaseFile file;
    private final String formToken;
    private final Typed typed;

    CaseForms(final CaseFile file, final String formToken, final Typed typed) {
        this.file = file;
        this.formToken = formToken;
        this.typed = typed;
    }

    /** The id of the form on the page. */
    static String anchor(final CaseForm form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    String html() {
        return "<div class=\"forms\">" + add() + undo() + close() + identity() + "</div>";
    }

    private String undo() {
        final List<Choice> choices = file.entries().stream()
                .filter(CaseFile.Entry::counts)
                .map(entry ->
                        new Choice(entry.event().id(), CasePage.what(entry.event()) + ", " + Shown.time(entry.shown())))
                .toList();
        if (choices.isEmpty()) {
            return "";
        }
        return form(
                CaseForm.UNDO,
                "voids",
                "Undo an event",
                "",
                select(CaseForm.UNDO, "event", "Event", choices) + reason(CaseForm.UNDO),
                "Undo it");
    }

    private String add() {
        final List<Choice> events = Arrays.stream(Milestone.values())
                .map(milestone ->
                        new Choice(milestone.wireName(), milestone.wireName().replace('-', ' ')))
                .toList();
        final List<Choice> doors = Stream.concat(
                        Stream.of(file.door()), file.doors().stream().filter(door -> !door.equals(file.door())))
                .map(door -> new Choice(door, door))
                .toList();
        return form(
                CaseForm.ADD,
                "events",
                "Add an event",
                "",
                select(CaseForm.ADD, "event", "Event", events)
                        + when(CaseForm.ADD)
                        + select(CaseForm.ADD, "door", "Door", doors)
                        + reason(CaseForm.ADD),
                "Add it");
    }

    private String close() {
        final List<Choice> reasons = Arrays.stream(CloseReason.values())
                .map(reason -> new Choice(reason.wireName(), reason.wireName().replace('-', ' ')))
                .toList();
        return form(
                CaseForm.CLOSE,
                "close",
                "Close the case",
                "",
                select(CaseForm.CLOSE, "close", "The patient or the case", reasons)
                        + when(CaseForm.CLOSE)
                        + reason(CaseForm.CLOSE),
                "Close it");
    }

    private String identity() {
        return form(
                CaseForm.IDENTITY,
                "identity",
                "Show whose case it is",
                "Shown once, to you. Your name, the case and the reason go into the audit log.",
                reason(CaseForm.IDENTITY),
                "Show the identity");
    }

    private String form(
            final CaseForm which,
            final String action,
            final String title,
            final String note,
            final String fields,
            final String button) {
        return """
                <form class="stacked" id="%s" method="post" action="/cases/%s/%s" aria-labelledby="%1$s-title">
                <h3 id="%1$s-title">%s</h3>
                %s%s
                <input type="hidden" name="%s" value="%s"><input type="hidden" name="key" value="%s">
                %s<button>%s</button>
                </form>
                """.formatted(
                        anchor(which),
                        file.id(),
                        action,
                        title,
                        note.isEmpty() ? "" : "<p class=\"note\">" + note + "</p>",
                        typed.refused(which) ? "<p class=\"fault\">" + Html.text(typed.fault()) + "</p>" : "",
                        Form.TOKEN,
                        Html.text(formToken),
                        Html.text(typed.key()),
                        fields,
                        button);
    }

    private String when(final CaseForm form) {
        return """
                <div class="pair"><label>Date <input type="date" name="date" value="%s" required></label>
                <label>Local time <input type="time" name="time" step="1" value="%s" required></label></div>
                %s""".formatted(Html.text(typed.of(form, "date")), Html.text(typed.of(form, "time")), which(form));
    }

    /** Only where the time came twice, so that nobody is asked for nothing. */
    private String which(final CaseForm form) {
        if (!typed.asksWhich(form)) {
            return "";
        }
        final Map<String, String> readings = new LinkedHashMap<>();
        readings.put("first", "the first time, before the clocks went back (BST)");
        readings.put("second", "the second time, after it (GMT)");
        readings.put("unsure", "not known: keep both, which is an hour of uncertainty");
        final String chosen = typed.of(form, "which");
        return readings.entrySet().stream()
                .map(reading ->
                        "<label class=\"choice\"><input type=\"radio\" name=\"which\" value=\"%s\"%s required> %s</label>"
                                .formatted(
                                        reading.getKey(),
                                        reading.getKey().equals(chosen) ? " checked" : "",
                                        reading.getValue()))
                .collect(Collectors.joining("\n", "<fieldset><legend>Which of the two</legend>", "</fieldset>"));
    }

    private String reason(final CaseForm form) {
        return "<label>Reason <input name=\"reason\" value=\"%s\" minlength=\"%d\" maxlength=\"%d\" autocomplete=\"off\" required></label>\n"
                .formatted(Html.text(typed.of(form, "reason")), Reason.LEAST, Reason.MOST);
    }

    private String select(final CaseForm form, final String name, final String label, final List<Choice> choices) {
        final String chosen = typed.of(form, name);
        final String options = choices.stream()
                .map(choice -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                                Html.text(choice.value()),
                                choice.value().equals(chosen) ? " selected" : "",
                                Html.text(choice.words())))
                .collect(Collectors.joining());
        return "<label>%s <select name=\"%s\">%s</select></label>\n".formatted(label, name, options);
    }
}
