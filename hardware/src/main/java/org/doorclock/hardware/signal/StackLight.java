// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.tinylog.Logger;

/**
 * A stack light of up to three lamps. Nothing blinks: green alone, the door is ready or the scan is saved; green and amber,
 * saved and one more scan is to come; amber alone, look at the screen; red, write the time on paper. An answer that needs the
 * same lamps as are lit already winks once: they go dark for {@value #WINK_MILLIS} ms. A dark light has no power. A lamp that
 * fails leaves the others to work.
 *
 * <p>At rest, that is before the first light and after the close, red is lit and the others are dark.
 */
public final class StackLight implements AutoCloseable {

    static final long WINK_MILLIS = 120;

    /** What a lamp is called in the pin map. */
    enum Lamp {
        RED,
        AMBER,
        GREEN;

        boolean isLitAtRest() {
            return this == RED;
        }
    }

    private record Wired(String role, Board.Output line, boolean activeHigh) {}

    private final Map<Lamp, Wired> lamps = new EnumMap<>(Lamp.class);
    private final Map<Lamp, PartState> states = new EnumMap<>(Lamp.class);
    private final ScheduledExecutorService winks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("light").factory());
    private Optional<ScheduledFuture<?>> wink = Optional.empty();
    private Set<Lamp> lit = EnumSet.of(Lamp.RED);
    private boolean closed;

    /** Adds a lamp; at rest from now on. */
    public synchronized void add(final Part.Lamp part, final Board board) throws PartException {
        final Lamp lamp =
                Lamp.valueOf(part.role().substring(part.role().indexOf('.') + 1).toUpperCase(java.util.Locale.ROOT));
        lamps.put(
                lamp,
                new Wired(
                        part.role(),
                        board.output(part.role(), part.gpio(), lamp.isLitAtRest() == part.activeHigh()),
                        part.activeHigh()));
        states.put(lamp, PartState.READY);
    }

    public synchronized void show(final Light light) {
        endWink();
        drive(lampsFor(light));
    }

    /** As {@link #show}, seen to be new. */
    public synchronized void answer(final Light light) {
        final Set<Lamp> wanted = lampsFor(light);
        final boolean same = wanted.equals(lit) && wink.isEmpty();
        endWink();
        if (!same || wanted.contains(Lamp.RED) || closed) {
            drive(wanted);
            return;
        }
        drive(EnumSet.noneOf(Lamp.class));
        wink = Optional.of(winks.schedule(() -> show(light), WINK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void endWink() {
        wink.ifPresent(due -> due.cancel(false));
        wink = Optional.empty();
    }

    static Set<Lamp> lampsFor(final Light light) {
        return switch (light) {
            case READY, SAVED -> EnumSet.of(Lamp.GREEN);
            case IN_PROGRESS -> EnumSet.of(Lamp.GREEN, Lamp.AMBER);
            case LOOK, UNCHANGED -> EnumSet.of(Lamp.AMBER);
            case BROKEN -> EnumSet.of(Lamp.RED);
        };
    }

    private void drive(final Set<Lamp> wanted) {
        if (closed) {
            return;
        }
        lit = wanted;
        lamps.forEach((lamp, wired) -> drive(lamp, wired, wanted.contains(lamp)));
    }

    private void drive(final Lamp lamp, final Wired wired, final boolean on) {
        PartState now = PartState.READY;
        try {
            wired.line().set(on == wired.activeHigh());
        } catch (PartException e) {
            now = new PartState.Faulty(e.getMessage());
        }
        if (!now.equals(states.put(lamp, now))) {
            Logger.warn("{}: {}", wired.role(), now.text());
        }
    }

    /** How the lamp of a role is. */
    public synchronized PartState state(final String role) {
        return lamps.entrySet().stream()
                .filter(entry -> entry.getValue().role().equals(role))
                .findFirst()
                .map(entry -> states.get(entry.getKey()))
                .orElse(new PartState.Absent("not wired"));
    }

    @Override
    public synchronized void close() {
        endWink();
        drive(EnumSet.of(Lamp.RED));
        closed = true;
        winks.shutdownNow();
    }
}
