// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A board of memory. Inputs are pulled up until {@link #pull} says otherwise; whoever pulls runs the listener. */
public final class SimulatedBoard implements Board {

    private final int lines;
    private final Map<Integer, String> owners = new HashMap<>();
    private final Map<Integer, Boolean> levels = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> rests = new HashMap<>();
    private final Map<Integer, Runnable> listeners = new ConcurrentHashMap<>();
    private final Map<String, Integer> tones = new ConcurrentHashMap<>();
    private final Map<String, Consumer<byte[]>> devices = new ConcurrentHashMap<>();
    private Optional<String> broken = Optional.empty();
    private boolean closed;

    /** A board with as many lines as a Pi's header. */
    public SimulatedBoard() {
        this(28);
    }

    public SimulatedBoard(final int lines) {
        this.lines = lines;
    }

    @Override
    public synchronized Output output(final String role, final int gpio, final boolean rest) throws PartException {
        claim(role, gpio);
        rests.put(gpio, rest);
        levels.put(gpio, rest);
        return high -> set(gpio, high);
    }

    private synchronized void set(final int gpio, final boolean high) throws PartException {
        check();
        levels.put(gpio, high);
    }

    @Override
    public synchronized Input input(final String role, final int gpio, final Runnable changed) throws PartException {
        claim(role, gpio);
        levels.putIfAbsent(gpio, true);
        listeners.put(gpio, changed);
        return () -> read(gpio);
    }

    private synchronized boolean read(final int gpio) throws PartException {
        check();
        return isHigh(gpio);
    }

    private void claim(final String role, final int gpio) throws PartException {
        check();
        if (gpio < 0 || gpio >= lines) {
            throw new PartException("there is no line " + gpio);
        }
        final String owner = owners.putIfAbsent(gpio, role);
        if (owner != null) {
            throw new PartException("line " + gpio + " is in use by " + owner);
        }
    }

    private void check() throws PartException {
        if (broken.isPresent()) {
            throw new PartException(broken.get());
        }
        if (closed) {
            throw new PartException("the board is closed");
        }
    }

    @Override
    public synchronized Pwm pwm(final String role, final int chip, final int channel) throws PartException {
        check();
        final String name = chip + "." + channel;
        return new Pwm() {
            @Override
            public void play(final int hertz) throws PartException {
                wave(name, OptionalInt.of(hertz));
            }

            @Override
            public void silence() throws PartException {
                wave(name, OptionalInt.empty());
            }
        };
    }

    private synchronized void wave(final String channel, final OptionalInt hertz) throws PartException {
        check();
        hertz.ifPresentOrElse(tone -> tones.put(channel, tone), () -> tones.remove(channel));
    }

    @Override
    public synchronized I2c i2c(final String role, final int bus, final int address) throws PartException {
        check();
        return bytes -> send(bus + ":" + address, bytes);
    }

    private synchronized void send(final String device, final byte[] bytes) throws PartException {
        check();
        final Consumer<byte[]> hears = devices.get(device);
        if (hears == null) {
            throw new PartException("it does not answer");
        }
        hears.accept(bytes.clone());
    }

    @Override
    public synchronized void close() {
        closed = true;
        levels.putAll(rests);
        tones.clear();
        listeners.clear();
    }

    /** The level of a line; high if nobody drives it. */
    public boolean isHigh(final int gpio) {
        return levels.getOrDefault(gpio, true);
    }

    /** What an input is connected to from outside: true for nothing but its pull-up, false for ground. */
    public void pull(final int gpio, final boolean high) {
        levels.put(gpio, high);
        Optional.ofNullable(listeners.get(gpio)).ifPresent(Runnable::run);
    }

    /** Pulls without anyone noticing: an edge that is lost. */
    public void pullUnnoticed(final int gpio, final boolean high) {
        levels.put(gpio, high);
    }

    /** What a channel plays, in hertz. */
    public OptionalInt playing(final int chip, final int channel) {
        final Integer hertz = tones.get(chip + "." + channel);
        return hertz == null ? OptionalInt.empty() : OptionalInt.of(hertz);
    }

    /** Puts a device on a bus; it hears each message. */
    public void attach(final int bus, final int address, final Consumer<byte[]> device) {
        devices.put(bus + ":" + address, device);
    }

    /** Takes it away. */
    public void detach(final int bus, final int address) {
        devices.remove(bus + ":" + address);
    }

    /** From now on everything fails for this reason. */
    public synchronized void fail(final String reason) {
        broken = Optional.of(reason);
    }

    /** Everything works again. */
    public synchronized void mend() {
        broken = Optional.empty();
    }
}
