// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Answers;
import org.doorclock.release.Version;
import org.doorclock.wire.Health;
import org.doorclock.wire.UpdateReport;

/**
 * How a device stands with a release.
 *
 * @param state {@code offered} until the device says something of it, then what it says
 * @param text why, in words; may be empty
 */
record Standing(String state, String text) {

    /** Empty if the release is nothing to the device. */
    static Optional<Standing> of(final Version version, final Offering offering, final Device device) {
        final Optional<UpdateReport> report = device.health().flatMap(Health::update);
        final Optional<UpdateReport> ofThis =
                report.filter(said -> said.version().equals(version.toString()));
        if (ofThis.isPresent()) {
            return ofThis.map(said -> new Standing(said.state().wireName(), said.text()));
        }
        if (device.state()
                .filter(state -> state.version().equals(version.toString()))
                .isPresent()) {
            return Optional.of(new Standing(UpdateReport.State.RUNNING.wireName(), ""));
        }
        final boolean isNewest = device.state()
                .flatMap(state -> Version.parse(state.version()))
                .filter(runs -> !version.isNewerThan(runs))
                .isEmpty();
        return offering.isFor(device.site(), device.name()) && isNewest
                ? Optional.of(
                        new Standing("offered", report.map(UpdateReport::text).orElse("")))
                : Optional.empty();
    }

    ObjectNode json(final Device device) {
        final ObjectNode node = Answers.object()
                .put("site", device.site())
                .put("device", device.name())
                .put("state", state);
        return text.isEmpty() ? node : node.put("text", text);
    }
}
