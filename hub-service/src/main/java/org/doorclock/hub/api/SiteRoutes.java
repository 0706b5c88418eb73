// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Belonging;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.wire.Board;

/** {@code GET /api/v1/sites}: the sites, and the organisation that they are of. */
final class SiteRoutes implements Routes {

    private static final Table TABLE = Table.ofFields(
            "doorclock-sites", "site", "title", "placed", "trust", "network", "region", "nation", "heard", "waiting");
    private static final List<Level> ABOVE = List.of(Level.TRUST, Level.NETWORK, Level.REGION, Level.NATION);

    private final Boards boards;
    private final Organisation organisation;

    SiteRoutes(final Boards boards, final Organisation organisation) {
        this.boards = boards;
        this.organisation = organisation;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/sites", this::sites);
    }

    private void sites(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, "format");
        final Caller caller = Caller.of(request);
        final Set<String> heard = reached(caller, boards.sites());
        final Set<String> all = new TreeSet<>(heard);
        all.addAll(reached(caller, organisation.units(Level.SITE).keySet()));
        final ObjectNode body = Answers.object();
        final ArrayNode items = body.putArray("items");
        all.forEach(site -> items.add(item(site, heard.contains(site))));
        final ArrayNode tree = body.putArray("tree");
        organisation.roots().forEach(unit -> tree.add(branch(caller, unit)));
        heard.stream()
                .filter(site -> !organisation.of(site).placed())
                .forEach(site -> tree.add(node(Level.SITE, site, site)));
        if (query.csv()) {
            Csv.answer(query, response, TABLE, items.valueStream());
        } else {
            Answers.json(response, body);
        }
    }

    private static Set<String> reached(final Caller caller, final Set<String> sites) {
        return sites.stream().filter(caller::reaches).collect(Collectors.toCollection(TreeSet::new));
    }

    private ObjectNode item(final String site, final boolean heard) {
        final Belonging belonging = organisation.of(site);
        final ObjectNode node = Answers.object()
                .put("site", site)
                .put("title", organisation.title(Level.SITE, site))
                .put("placed", belonging.placed());
        ABOVE.forEach(level -> node.put(level.wireName(), belonging.at(level)));
        return node.put("heard", heard).put("waiting", heard ? waiting(site) : 0);
    }

    private long waiting(final String site) {
        return boards.current(site).rows().stream()
                .filter(row -> row.state() != Board.State.DONE)
                .count();
    }

    private ObjectNode branch(final Caller caller, final Organisation.Unit unit) {
        final ObjectNode node = node(unit.level(), unit.id(), unit.title());
        final List<Organisation.Unit> below = organisation.below(unit).stream()
                .filter(child -> child.level() != Level.SITE || caller.reaches(child.id()))
                .toList();
        if (!below.isEmpty()) {
            final ArrayNode children = node.putArray("children");
            below.forEach(child -> children.add(branch(caller, child)));
        }
        return node;
    }

    private static ObjectNode node(final Level level, final String id, final String title) {
        return Answers.object().put("level", level.wireName()).put("id", id).put("title", title);
    }
}
