// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;
import org.doorclock.system.bench.DoorBench;
import org.doorclock.system.bench.DoorFigures;
import org.doorclock.system.bench.Memory;
import org.doorclock.system.bench.Samples;
import org.doorclock.system.bench.ScanClock;
import org.doorclock.time.TimeSource;

/**
 * What {@link DoorBench} measures, in a virtual machine: wristbands are typed by a USB keyboard, the lights are lines of a GPIO
 * chip, driven by Pi4J.
 */
final class GuestBench {

    private static final int WARM_UP = 5;
    private static final int REHEARSED_SCANS = 5;
    private static final int STARTS = 3;
    private static final int FLOORS = 100;
    private static final long SAME_MILLIS = 2000;

    private final GuestDoor guest;
    private final TimeSource time;
    private final TestBands bands = new TestBands();
    private int misread;

    GuestBench(final GuestDoor guest, final TimeSource time) {
        this.guest = guest;
        this.time = time;
    }

    DoorFigures measure(final int scans) throws IOException, StartException, InterruptedException {
        final Samples bareStarts = new Samples();
        final Samples starts = new Samples();
        timedStart("bare", bareStarts);
        guest.stop();
        watch(guest.start("record"));
        for (int i = 0; i < REHEARSED_SCANS; i++) {
            scan(new ScanClock());
        }
        guest.stop();
        for (int i = 1; i < STARTS; i++) {
            timedStart("cached", starts);
            guest.stop();
        }
        final String page = timedStart("cached", starts);
        watch(page);
        final Samples floor = floor();
        for (int i = 0; i < WARM_UP; i++) {
            scan(new ScanClock());
        }
        misread = 0;
        final ScanClock times = new ScanClock();
        for (int i = 0; i < scans; i++) {
            scan(times);
        }
        TimeUnit.SECONDS.sleep(DoorBench.SETTLE_SECONDS);
        final long before = ticks();
        TimeUnit.SECONDS.sleep(DoorBench.IDLE_SECONDS);
        final double idlePercent = (ticks() - before) / (double) DoorBench.IDLE_SECONDS;
        return new DoorFigures(
                starts, bareStarts, floor, times.durable(), times.light(), times.screen(), memory(), idlePercent);
    }

    /** Wristbands that came too slowly to be read, and were typed again. */
    int misread() {
        return misread;
    }

    private String timedStart(final String how, final Samples starts)
            throws IOException, StartException, InterruptedException {
        final long begin = time.nanos();
        final String page = guest.start(how);
        starts.addNanos(time.nanos() - begin);
        return page;
    }

    private void watch(final String page) throws IOException {
        guest.tell("watch " + URI.create(page).getPort());
    }

    private Samples floor() throws IOException, StartException, InterruptedException {
        final Samples floor = new Samples();
        guest.tell("floor " + FLOORS);
        for (int i = 0; i < FLOORS; i++) {
            floor.addNanos(Long.parseLong(guest.await("FLOOR ")));
        }
        return floor;
    }

    /** A wristband, typed until it is read: a slow machine types slowly, and a rest within a symbol is a read error. */
    private void scan(final ScanClock times) throws IOException, StartException, InterruptedException {
        final String band = bands.next();
        while (true) {
            guest.tell("scan " + band);
            final long key = Long.parseLong(guest.await("KEY "));
            final String echo = "{" + guest.await("{");
            if (ScanClock.isRecorded(echo)) {
                times.add(key, echo, shown(band));
                return;
            }
            misread++;
            guest.outcomes(SAME_MILLIS);
        }
    }

    private long shown(final String band) throws StartException, InterruptedException {
        while (true) {
            final String[] screen = guest.await("SCREEN ").split(" ");
            if (band.endsWith(screen[1])) {
                return Long.parseLong(screen[0]);
            }
        }
    }

    private long ticks() throws IOException, StartException, InterruptedException {
        guest.tell("ticks");
        return Long.parseLong(guest.await("TICKS "));
    }

    private Memory memory() throws IOException, StartException, InterruptedException {
        guest.tell("memory");
        final String[] kilobytes = guest.await("MEMORY ").split(" ");
        return new Memory(Double.parseDouble(kilobytes[0]) / 1024, Double.parseDouble(kilobytes[1]) / 1024);
    }
}
