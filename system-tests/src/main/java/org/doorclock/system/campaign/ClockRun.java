// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doorclock.event.Event;
import org.doorclock.journal.JournalException;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.SimulatedMachine;
import org.doorclock.time.SimulatedMachine.Chip;
import org.doorclock.time.SimulatedMachine.Daemon;
import org.doorclock.wire.Receipt;

/**
 * One door's life, some weeks of it, drawn from a seed. What no machine can find out by itself is not drawn: a network that
 * lies while nothing else knows the time, and a hardware clock that somebody sets to a later time while the machine is off.
 */
final class ClockRun implements AutoCloseable {

    /** What is broken on purpose. */
    enum Control {
        NONE,
        /** The oscillator is thought to be ten times better than it is. */
        DRIFT,
        /** Whatever the network says is believed. */
        TRUST
    }

    private static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");
    private static final int STEPS = 24;
    private static final int HUB_ERROR_MILLIS = 40;
    private static final long TIGHT_PPM = 5;

    private final Random random;
    private final ClockReport report;
    private final String name;
    private final SimulatedMachine machine;
    private final SimulatedDoor door;
    private final SettableTimeSource hubTime;
    private final SimulatedHub hub;
    private final List<Event> held = new ArrayList<>();
    private long taken;
    private int boots = 1;
    private boolean lying;

    ClockRun(final long seed, final Path directory, final Control control, final ClockReport report)
            throws IOException {
        this.random = new Random(seed);
        this.report = report;
        this.name = "run " + seed;
        this.machine = new SimulatedMachine(
                BEGIN.plusSeconds(random.nextInt(10_000_000)),
                random.nextDouble(-49, 49),
                name + " boot 1",
                Duration.ofSeconds(random.nextInt(2_000_000) - 1_000_000));
        final ClockLimits limits =
                control == Control.DRIFT ? ClockLimits.USUAL.withDriftPpm(TIGHT_PPM) : ClockLimits.USUAL;
        this.door = new SimulatedDoor(
                machine,
                directory.resolve("door"),
                control == Control.TRUST ? ClockTrust.HOST : ClockTrust.KERNEL,
                limits,
                report,
                name);
        this.hubTime = new SettableTimeSource(machine.truth());
        this.hub = new SimulatedHub(directory.resolve("hub"), hubTime);
    }

    void play() throws JournalException {
        report.count("runs");
        fitHardwareClock();
        machine.advance(seconds(5, 40));
        door.start();
        for (int step = 0; step < STEPS; step++) {
            act();
            door.pass(random.nextInt(3) == 0 ? seconds(1, 30) : seconds(30, 40_000));
            for (int scans = random.nextInt(3); scans > 0; scans--) {
                door.scan();
                door.pass(millis(300, 90_000));
            }
        }
        deliver(true);
        compare();
    }

    private void fitHardwareClock() {
        final boolean compensated = random.nextBoolean();
        final double drift = compensated ? random.nextDouble(-1.95, 1.95) : random.nextDouble(-95, 95);
        final Duration error = switch (random.nextInt(6)) {
            case 0 -> Duration.ofHours(1);
            case 1 -> Duration.ofSeconds(random.nextInt(200_000) - 100_000);
            case 2 -> Duration.between(machine.truth(), Instant.parse("2000-01-01T00:00:00Z"));
            default -> millis(-900, 900);
        };
        if (random.nextInt(3) == 0) {
            report.count("machines without hardware clock");
        } else {
            report.count(
                    error.abs().compareTo(Duration.ofSeconds(2)) < 0 ? "hardware clocks" : "hardware clocks, wrong");
            machine.fit(new Chip(error, drift, compensated ? 2 : 100));
        }
    }

