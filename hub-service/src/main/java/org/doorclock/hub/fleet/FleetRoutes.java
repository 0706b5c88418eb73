// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorclock.event.Names;
import org.doorclock.event.Standing;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Form;
import org.doorclock.hub.casefiles.Reason;
import org.doorclock.hub.devices.Condition;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Errand;
import org.doorclock.wire.LabelId;

/** The pages of the devices, and what their forms send. */
final class FleetRoutes implements Routes {

    private static final String DEVICE = "/fleet/{site}/{device}";

    private final Roster roster;
    private final Standings standings;
    private final Orders orders;
    private final TimeSource time;

    FleetRoutes(final Roster roster, final Standings standings, final Orders orders, final TimeSource time) {
        this.roster = roster;
        this.standings = standings;
        this.orders = orders;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/fleet", this::fleet);
        routing.get(DEVICE, (request, response) -> {
            Query.of(request);
            show(request, response, "");
        });
        routing.get("/d/{id}", this::labelled);
        routing.get(DEVICE + "/record", this::record);
        routing.get(DEVICE + "/log", this::log);
        routing.post(DEVICE + "/commands", this::command);
        routing.post(DEVICE + "/standing", this::standing);
    }

    private void fleet(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, "site", "condition", "standing");
        final Caller caller = Caller.of(request);
        final List<Roster.Member> members = roster.all().stream()
                .filter(member -> caller.reaches(member.site()))
                .toList();
        final FleetPage.Filter filter = new FleetPage.Filter(
                query.choice("site", name -> Optional.of(name).filter(Names::isValid), "a site's name"),
                query.choice("condition", Condition::ofWireName, "online, degraded, offline or never-seen"),
                query.choice("standing", Standing::ofWireName, "planned, pending, commissioned or retired"));
        final TreeSet<String> sites =
                members.stream().map(Roster.Member::site).collect(Collectors.toCollection(TreeSet::new));
        Answers.page(response, new FleetPage(filter, sites, time.now(), caller).html(members));
    }

    /** Where a label's symbol leads. */
    private void labelled(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final Caller caller = Caller.of(request);
        final String id = request.path().pathParameters().get("id");
        final Roster.Member labelled = roster.all().stream()
                .filter(member -> caller.reaches(member.site()))
                .filter(member -> LabelId.of(member.site(), member.name()).equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "No device that you may see has this label.", "Look for it in the list of devices, /fleet.")));
        Answers.seeOther(response, labelled.path());
    }

    private void record(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        Answers.page(
                response, RecordPage.html(member(request), roster.commissioning(), time.now(), Caller.of(request)));
    }

    private void log(final ServerRequest request, final ServerResponse response) throws IOException {
        Query.of(request);
        final Roster.Member member = member(request);
        send(response, orders, member);
    }

    static void send(final ServerResponse response, final Orders orders, final Roster.Member member)
            throws IOException {
        final String log = orders.log(member.site(), member.name())
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "No log of this device was pulled.", "Ask the device for it first: log-pull.")));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.bytes(response, "text/plain; charset=utf-8", log.getBytes(UTF_8));
    }

    private void command(final ServerRequest request, final ServerResponse response) {
        final Roster.Member member = member(request);
        final Form form = Form.of(request);
        try {
            final Errand errand = Errand.ofWireName(form.text("command")).orElseThrow(FleetRoutes::noCommand);
            if (errand == Errand.RETIRE && !form.text("sure").equals(member.name())) {
                throw new ProblemException(Problem.unprocessable(
                        "That it is meant is not said.",
                        "Type " + member.name() + ", the device's name, to retire it."));
            }
            orders.order(member.site(), member.name(), errand, force(errand, form.text("force")), Caller.of(request));
            Answers.seeOther(response, member.path());
        } catch (ProblemException e) {
            response.status(e.problem().status());
            show(request, response, e.problem().detail() + " " + e.problem().remedy());
        }
    }

    static ProblemException noCommand() {
        return new ProblemException(Problem.unprocessable(
                "This is no command.", "Send identify, self-test, log-pull, clock, restart or retire."));
    }

    /** Why a device is to do what would lose something; empty if it is not. */
    static String force(final Errand errand, final String typed) {
        if (typed.isBlank()) {
            return "";
        }
        if (errand != Errand.RETIRE) {
            throw new ProblemException(Problem.unprocessable(
                    "Nothing is lost by " + errand.wireName() + ".", "Only retire can be forced: leave force out."));
        }
        return Reason.of(typed);
    }

    private void standing(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Roster.Member member = member(request);
        final Form form = Form.of(request);
        try {
            final Standing standing = Standing.ofWireName(form.text("standing")).orElseThrow(FleetRoutes::noStanding);
            standings.record(
                    member.site(),
                    member.name(),
                    standing,
                    member.device().door(),
                    form.text("note"),
                    Caller.of(request));
            Answers.seeOther(response, member.path() + "#standing");
        } catch (ProblemException e) {
            response.status(e.problem().status());
            show(request, response, e.problem().detail() + " " + e.problem().remedy());
        }
    }

    static ProblemException noStanding() {
        return new ProblemException(Problem.unprocessable(
                "This is nothing that a device can be.", "Say planned, pending, commissioned or retired."));
    }

    private void show(final ServerRequest request, final ServerResponse response, final String fault) {
        final Roster.Member member = member(request);
        Answers.page(
                response,
                new DevicePage(
                                member,
                                roster.commissioning(),
                                orders.of(member.site(), member.name()),
                                orders.hasLog(member.site(), member.name()),
                                Caller.of(request),
                                fault,
                                time.now())
                        .html());
    }

    private Roster.Member member(final ServerRequest request) {
        return roster.open(
                request.path().pathParameters().get("site"),
                request.path().pathParameters().get("device"));
    }
}
