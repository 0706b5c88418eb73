// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorclock.event.Standing;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Form;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Html;
import org.doorclock.wire.Errand;

/** One device: how it is, what it can be asked to do, and what it is to the site. Without script. */
final class DevicePage {

    private final Roster.Member member;
    private final Commissioning commissioning;
    private final List<Orders.Sent> orders;
    private final boolean hasLog;
    private final Caller caller;
    private final String formToken;
    private final String fault;
    private final Instant now;

    /**
     * @param hasLog whether a log of it was pulled
     * @param fault what was wrong with what was sent; may be empty
     */
    DevicePage(
            final Roster.Member member,
            final Commissioning commissioning,
            final List<Orders.Sent> orders,
            final boolean hasLog,
            final Caller caller,
            final String fault,
            final Instant now) {
        this.member = member;
        this.commissioning = commissioning;
        this.orders = orders;
        this.hasLog = hasLog;
        this.caller = caller;
        this.formToken = caller.formToken();
        this.fault = fault;
        this.now = now;
    }

    String html() {
        return Html.page(member.title(), """
                %s
                <main id="content" class="fleet">
                <h1>%s</h1>
                %s
                <div id="fleet" data-at="%s">
                <p class="lead">%s</p>
                %s
                <h2>What it was asked to do</h2>
                %s
                </div>
                <section class="screen-only">
                <h2>Ask it to do something</h2>
                <p class="note">Who asked is kept in the audit log. A device that does not answer within %d s was not reached.</p>
                <div class="forms asks">%s</div>
                <div class="forms">%s</div>
                </section>
                <h2 id="standing">Commissioning</h2>
                %s
                %s
                </main>
                <script type="module" src="/pages/fleet.js"></script>
                """.formatted(
                        Header.of(caller, "<a href=\"/fleet\">Devices</a><a href=\"/account\">Your account</a>"),
                        Html.text(member.title() + " at " + member.site()),
                        fault.isEmpty() ? "" : "<p class=\"fault\" role=\"alert\">" + Html.text(fault) + "</p>",
                        Html.text(member.path()),
                        FleetPage.state(member, now),
                        facts(),
                        orders(),
                        Orders.LIFE.toSeconds(),
                        Arrays.stream(Errand.values())
                                .filter(errand -> errand != Errand.RETIRE)
                                .map(this::ask)
                                .collect(Collectors.joining()),
                        ask(Errand.RETIRE),
                        record(),
                        standings()));
    }

    private String facts() {
        final Device device = member.device();
        final var health = device.health();
        return "<dl class=\"facts\">"
                + fact("Device", member.name())
                + fact("Door it serves", device.door().isEmpty() ? Words.UNKNOWN : device.door())
                + fact("Version", device.state().map(state -> state.version()).orElse(Words.UNKNOWN))
                + update(device)
                + fact("Waiting to be sent", Words.queue(health))
                + fact("Lacking at the hub", lacking(device))
                + fact("Clock", Words.clock(device))
                + fact("Storage", Words.storage(health))
                + fact("Its data", Words.encrypted(health))
                + fact("Temperature", Words.temperature(health))
                + fact("Reader", Words.reader(health))
                + fact(
                        "Screen",
                        health.map(said -> said.screen())
                                .filter(said -> !said.isEmpty())
                                .orElse(Words.UNKNOWN))
                + fact("Certificate", Words.certificate(health, now))
                + fact("Last event", device.lastRecorded().map(Words::time).orElse(Words.UNKNOWN))
                + health.map(said -> said.parts().entrySet().stream()
                                .map(part -> fact(part.getKey(), part.getValue()))
                                .collect(Collectors.joining()))
                        .orElse("")
                + "</dl>";
    }

    private static String update(final Device device) {
        final String says = Words.update(device);
        return says.isEmpty() ? "" : fact("Update", says);
    }

    private static String fact(final String what, final String is) {
        return "<dt>%s</dt><dd>%s</dd>".formatted(Html.text(what), Html.text(is));
    }

    private static String lacking(final Device device) {
        final long events = device.lacking().stream()
                .mapToLong(lacking -> lacking.gap().to() - lacking.gap().from() + 1)
                .sum();
        return events == 0 ? "nothing" : events + " events";
    }

