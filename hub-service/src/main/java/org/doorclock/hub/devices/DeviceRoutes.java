// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.event.Names;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;
import org.doorclock.wire.DeviceState;

/** {@code GET /api/v1/devices}: the fleet, by site and name. */
public final class DeviceRoutes implements Routes {

    private static final Table TABLE = Table.ofFields(
                    "doorclock-devices",
                    "site",
                    "device",
                    "door",
                    "kind",
                    "online",
                    "since",
                    "state",
                    "epoch",
                    "version",
                    "last",
                    "lastRecorded",
                    "queued",
                    "oldestQueuedSeconds")
            .and(
                    Column.at("clockSource", "/clock/source"),
                    Column.at("clockUncertaintyMillis", "/clock/uncertaintyMillis"),
                    Column.at("clockOffsetMillis", "/clock/offsetMillis"),
                    Column.at("clockOffsetUncertaintyMillis", "/clock/offsetUncertaintyMillis"),
                    Column.at("clockFar", "/clock/far"),
                    new Column("lacking", DeviceRoutes::lacking),
                    Column.of("troubles"),
                    Column.of("storageFreeBytes"),
                    Column.of("reader"),
                    Column.of("screen"),
                    Column.of("temperatureCelsius"));

    private final Devices devices;

    public DeviceRoutes(final Devices devices) {
        this.devices = devices;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/devices", this::list);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.ofList(request, "site");
        final Optional<String> site =
                query.choice("site", name -> Optional.of(name).filter(Names::isValid), "a site's name");
        Listing.answer(request, response, query, TABLE, (cursor, limit) -> page(site, cursor.orElse(""), limit));
    }

    private Listing.Page page(final Optional<String> site, final String after, final int limit) {
        final List<Device> rest = devices.all().stream()
                .filter(device -> site.isEmpty() || site.get().equals(device.site()))
                .filter(device -> key(device).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        final List<Device> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Listing.Page(
                page.stream().map(DeviceRoutes::json).toList(),
                rest.size() > limit ? Optional.of(key(page.getLast())) : Optional.empty());
    }

    /** Orders as the list does: no name holds a space, and none of its letters comes before one. */
    private static String key(final Device device) {
        return device.site() + " " + device.name();
    }

    private static ObjectNode json(final Device device) {
        final ObjectNode node = Answers.object()
                .put("site", device.site())
                .put("device", device.name())
                .put("door", device.door())
                .put("kind", device.kind())
                .put("online", device.online());
        device.since().ifPresent(since -> node.put("since", since.toString()));
        device.state()
                .ifPresent(state -> node.put("state", state.phase().name().toLowerCase(Locale.ROOT))
                        .put("version", state.version()));
        final ArrayNode troubles = node.putArray("troubles");
        troubles(device).forEach(troubles::add);
        epoch(device).ifPresent(epoch -> node.put("epoch", epoch));
        last(device).ifPresent(last -> node.put("last", last));
        device.lastRecorded().ifPresent(at -> node.put("lastRecorded", at.toString()));
        device.health().ifPresent(health -> {
            node.put("queued", health.queued()).put("oldestQueuedSeconds", health.oldestQueuedSeconds());
            final ObjectNode clock = node.putObject("clock")
                    .put("source", health.clock().wireName())
                    .put("uncertaintyMillis", health.clockUncertaintyMillis());
            device.offset()
                    .ifPresent(offset -> clock.put(
                                    "offsetMillis", offset.ahead().toMillis())
                            .put("offsetUncertaintyMillis", offset.uncertainty().toMillis() + 1)
                            .put("far", offset.isFar()));
            node.put("storageFreeBytes", health.storageFreeBytes()).put("reader", health.reader());
            if (!health.screen().isEmpty()) {
                node.put("screen", health.screen());
            }
            health.temperatureCelsius().ifPresent(celsius -> node.put("temperatureCelsius", celsius));
        });
        final ArrayNode gaps = node.putArray("gaps");
        device.lacking()
                .forEach(lacking -> gaps.addObject()
                        .put("epoch", lacking.epoch())
                        .put("from", lacking.gap().from())
                        .put("to", lacking.gap().to()));
        return node;
    }

    /** How many events the hub knows of and does not hold. */
    private static JsonNode lacking(final JsonNode device) {
        long events = 0;
        for (final JsonNode gap : device.path("gaps")) {
            events += gap.path("to").asLong() - gap.path("from").asLong() + 1;
        }
        return LongNode.valueOf(events);
    }

    private static List<String> troubles(final Device device) {
        return device.state().map(DeviceState::troubles).orElse(List.of());
    }

    private static Optional<String> epoch(final Device device) {
        return device.health()
                .map(health -> health.epoch())
                .or(() -> device.state().map(state -> state.epoch()));
    }

    private static Optional<Long> last(final Device device) {
        return device.health()
                .map(health -> health.last())
                .or(() -> device.state().map(state -> state.last()));
    }
}
