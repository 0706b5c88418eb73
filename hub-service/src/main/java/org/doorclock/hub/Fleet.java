// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doorclock.hub.board.Surroundings;
import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.compliance.Gaps;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.devices.Devices;
import org.doorclock.wire.DeviceState;

/** What boards and figures want to know of the devices. */
final class Fleet implements Surroundings, Gaps {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Europe/London"));

    private final Devices devices;
    private final Commissioning commissioning;
    private final HubLink link;
    private final String phone;

    Fleet(final Devices devices, final Commissioning commissioning, final HubLink link, final String phone) {
        this.devices = devices;
        this.commissioning = commissioning;
        this.link = link;
        this.phone = phone;
    }

    @Override
    public Set<String> sites() {
        return new TreeSet<>(link.sites());
    }

    @Override
    public String doorName(final String site, final String door) {
        return at(site, devices.all())
                .filter(device -> device.door().equals(door))
                .flatMap(device -> device.state().stream())
                .map(DeviceState::name)
                .findFirst()
                .orElse(door);
    }

    /** The device that is offline the longest of those in use that were heard since the hub started. */
    @Override
    public Optional<String> warning(final String site) {
        return at(site, commissioning.inUse(devices.all()))
                .filter(device -> !device.online())
                .filter(device -> device.since().isPresent())
                .min(Comparator.comparing(Fleet::since))
                .map(device ->
                        doorName(site, device.door()) + " kiosk offline since " + CLOCK.format(since(device)) + whom());
    }

    @Override
    public String phone() {
        return phone;
    }

    @Override
    public List<Gap> at(final String site) {
        return at(site, devices.all())
                .flatMap(device -> device.lacking().stream()
                        .map(lacking -> new Gap(
                                site,
                                device.name(),
                                lacking.epoch(),
                                lacking.gap().from(),
                                lacking.gap().to())))
                .toList();
    }

    private static Stream<Device> at(final String site, final List<Device> devices) {
        return devices.stream().filter(device -> device.site().equals(site));
    }

    private static Instant since(final Device device) {
        return device.since().orElseThrow();
    }

    private String whom() {
        return phone.isEmpty() ? "" : ". Phone " + phone;
    }
}
