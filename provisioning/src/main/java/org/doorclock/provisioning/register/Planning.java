// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.event.Names;

/** Works out what rows make of the register: all of them, or none and what is wrong with each. */
final class Planning {

    private final Contents now;
    private final Instant expires;
    private final List<PlanException.Fault> faults = new ArrayList<>();
    private final Map<DeviceName, Integer> rowOf = new HashMap<>();
    private final Map<String, Integer> rowOfTag = new HashMap<>();

    private Planning(final Contents now, final Instant expires) {
        this.now = now;
        this.expires = expires;
    }

    /** What is to be written, and what to tell for each row. */
    record Result(Contents contents, List<Planned> rows) {}

    static Result of(final Contents now, final List<Row> rows, final Instant at, final Duration valid)
            throws PlanException {
        return new Planning(now, at.plus(valid)).plan(rows);
    }

    private Result plan(final List<Row> rows) throws PlanException {
        final Map<DeviceName, Device> devices = new HashMap<>();
        now.devices().forEach(device -> devices.put(device.name(), device));
        final List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            final Row row = rows.get(i);
            final Optional<String> fault = fault(row, i);
            if (fault.isPresent()) {
                faults.add(new PlanException.Fault(i, fault.get()));
            } else {
                final Planned one = one(row);
                devices.put(row.name(), one.device());
                planned.add(one);
            }
        }
        findDoorsWithTwo(rows, devices);
        if (!faults.isEmpty()) {
            faults.sort((a, b) -> Integer.compare(a.row(), b.row()));
            throw new PlanException(faults);
        }
        return new Result(new Contents(List.copyOf(devices.values()), now.certificates()), planned);
    }

    private Planned one(final Row row) {
        final Optional<Device> there = now.device(row.name());
        if (there.isEmpty()) {
            final EnrolmentToken token = EnrolmentToken.random();
            return new Planned(
                    Device.planned(row, TokenRecord.of(token, expires)), Planned.Change.NEW, Optional.of(token));
        }
        return there.get().isAs(row)
                ? new Planned(there.get(), Planned.Change.NONE, Optional.empty())
                : new Planned(there.get().as(row), Planned.Change.CHANGED, Optional.empty());
    }

    private Optional<String> fault(final Row row, final int index) {
        final Integer same = rowOf.putIfAbsent(row.name(), index);
        final Integer sameTag = rowOfTag.putIfAbsent(row.assetTag(), index);
        if (same != null) {
            return Optional.of(row.name() + ": is there twice. Leave one.");
        }
        if (sameTag != null) {
            return Optional.of(row.name() + ": has the same asset tag as another device. Each box has its own.");
        }
        if (!Names.isValid(row.door())) {
            return Optional.of(row.name() + ": its door " + Names.RULE + ".");
        }
        if (!DeviceName.deviceOf(row.assetTag()).equals(row.name().device())) {
            return Optional.of(row.name() + ": its name is not its asset tag in lower case.");
        }
        return now.device(row.name()).flatMap(device -> switch (device.state()) {
            case RETIRED ->
                Optional.of(row.name()
                        + ": is retired. Take its row out; to use the box again: doorclock provision swap OLD "
                        + row.name()
                        + ".");
            case PENDING ->
                device.door().equals(row.door())
                        ? Optional.<String>empty()
                        : Optional.of(row.name() + ": has an identity and serves door " + device.door()
                                + ". Retire or swap it first; a device in use is not moved by a row.");
            case PLANNED -> Optional.<String>empty();
        });
    }

    private void findDoorsWithTwo(final List<Row> rows, final Map<DeviceName, Device> devices) {
        final Map<String, DeviceName> first = new HashMap<>();
        now.devices().stream()
                .filter(Device::isActive)
                .filter(device -> !rowOf.containsKey(device.name()))
                .forEach(device -> first.put(device.name().site() + "/" + device.door(), device.name()));
        for (int i = 0; i < rows.size(); i++) {
            final Row row = rows.get(i);
            if (rowOf.get(row.name()) == i && devices.containsKey(row.name())) {
                final DeviceName other = first.putIfAbsent(row.name().site() + "/" + row.door(), row.name());
                if (other != null) {
                    faults.add(new PlanException.Fault(
                            i,
                            row.name() + ": door " + row.door() + " has " + other
                                    + " already. One door, one device: swap or retire the other first."));
                }
            }
        }
    }
}
