// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.util.List;
import java.util.Optional;
import org.doorclock.event.Standing;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.Condition;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.wire.DeviceState;

/** The devices with what the site makes of them. For many threads. */
public final class Roster {

    private final Devices devices;
    private final Commissioning commissioning;

    public Roster(final Devices devices, final Commissioning commissioning) {
        this.devices = devices;
        this.commissioning = commissioning;
    }

    /** A device, how it is, and what it is to the site. */
    record Member(Device device, Condition condition, Standing standing, Optional<Commissioning.Signed> signed) {

        String site() {
            return device.site();
        }

        String name() {
            return device.name();
        }

        /** What people call its door. */
        String title() {
            return device.state()
                    .map(DeviceState::name)
                    .orElse(device.door().isEmpty() ? device.name() : device.door());
        }

        String path() {
            return "/fleet/" + site() + "/" + name();
        }
    }

    /** By site and name. */
    List<Member> all() {
        return devices.all().stream().map(this::member).toList();
    }

    Optional<Member> find(final String site, final String device) {
        return all().stream()
                .filter(member -> member.site().equals(site) && member.name().equals(device))
                .findFirst();
    }

    /** @throws ProblemException if the hub knows of no such device */
    Member open(final String site, final String device) {
        return find(site, device)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "The hub knows of no device of this name at this site.",
                        "See /fleet or /api/v1/devices for those there are.")));
    }

    Commissioning commissioning() {
        return commissioning;
    }

    private Member member(final Device device) {
        return new Member(
                device,
                Condition.of(device),
                commissioning.standing(device.site(), device.name()),
                commissioning.latest(device.site(), device.name()));
    }
}
