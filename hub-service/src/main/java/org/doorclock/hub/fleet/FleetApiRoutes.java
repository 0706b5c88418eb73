// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import org.doorclock.event.Standing;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.devices.DeviceJson;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.JsonBody;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;
import org.doorclock.wire.Errand;

/** What programs ask of one device: how it is, what to do, and what it is to the site. */
final class FleetApiRoutes implements Routes {

    private static final String DEVICE = "/api/v1/devices/{site}/{device}";
    private static final String COMMANDS = DEVICE + "/commands";
    private static final Table TABLE =
            Table.ofFields("doorclock-commands", "id", "command", "at", "expires", "by", "state", "answered", "text");

    private final Roster roster;
    private final Standings standings;
    private final Orders orders;

    FleetApiRoutes(final Roster roster, final Standings standings, final Orders orders) {
        this.roster = roster;
        this.standings = standings;
        this.orders = orders;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(DEVICE, this::device);
        routing.get(COMMANDS, this::commands);
        routing.post(COMMANDS, this::command);
        routing.post(DEVICE + "/standing", this::standing);
        routing.get(DEVICE + "/log", this::log);
    }

    private void device(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        Answers.json(response, json(roster.open(site(request), name(request))));
    }

    private ObjectNode json(final Roster.Member member) {
        final ObjectNode node = DeviceJson.of(member.device(), roster.commissioning());
        final ArrayNode history = node.putArray("history");
        roster.commissioning()
                .history(member.site(), member.name())
                .forEach(signed -> history.add(DeviceJson.of(signed)));
        return node;
    }

    private void commands(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.of(request, "format");
        final Roster.Member member = roster.open(site(request), name(request));
        Listing.answer(
                request,
                response,
                query,
                TABLE,
                (cursor, limit) -> new Listing.Page(
                        orders.of(member.site(), member.name()).stream()
                                .map(FleetApiRoutes::json)
                                .toList(),
                        Optional.empty()));
    }

    private void command(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final Roster.Member member = roster.open(site(request), name(request));
        final JsonBody body = JsonBody.of(request, "command", "force");
        final Errand errand = Errand.ofWireName(body.text("command")).orElseThrow(FleetRoutes::noCommand);
        final Orders.Sent sent = orders.order(
                member.site(),
                member.name(),
                errand,
                FleetRoutes.force(errand, body.text("force")),
                Caller.of(request));
        response.status(Status.ACCEPTED_202);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.json(response, json(sent));
    }

    private static ObjectNode json(final Orders.Sent sent) {
        final ObjectNode node = Answers.object()
                .put("id", sent.id())
                .put("command", sent.errand().wireName())
                .put("at", sent.at().toString())
                .put("expires", sent.expires().toString())
                .put("by", sent.by())
                .put("state", sent.state().word().replace(' ', '-'));
        sent.answered().ifPresent(at -> node.put("answered", at.toString()).put("text", sent.text()));
        return node;
    }

    private void standing(final ServerRequest request, final ServerResponse response) throws JournalException {
        Query.of(request);
        final JsonBody body = JsonBody.of(request, "standing", "note", "door");
        final Standing standing = Standing.ofWireName(body.text("standing")).orElseThrow(FleetRoutes::noStanding);
        standings.record(
                site(request), name(request), standing, body.text("door"), body.text("note"), Caller.of(request));
        response.status(Status.CREATED_201);
        Answers.json(response, json(roster.open(site(request), name(request))));
    }

    private void log(final ServerRequest request, final ServerResponse response) throws IOException {
        Query.of(request);
        FleetRoutes.send(response, orders, roster.open(site(request), name(request)));
    }

    private static String site(final ServerRequest request) {
        return request.path().pathParameters().get("site");
    }

    private static String name(final ServerRequest request) {
        return request.path().pathParameters().get("device");
    }
}
