// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.door.clock.ClockWatch;
import org.doorclock.door.store.DoorStore;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.journal.JournalException;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * What the door records of its own accord: that it started, and that its clock became trusted. Belongs to the door's thread,
 * but for {@link #onAppend}.
 */
final class OwnRecords {

    private final DoorStore store;
    private final TimeSource time;
    private final Fact started;
    private final ClockWatch clockWatch = new ClockWatch();
    private final AtomicReference<Runnable> appended = new AtomicReference<>(() -> {});
    private boolean announced;

    OwnRecords(final DoorStore store, final TimeSource time, final String version) {
        this.store = store;
        this.time = time;
        this.started = new Fact.DeviceStarted(version);
    }

    /** Called after each event from now on. For any thread. */
    void onAppend(final Runnable listener) {
        appended.set(listener);
    }

    /** Takes up where the program before this one ended. */
    void recall() {
        try {
            for (long seq = Math.max(1, store.last() - ClockWatch.RECALLED + 1); seq <= store.last(); seq++) {
                store.event(seq).ifPresent(clockWatch::recorded);
            }
        } catch (JournalException e) {
            Logger.warn("the last events cannot be read: {}", e.getMessage());
        }
    }

    /** Records that the door started, once it can. */
    void announce() {
        announced = announced || record(started);
    }

    /** Records what there is to say of the clock. */
    void clock() {
        clockWatch.due(time.read()).ifPresent(this::record);
    }

    /** Records what the clock rests on, due or not, if anything vouches for it. */
    void anchor() {
        final ClockReading now = time.read();
        if (now.source() != ClockSource.NONE) {
            record(new Fact.ClockAnchor(now));
        }
    }

    /** An event was saved; call it for those that people made. */
    void noted(final Event event) {
        clockWatch.recorded(event);
    }

    /** Has whoever waits for events look for them. */
    void tellOfAppended() {
        appended.get().run();
    }

    /** @return whether it is on stable storage */
    boolean record(final Fact fact) {
        final ClockReading now = time.read();
        try {
            noted(store.append(fact, Occurrence.witnessed(now), now.wall()));
            tellOfAppended();
            return true;
        } catch (JournalException e) {
            Logger.error("cannot save: {}", e.getMessage());
            return false;
        }
    }
}
