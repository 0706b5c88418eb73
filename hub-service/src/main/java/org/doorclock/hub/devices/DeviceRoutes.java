// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorclock.event.Names;
import org.doorclock.event.Standing;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;

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
                    new Column("lacking", DeviceJson::lacking),
                    Column.of("troubles"),
                    Column.of("storageFreeBytes"),
                    Column.of("reader"),
                    Column.of("screen"),
                    Column.of("temperatureCelsius"),
                    Column.of("condition"),
                    Column.of("faults"),
                    Column.of("name"),
                    Column.of("standing"),
                    Column.at("standingSince", "/signed/at"),
                    Column.at("standingBy", "/signed/by"),
                    Column.at("selfTestAt", "/selfTest/at"),
                    Column.at("selfTestPassed", "/selfTest/passed"),
                    Column.of("certificateExpires"),
                    Column.at("updateVersion", "/update/version"),
                    Column.at("updateState", "/update/state"),
                    Column.at("updateText", "/update/text"));

    private final Devices devices;
    private final Commissioning commissioning;

    public DeviceRoutes(final Devices devices, final Commissioning commissioning) {
        this.devices = devices;
        this.commissioning = commissioning;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/devices", this::list);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.ofList(request, "site", "condition", "standing");
        final Optional<String> site =
                query.choice("site", name -> Optional.of(name).filter(Names::isValid), "a site's name");
        final Optional<Condition> condition =
                query.choice("condition", Condition::ofWireName, "online, degraded, offline or never-seen");
        final Optional<Standing> standing =
                query.choice("standing", Standing::ofWireName, "planned, pending, commissioned or retired");
        final Predicate<Device> wanted =
                device -> site.filter(name -> !name.equals(device.site())).isEmpty()
                        && condition.filter(is -> is != Condition.of(device)).isEmpty()
                        && standing.filter(is -> is != commissioning.standing(device.site(), device.name()))
                                .isEmpty();
        Listing.answer(request, response, query, TABLE, (cursor, limit) -> page(wanted, cursor.orElse(""), limit));
    }

    private Listing.Page page(final Predicate<Device> wanted, final String after, final int limit) {
        final List<Device> rest = devices.all().stream()
                .filter(wanted)
                .filter(device -> key(device).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        final List<Device> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Listing.Page(
                page.stream()
                        .map(device -> DeviceJson.of(device, commissioning))
                        .toList(),
                rest.size() > limit ? Optional.of(key(page.getLast())) : Optional.empty());
    }

    /** Orders as the list does: no name holds a space, and none of its letters comes before one. */
    private static String key(final Device device) {
        return device.site() + " " + device.name();
    }
}
