// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.event.Standing;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.devices.Condition;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.fleet.Roster.Member;
import org.doorclock.hub.http.Html;

/** All devices at a glance. Works without any script; one brings it up to date every few seconds where there is. */
final class FleetPage {

    /** What the address asks for; each is empty for all. */
    record Filter(Optional<String> site, Optional<Condition> condition, Optional<Standing> standing) {

        boolean admits(final Member member) {
            return site.filter(name -> !name.equals(member.site())).isEmpty()
                    && condition.filter(is -> is != member.condition()).isEmpty()
                    && standing.filter(is -> is != member.standing()).isEmpty();
        }

        /** The same filter for another condition, as a query. */
        String with(final Optional<Condition> other) {
            final List<String> parts = new ArrayList<>();
            site.ifPresent(name -> parts.add("site=" + URLEncoder.encode(name, UTF_8)));
            other.ifPresent(is -> parts.add("condition=" + is.wireName()));
            standing.ifPresent(is -> parts.add("standing=" + is.wireName()));
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }
    }

    private final Filter filter;
    private final Set<String> sites;
    private final Instant now;
    private final Caller caller;

    /** @param sites those that whoever looks may see */
    FleetPage(final Filter filter, final Set<String> sites, final Instant now, final Caller caller) {
        this.caller = caller;
        this.filter = filter;
        this.sites = sites;
        this.now = now;
    }

    /** @param members all that whoever looks may see */
    String html(final List<Member> members) {
        final List<Member> shown = members.stream().filter(filter::admits).toList();
        final String query = filter.with(filter.condition);
        return Html.page("Devices", """
                %s
                <main id="content" class="fleet">
                <h1>Devices</h1>
                %s
                <div id="fleet">
                <p class="lead">%s</p>
                %s
                </div>
                <p class="note">A device is offline when it has said nothing for 30 s, whatever its connection says. Times are local.
                The same as <a href="/api/v1/devices%s">JSON</a> or <a href="/api/v1/devices%s">CSV</a>.</p>
                </main>
                <script type="module" src="/pages/fleet.js"></script>
                """.formatted(
                        Header.of(
                                caller,
                                "<a href=\"/fleet\" aria-current=\"page\">Devices</a><a href=\"/account\">Your account</a>"),
                        form(),
                        summary(members),
                        shown.isEmpty() ? "<p>No device is among these.</p>" : table(shown),
                        Html.text(query),
                        Html.text(query + (query.isEmpty() ? "?" : "&") + "format=csv")));
    }

    private String form() {
        return """
                <form method="get" action="/fleet">
                <label>Site <select name="site">%s</select></label>
                <label>State <select name="condition">%s</select></label>
                <label>Commissioning <select name="standing">%s</select></label>
                <button>Show</button>
                </form>
                """.formatted(
                options(
                        "All sites",
                        sites.stream().map(site -> option(site, site, filter.site.equals(Optional.of(site))))),
                options(
                        "All states",
                        Arrays.stream(Condition.values())
                                .map(is -> option(
                                        is.wireName(), Words.condition(is), filter.condition.equals(Optional.of(is))))),
                options(
                        "All",
                        Arrays.stream(Standing.values())
                                .map(is -> option(
                                        is.wireName(), Words.standing(is), filter.standing.equals(Optional.of(is))))));
    }

    private static String options(final String all, final Stream<String> others) {
        return option("", all, false) + others.collect(Collectors.joining());
    }

    private static String option(final String value, final String text, final boolean chosen) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(Html.text(value), chosen ? " selected" : "", Html.text(text));
    }

    /** How many are how, each a link to them. */
    private String summary(final List<Member> members) {
        return Arrays.stream(Condition.values())
                        .map(is -> "<a href=\"/fleet%s\">%d %s</a>"
                                .formatted(
                                        Html.text(filter.with(Optional.of(is))),
                                        members.stream()
                                                .filter(
                                                        new Filter(filter.site, Optional.of(is), filter.standing)
                                                                ::admits)
                                                .count(),
                                        Words.condition(is).toLowerCase(Locale.UK)))
                        .collect(Collectors.joining(", "))
                + ". As of <time datetime=\"%s\">%s</time>.".formatted(now, Words.time(now));
    }

    private String table(final List<Member> members) {
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="The devices">
                <table class="words devices"><thead><tr>
                <th scope="col">Door</th><th scope="col">State</th><th scope="col">Commissioning</th>
                <th scope="col">Waiting to be sent</th><th scope="col">Clock</th><th scope="col">Storage</th>
                <th scope="col">Temperature</th><th scope="col">Reader</th><th scope="col">Certificate</th>
                <th scope="col">Version</th><th scope="col">Last event</th>
                </tr></thead><tbody>%s</tbody></table></div>
                """.formatted(members.stream().map(this::row).collect(Collectors.joining("\n")));
    }

    private String row(final Member member) {
        final var device = member.device();
        final var health = device.health();
        return """
                <tr><th scope="row"><a href="%s">%s</a> <span class="note">%s, %s</span></th>
                <td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\
                """.formatted(
                        Html.text(member.path()),
                        Html.text(member.title()),
                        Html.text(member.site()),
                        Html.text(member.name()),
                        state(member, now),
                        standing(member),
                        Html.text(Words.queue(health)),
                        Html.text(Words.clock(device)),
                        Html.text(Words.storage(health)),
                        Html.text(Words.temperature(health)),
                        Html.text(Words.reader(health)),
                        Html.text(Words.certificate(health, now)),
                        Html.text(device.state().map(state -> state.version()).orElse(Words.UNKNOWN)) + update(device),
                        device.lastRecorded().map(Words::time).orElse(Words.UNKNOWN));
    }

    private static String update(final Device device) {
        final String says = Words.update(device);
        return says.isEmpty() ? "" : " <span class=\"note\">" + Html.text(says) + "</span>";
    }

    static String state(final Member member, final Instant now) {
        final String why = Words.why(member.device(), member.condition(), now);
        return "<span class=\"condition\">%s %s</span>%s"
                .formatted(
                        Shapes.of(member.condition()),
                        Words.condition(member.condition()),
                        why.isEmpty() ? "" : " <span class=\"note\">" + Html.text(why) + "</span>");
    }

    private static String standing(final Member member) {
        return Words.standing(member.standing())
                + member.signed()
                        .map(signed -> " <span class=\"note\">since " + Words.day(signed.from()) + "</span>")
                        .orElse("");
    }
}