    private String orders() {
        if (orders.isEmpty()) {
            return "<p>Nothing since the hub started.</p>";
        }
        final String rows = orders.stream()
                .map(order -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                name(order.errand()),
                                Words.time(order.at()),
                                Html.text(order.by()),
                                order.state().word(),
                                Html.text(order.text())))
                .collect(Collectors.joining());
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="What it was asked to do">
                <table class="words"><thead><tr><th scope="col">What</th><th scope="col">When</th><th scope="col">Who asked</th>
                <th scope="col">State</th><th scope="col">What the device said</th></tr></thead><tbody>%s</tbody></table></div>
                %s
                """.formatted(
                        rows,
                        hasLog
                                ? "<p><a href=\"%s/log\">The log that was pulled last</a></p>"
                                        .formatted(Html.text(member.path()))
                                : "");
    }

    private String ask(final Errand errand) {
        return """
                <form class="stacked" method="post" action="%s/commands">
                <input type="hidden" name="%s" value="%s"><input type="hidden" name="command" value="%s">
                <p>%s</p>%s<button>%s</button></form>
                """.formatted(
                        Html.text(member.path()),
                        Form.TOKEN,
                        Html.text(formToken),
                        errand.wireName(),
                        help(errand),
                        errand == Errand.RETIRE ? sure() : "",
                        name(errand));
    }

    private String sure() {
        return """
                <label>The device's name, %s, to say that you mean it
                <input name="sure" required autocomplete="off" autocapitalize="none" spellcheck="false"></label>
                <label>Only if events may be lost: why
                <input name="force" maxlength="200" autocomplete="off"></label>
                """.formatted(Html.text(member.name()));
    }

    private static String name(final Errand errand) {
        return switch (errand) {
            case IDENTIFY -> "Identify";
            case SELF_TEST -> "Self-test";
            case LOG_PULL -> "Pull the log";
            case CLOCK -> "Check the clock";
            case RESTART -> "Restart";
            case RETIRE -> "Retire and erase";
        };
    }

    private static String help(final Errand errand) {
        return switch (errand) {
            case IDENTIFY -> "Its light blinks and its screen says its name for 30 s.";
            case SELF_TEST -> "Its screen shows the self-test; somebody must be at the door to do it.";
            case LOG_PULL -> "It sends the newest lines of its log. No line holds a patient's number.";
            case CLOCK -> "It says what its clock rests on and, if anything vouches for it, puts that on record.";
            case RETIRE ->
                "Once all it holds is delivered it destroys its keys and data and records no more. There is no way back."
                        + " What it says of its data goes on record. Then revoke its certificate: doorclock provision retire.";
            case RESTART -> "Its program ends and is started again. Nothing that was saved is lost.";
        };
    }

    private String record() {
        final Optional<Commissioning.Tested> test = commissioning.latestTest(member.site(), member.name());
        final String now = "<p class=\"lead\">"
                + Words.standing(member.standing())
                + member.signed()
                        .map(signed -> ", " + Words.time(signed.from()) + ", signed by " + Html.text(signed.by()))
                        .orElse("; nobody has signed for it")
                + ".</p>";
        return now
                + test.map(RecordPage::results)
                        .orElse(
                                "<p>No self-test of this device has ended yet. Scan the self-test symbol at the door to begin one.</p>")
                + RecordPage.history(commissioning.history(member.site(), member.name()))
                + "<p><a href=\"%s/record\">The record, to print</a></p>".formatted(Html.text(member.path()));
    }

    private String standings() {
        return "<div class=\"forms\">" + possible().stream().map(this::standing).collect(Collectors.joining())
                + "</div>";
    }

    private Set<Standing> possible() {
        return switch (member.standing()) {
            case PLANNED, PENDING -> EnumSet.of(Standing.COMMISSIONED, Standing.RETIRED);
            case COMMISSIONED -> EnumSet.of(Standing.PENDING, Standing.RETIRED);
            case RETIRED -> EnumSet.of(Standing.PLANNED);
        };
    }

    private String standing(final Standing to) {
        return """
                <form class="stacked" method="post" action="%s/standing" aria-labelledby="to-%s">
                <h3 id="to-%2$s">%s</h3>
                <p class="note">%s</p>
                <input type="hidden" name="%s" value="%s"><input type="hidden" name="standing" value="%2$s">
                <label>%s <input name="note" required minlength="4" maxlength="200" autocomplete="off"></label>
                <button>%3$s</button></form>
                """.formatted(
                        Html.text(member.path()),
                        to.wireName(),
                        button(to),
                        meaning(to),
                        Form.TOKEN,
                        Html.text(formToken),
                        to == Standing.COMMISSIONED ? "Who tested it, and what is to be on record" : "Why");
    }

    private static String button(final Standing to) {
        return switch (to) {
            case PLANNED -> "Plan it anew";
            case PENDING -> "Take it out of use";
            case COMMISSIONED -> "Sign for it";
            case RETIRED -> "Say that it is retired";
        };
    }

    private static String meaning(final Standing to) {
        return switch (to) {
            case PLANNED -> "It may be tested and signed for again.";
            case PENDING -> "What it records from now on is kept and marked until it is tested and signed for again.";
            case COMMISSIONED ->
                "Its last self-test must have passed. What it records from now on counts. Your name is kept.";
            case RETIRED ->
                "For a device that cannot be reached any more: said here alone, and nothing on it is erased. What it recorded stays"
                        + " with its door.";
        };
    }
}
