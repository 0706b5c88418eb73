// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Origin;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.store.Kept;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.ClockReport;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Receipt;
import org.tinylog.Logger;

/**
 * Every device that the hub has heard of: by its events of any run, by what it says of itself since the hub started. A
 * device is online while it is heard, whatever its session says. Safe for use by many threads.
 */
public final class Devices implements StoreListener, Kept {

    /** Three heartbeats missed. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

    /** No more gaps than this are named for a device. */
    private static final int MOST_LACKING = 200;

    private final TimeSource time;
    private final Ledger ledger;
    private final Consumer<String> newSite;
    private final TreeMap<Key, Entry> entries = new TreeMap<>();

    private record Key(String site, String device) implements Comparable<Key> {
        @Override
        public int compareTo(final Key other) {
            final int bySite = site.compareTo(other.site);
            return bySite != 0 ? bySite : device.compareTo(other.device);
        }
    }

    /** @param newSite told of a site when its first device is heard of; must not block */
    public Devices(final TimeSource time, final Ledger ledger, final Consumer<String> newSite) {
        this.time = time;
        this.ledger = ledger;
        this.newSite = newSite;
    }

    /** By site and name. */
    public synchronized List<Device> all() {
        final TreeMap<Key, List<Source>> sources = new TreeMap<>();
        for (final Source source : ledger.sources()) {
            sources.computeIfAbsent(new Key(source.site(), source.device()), key -> new ArrayList<>())
                    .add(source);
        }
        final List<Device> devices = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (!Source.isTheHubs(key.device)) {
                devices.add(device(key, entry, sources.getOrDefault(key, List.of())));
            }
        });
        return devices;
    }

    @Override
    public synchronized void stored(final List<StoredEvent> events) {
        // Events come in runs of one device.
        Key key = new Key("", "");
        Entry entry = new Entry();
        for (final StoredEvent stored : events) {
            plan(stored.event());
            final Origin origin = stored.event().origin();
            if (!key.device.equals(origin.device()) || !key.site.equals(origin.site())) {
                key = new Key(origin.site(), origin.device());
                entry = entry(key.site, key.device);
            }
            final Instant recorded = stored.event().recorded();
            if (entry.lastRecorded.isEmpty() || entry.lastRecorded.get().isBefore(recorded)) {
                entry.lastRecorded = Optional.of(recorded);
                entry.door = stored.event().door();
            }
        }
    }

    /** What events told; what devices said of themselves is of this run alone. */
    @Override
    public synchronized void save(final Packer out) {
        out.number(entries.size());
        entries.forEach((key, entry) -> {
            out.text(key.site).text(key.device).text(entry.door).flag(entry.lastRecorded.isPresent());
            entry.lastRecorded.ifPresent(
                    recorded -> out.number(recorded.getEpochSecond()).number(recorded.getNano()));
        });
    }

    @Override
    public synchronized boolean restore(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            final Entry entry = entry(in.text(), in.text());
            entry.door = in.text();
            if (in.flag()) {
                entry.lastRecorded = Optional.of(Instant.ofEpochSecond(in.number(), in.number()));
            }
        }
        return true;
    }

    /** A device that somebody at the hub speaks of is known before it is there. */
    private void plan(final Event event) {
        if (event.fact() instanceof Fact.DeviceStanding standing
                && event.origin().device().equals(Source.COMMISSIONING)) {
            final Entry entry = entry(event.origin().site(), standing.device());
            if (entry.door.isEmpty()) {
                entry.door = event.door();
            }
        }
    }

    /** Any message that the device itself sent just now. */
    public synchronized void heard(final String site, final String device) {
        final Entry entry = entry(site, device);
        final long now = time.nanos();
        if (!entry.heard || now - entry.heardNanos > silenceNanos()) {
            entry.onlineSince = time.now();
            Logger.info("{}/{} is online", site, device);
        }
        entry.heard = true;
        entry.heardNanos = now;
        entry.heardAt = time.now();
    }

    /** A retained state says what the device was; that it is there now only a heartbeat or an event says. */
    public synchronized void state(final String site, final String device, final DeviceState state) {
        final Entry entry = entry(site, device);
        entry.state = Optional.of(state);
        entry.door = state.door();
        entry.last.merge(state.epoch(), state.last(), Math::max);
    }

    public synchronized void health(final String site, final String device, final Health health) {
        heard(site, device);
        final Entry entry = entry(site, device);
        entry.health = Optional.of(health);
        health.time().ifPresent(report -> learnOffset(site, device, entry, report));
        entry.last.merge(health.epoch(), health.last(), Math::max);
    }

    private static void learnOffset(
            final String site, final String device, final Entry entry, final ClockReport report) {
        final boolean wasFar = isFar(entry);
        entry.offsets.heard(report);
        if (isFar(entry) != wasFar) {
            entry.offsets
                    .offset()
                    .ifPresent(offset -> Logger.warn(
                            "{}/{}: its clock is {} s from the hub's",
                            site,
                            device,
                            offset.ahead().toSeconds()));
        }
    }

    private static boolean isFar(final Entry entry) {
        return entry.offsets.offset().filter(ClockOffset::isFar).isPresent();
    }

    private Entry entry(final String site, final String device) {
        final Entry known = entries.get(new Key(site, device));
        if (known != null) {
            return known;
        }
        if (entries.keySet().stream().noneMatch(key -> key.site.equals(site))) {
            newSite.accept(site);
        }
        final Entry entry = new Entry();
        entries.put(new Key(site, device), entry);
        return entry;
    }

    private Device device(final Key key, final Entry entry, final List<Source> sources) {
        final boolean online = entry.heard && time.nanos() - entry.heardNanos <= silenceNanos();
        final Optional<Instant> since =
                entry.heard ? Optional.of(online ? entry.onlineSince : entry.heardAt) : Optional.empty();
        return new Device(
                key.site,
                key.device,
                entry.door,
                entry.state.map(DeviceState::kind).orElse(""),
                online,
                since,
                entry.state,
                entry.health,
                entry.offsets.offset(),
                entry.lastRecorded,
                lacking(key, entry, sources));
    }

    private List<Device.Lacking> lacking(final Key key, final Entry entry, final List<Source> held) {
        final List<Source> sources = new ArrayList<>(held);
        entry.last.keySet().stream()
                .map(epoch -> new Source(key.site, key.device, epoch))
                .filter(source -> !held.contains(source))
                .forEach(sources::add);
        final List<Device.Lacking> lacking = new ArrayList<>();
        for (final Source source : sources) {
            final long last = entry.last.getOrDefault(source.epoch(), 0L);
            for (final Receipt.Gap gap : ledger.gaps(source, last, MOST_LACKING)) {
                lacking.add(new Device.Lacking(source.epoch(), gap));
            }
        }
        return lacking;
    }

    /** The silence by our clock, which may run faster than the devices beat. */
    private long silenceNanos() {
        return Math.round(SILENCE.toNanos() * time.rate());
    }
}
