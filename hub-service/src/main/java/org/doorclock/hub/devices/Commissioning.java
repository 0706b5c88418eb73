// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Standing;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.ClockSource;

/**
 * Which devices are in use since when, by whose word, and on what test: folded from the hub's own events, so it is as durable
 * as they are and nothing is ever overwritten. Safe for use by many threads.
 */
public final class Commissioning implements StoreListener {

    private final Map<Key, List<Signed>> signed = new HashMap<>();
    private final Map<Key, Tested> tested = new HashMap<>();
    private final boolean commissionedOnly;

    private record Key(String site, String device) {}

    /**
     * What somebody said a device is.
     *
     * @param from when they said so
     * @param position of the event in the hub's journal
     * @param by who, as the audit log names them
     * @param note why, in their words
     * @param selfTest the event id of the test that was signed for; empty if there was none to sign for
     */
    public record Signed(
            Standing standing, Instant from, long position, String by, String note, String door, String selfTest) {}

    /**
     * A self-test that a device ended.
     *
     * @param at when, by the device's clock
     */
    public record Tested(String eventId, Instant at, long position, String door, Fact.DeviceTested results) {}

    /** @param commissionedOnly whether the events of other devices count nowhere */
    public Commissioning(final boolean commissionedOnly) {
        this.commissionedOnly = commissionedOnly;
    }

    @Override
    public synchronized void stored(final List<StoredEvent> events) {
        for (final StoredEvent stored : events) {
            final Event event = stored.event();
            final String site = event.origin().site();
            if (event.fact() instanceof Fact.DeviceStanding standing
                    && event.origin().device().equals(Source.COMMISSIONING)) {
                signed.computeIfAbsent(new Key(site, standing.device()), key -> new ArrayList<>())
                        .add(new Signed(
                                standing.standing(),
                                event.best(),
                                stored.position(),
                                event.correction().map(Correction::by).orElse(""),
                                event.correction().map(Correction::reason).orElse(""),
                                event.door(),
                                standing.selfTest()));
            } else if (event.fact() instanceof Fact.DeviceTested results) {
                tested.put(
                        new Key(site, event.origin().device()),
                        new Tested(event.id(), event.best(), stored.position(), event.door(), results));
            }
        }
    }

    @Override
    public boolean remembers(final StoredEvent event) {
        return event.event().fact() instanceof Fact.DeviceStanding
                || event.event().fact() instanceof Fact.DeviceTested;
    }

    /**
     * Whether an event counts: its device was commissioned when it occurred, as far as the hub knew when it came. What the hub
     * itself records, or imports, always does. A replay gives the same.
     */
    public synchronized boolean counts(final StoredEvent stored) {
        final Event event = stored.event();
        if (!commissionedOnly || Source.isTheHubs(event.origin().device())) {
            return true;
        }
        final Instant when = when(stored);
        Standing standing = Standing.PENDING;
        for (final Signed each : signed.getOrDefault(
                new Key(event.origin().site(), event.origin().device()), List.of())) {
            if (each.position < stored.position() && !each.from.isAfter(when)) {
                standing = each.standing;
            }
        }
        return standing == Standing.COMMISSIONED;
    }

    /** What the device is now: what was said last, or pending if nothing was. */
    public Standing standing(final String site, final String device) {
        return latest(site, device).map(Signed::standing).orElse(Standing.PENDING);
    }

    /** Those that somebody should miss: not the retired, nor what is planned and not there yet. */
    public List<Device> inUse(final List<Device> devices) {
        return devices.stream()
                .filter(device -> switch (standing(device.site(), device.name())) {
                    case PLANNED -> device.online();
                    case PENDING, COMMISSIONED -> true;
                    case RETIRED -> false;
                })
                .toList();
    }

    /** What was said last; empty if nothing was. */
    public synchronized Optional<Signed> latest(final String site, final String device) {
        final List<Signed> all = signed.getOrDefault(new Key(site, device), List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** All that was said, the oldest first. */
    public synchronized List<Signed> history(final String site, final String device) {
        return List.copyOf(signed.getOrDefault(new Key(site, device), List.of()));
    }

    /** The self-test that ended last; empty if none did. */
    public synchronized Optional<Tested> latestTest(final String site, final String device) {
        return Optional.ofNullable(tested.get(new Key(site, device)));
    }

    /** Where nothing vouched for a device's clock, when its event came says more than what its clock showed. */
    private static Instant when(final StoredEvent stored) {
        final Occurrence occurred = stored.event().occurred();
        return occurred.source() == ClockSource.NONE && occurred.boot().isPresent()
                ? occurred.when().nearest(stored.received())
                : occurred.when().best();
    }
}