    private void act() throws JournalException {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> honest();
            case 3 -> {
                report.count("network lost");
                lying = false;
                machine.lose();
            }
            case 4, 5 -> lie();
            case 6 -> {
                report.count("network in 2036 or 1970");
                machine.synchronise(new Daemon(
                        Duration.between(
                                machine.truth(),
                                random.nextBoolean()
                                        ? Instant.parse("2036-02-07T06:28:16Z")
                                        : Instant.parse("1970-01-01T00:00:00Z")),
                        Duration.ofMillis(1),
                        false));
            }
            case 7 -> {
                report.count("wall clock set by hand");
                lying = false;
                machine.step(Duration.ofSeconds(random.nextLong(100_000_000) - 50_000_000));
            }
            case 8 -> {
                report.count("wall clock set by hand, a little");
                lying = false;
                machine.step(millis(-5_000, 5_000));
            }
            case 9, 10 -> cut();
            case 11 -> {
                report.count("program restarts");
                door.start();
            }
            case 12 -> speakWithHub();
            default -> deliver(false);
        }
    }

    private void honest() {
        report.count(boots == 1 && !door.read().source().equals(ClockSource.NTP) ? "network, late" : "network, honest");
        lying = false;
        final int states = 1 + random.nextInt(random.nextInt(5) == 0 ? 3_000 : 50);
        machine.synchronise(new Daemon(millis(-states, states - 1), Duration.ofMillis(states), random.nextInt(4) == 0));
    }

    /** Only where something else knows the time: else there is nothing to find it out by. */
    private void lie() {
        if (door.read().source() == ClockSource.NONE) {
            honest();
            return;
        }
        lying = true;
        final boolean slews = random.nextInt(3) == 0;
        final long most = slews ? 3_000 : 20_000_000;
        final long seconds = 10 + (long) (most * Math.pow(random.nextDouble(), 3));
        report.count(slews ? "network lies, slewing" : "network lies");
        machine.synchronise(
                new Daemon(Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds), Duration.ofMillis(1), slews));
    }

    private void cut() throws JournalException {
        final ClockReading before = door.read();
        report.count("power cuts, clock " + before.source().wireName());
        door.pass(millis(0, 3_000));
        final boolean goesOn = lying && door.isSuspicious() && random.nextBoolean();
        final Duration lie = machine.wallError();
        final Duration off = random.nextInt(3) == 0 ? seconds(1, 20) : seconds(20, 2_000_000);
        final Instant stale = machine.truth().plus(machine.wallError());
        boots++;
        machine.reboot(off, name + " boot " + boots, random.nextInt(4) == 0 ? Instant.EPOCH : stale);
        machine.chip().filter(chip -> random.nextInt(8) == 0).ifPresent(chip -> {
            report.count("hardware clocks gone flat");
            machine.fit(new Chip(
                    Duration.between(machine.truth(), Instant.parse("2000-01-01T00:00:00Z")),
                    chip.driftPpm(),
                    chip.statedPpm()));
        });
        machine.advance(seconds(5, 40));
        lying = goesOn;
        if (goesOn) {
            report.count("network lies on after the cut");
            machine.synchronise(new Daemon(lie, Duration.ofMillis(1), false));
        }
        door.start();
    }

    /** A heartbeat and its receipt. */
    private void speakWithHub() throws JournalException {
        report.count("round trips to the hub");
        final Duration error = millis(-HUB_ERROR_MILLIS, HUB_ERROR_MILLIS);
        final Duration doubt = Duration.ofMillis(HUB_ERROR_MILLIS);
        final var asked = door.clock().report();
        machine.advance(millis(1, 400));
        final Instant arrivedBy = machine.truth().plus(error).plus(doubt);
        machine.advance(millis(1, 400));
        final Instant sentAfter = machine.truth().plus(error).minus(doubt);
        machine.advance(millis(1, 400));
        door.clock().heard(new Receipt.HubClock(asked.bootId(), asked.sinceBoot(), arrivedBy, sentAfter));
    }

    /** Some of what the hub has not got, in any order; or all of it. */
    private void deliver(final boolean all) throws JournalException {
        while (taken < door.last()) {
            taken++;
            held.add(door.event(taken));
        }
        Collections.shuffle(held, random);
        final List<Event> going = held.subList(0, all ? held.size() : random.nextInt(held.size() + 1));
        hubTime.setWall(machine.truth());
        hub.take(List.copyOf(going));
        going.clear();
    }

    private void compare() throws JournalException {
        final Map<String, SimulatedHub.Lies> placed = hub.placed();
        final Map<String, SimulatedHub.Lies> replayed = hub.replayed();
        placed.forEach((id, lies) -> {
            final long seq = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
            report.check("at the hub " + lies.basis(), lies.when(), door.truth(seq), name + ", event " + seq);
            if (!lies.equals(replayed.get(id))) {
                report.differs(name + ", event " + seq);
            }
        });
    }

    private Duration seconds(final long least, final long most) {
        return millis(1_000 * least, 1_000 * most);
    }

    private Duration millis(final long least, final long most) {
        return Duration.ofMillis(random.nextLong(least, most + 1)).plusNanos(random.nextInt(1_000_000));
    }

    @Override
    public void close() throws JournalException {
        door.close();
        hub.close();
    }
}
