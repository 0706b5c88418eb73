// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A scanner that types what it is told to. Its kernel never loses keys unless it is told to. Safe for use by many threads. */
public final class SimulatedKeyboard {

    private static final long MICROS_BETWEEN_EVENTS = 500;
    private static final int LEFT_CTRL = 29;
    private static final int LEFT_SHIFT = 42;
    private static final int LEFT_ALT = 56;
    private static final int[] KEYPAD_DIGITS = {82, 79, 80, 81, 75, 76, 77, 71, 72, 73};

    private final InputIdentity identity;
    private final LinkedBlockingQueue<InputEvent> events = new LinkedBlockingQueue<>();
    private final BitSet down = new BitSet();
    private volatile boolean plugged = true;
    private volatile boolean permitted = true;
    private volatile boolean grabbed;
    private long micros = MICROS_BETWEEN_EVENTS;

    SimulatedKeyboard(final InputIdentity identity) {
        this.identity = identity;
    }

    InputIdentity identity() {
        return identity;
    }

    /** Types bytes as a scanner set up for the US does; what has no key, by Ctrl or by Alt and the keypad. */
    public void type(final String text) {
        text.chars().forEach(character -> type((char) character));
    }

    private void type(final char character) {
        if (character == '\r') {
            key(UsLayout.ENTER);
        } else if (character == '\t') {
            key(UsLayout.TAB);
        } else if (UsLayout.key(character).isPresent()) {
            final int key = UsLayout.key(character).getAsInt();
            if (UsLayout.isShifted(character)) {
                keyWith(LEFT_SHIFT, key);
            } else {
                key(key);
            }
        } else {
            alt("0" + (int) character);
        }
    }

    /** Holds Alt, types digits on the keypad, lets go. */
    public void alt(final String digits) {
        press(LEFT_ALT);
        digits.chars().forEach(digit -> key(KEYPAD_DIGITS[digit - '0']));
        release(LEFT_ALT);
    }

    /** Ctrl and the key of a character. */
    public void control(final char character) {
        keyWith(LEFT_CTRL, UsLayout.key(character).orElseThrow());
    }

    public void keyWith(final int modifier, final int key) {
        press(modifier);
        key(key);
        release(modifier);
    }

    /** A key goes down and up, by the kernel's code. */
    public void key(final int code) {
        press(code);
        release(code);
    }

    /** As the kernel does, says nothing of a key that is down already. */
    public synchronized void press(final int code) {
        if (!down.get(code)) {
            down.set(code);
            send(InputEvent.KEY, code, InputEvent.DOWN);
        }
    }

    public synchronized void release(final int code) {
        if (down.get(code)) {
            down.clear(code);
            send(InputEvent.KEY, code, InputEvent.UP);
        }
    }

    private synchronized BitSet down() {
        return (BitSet) down.clone();
    }

    /** The kernel says that a key is still down. */
    public void hold(final int code) {
        send(InputEvent.KEY, code, InputEvent.STILL_DOWN);
    }

    /** The kernel says that its buffer ran over. */
    public void loseKeys() {
        send(InputEvent.SYN, InputEvent.SYN_DROPPED, 0);
    }

    /** Time passes between keys, by the events' own clock. */
    public synchronized void pass(final Duration time) {
        micros += time.toNanos() / 1000;
    }

    private synchronized void send(final int type, final int code, final int value) {
        events.add(new InputEvent(micros, type, code, value));
        events.add(new InputEvent(micros, InputEvent.SYN, 0, 0));
        micros += MICROS_BETWEEN_EVENTS;
    }

    /** Whether what it types goes to its reader alone. */
    public boolean isGrabbed() {
        return grabbed;
    }

    /** Another program takes it, or lets it go. */
    public void grabbedElsewhere(final boolean taken) {
        grabbed = taken;
    }

    public void permit(final boolean allowed) {
        permitted = allowed;
    }

    boolean isPlugged() {
        return plugged;
    }

    /** Whoever waits for events is woken. */
    synchronized void unplug() {
        plugged = false;
        events.add(new InputEvent(micros, InputEvent.SYN, 0, 0));
    }

    InputDevice open() throws DeviceException {
        if (!permitted) {
            throw DeviceException.of(CLibrary.EACCES, "input");
        }
        return new Open();
    }

    private final class Open implements InputDevice {

        @Override
        public InputIdentity identity() {
            return identity;
        }

        @Override
        public void grab() throws DeviceException {
            if (grabbed) {
                throw DeviceException.of(CLibrary.EBUSY, "input");
            }
            grabbed = true;
        }

        @Override
        public BitSet keysDown() {
            return down();
        }

        @Override
        public List<InputEvent> read(final int millis) throws DeviceException {
            final List<InputEvent> read = new ArrayList<>();
            try {
                final InputEvent first = events.poll(plugged ? millis : 0, TimeUnit.MILLISECONDS);
                if (first != null) {
                    read.add(first);
                    events.drainTo(read, 63);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (read.isEmpty() && !plugged) {
                throw new DeviceException("unplugged");
            }
            return read;
        }

        @Override
        public void close() {
            grabbed = false;
        }
    }
}
