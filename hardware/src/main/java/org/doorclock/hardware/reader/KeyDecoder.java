// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.doorclock.hardware.reader.RawScan.Problem;

/**
 * Turns the keys that one scanner types into scans. A key counts when it goes down; a key held down counts once. Characters
 * without a key come as Ctrl and a key (Ctrl+] is GS) or as Alt and a number (Alt+029). A key that no symbol has, and keys
 * that the kernel lost, spoil all up to the next quiet moment: nothing is guessed. For one thread.
 */
final class KeyDecoder {

    private static final int LEFT_CTRL = 29;
    private static final int LEFT_SHIFT = 42;
    private static final int RIGHT_SHIFT = 54;
    private static final int LEFT_ALT = 56;
    private static final int CAPS_LOCK = 58;
    private static final int NUM_LOCK = 69;
    private static final int SCROLL_LOCK = 70;
    private static final int RIGHT_CTRL = 97;
    private static final int RIGHT_ALT = 100;
    private static final int LEFT_META = 125;
    private static final int RIGHT_META = 126;
    private static final Set<Integer> MODIFIERS =
            Set.of(LEFT_CTRL, LEFT_SHIFT, RIGHT_SHIFT, LEFT_ALT, RIGHT_CTRL, RIGHT_ALT, LEFT_META, RIGHT_META);
    private static final long ALWAYS = Long.MIN_VALUE / 2;
    /** More make no difference. */
    private static final int MOST_PAUSES = Framer.PAUSES_OF_DOUBT + 3;

    private static final int HIGHEST_BYTE = 255;
    /** Alt and one digit is a character of some keyboards, no number. */
    private static final int FEWEST_ALT_DIGITS = 2;

    private final Framer framer;
    private final long pauseMicros;
    private final Map<Integer, Long> downSince = new HashMap<>();
    private boolean capsLock;
    private boolean unsure = true;
    private int altNumber;
    private int altDigits;
    private long last = Long.MAX_VALUE;

    KeyDecoder(final Framing framing, final Consumer<RawScan> scans) {
        this.framer = new Framer(framing, scans);
        this.pauseMicros = framing.pause().toNanos() / 1000;
    }

    void accept(final InputEvent event) {
        if (event.isLoss()) {
            last = event.micros();
            lose();
        } else if (event.type() == InputEvent.KEY) {
            rest(event.micros());
            key(event);
        }
    }

    /** Whether something has begun that only a terminator or a pause ends. */
    boolean isWaiting() {
        return framer.isWaiting();
    }

    /** Tells the pauses since the last key that nobody has told yet. */
    private void rest(final long now) {
        final long pauses = (now - last) / pauseMicros;
        if (pauses > 0) {
            last += pauses * pauseMicros;
            for (long told = 0; told < Math.min(pauses, MOST_PAUSES); told++) {
                framer.pause();
            }
        }
    }

    /** Nothing came for the length of a pause. */
    void pause() {
        last = last == Long.MAX_VALUE ? last : last + pauseMicros;
        framer.pause();
    }

    /** Nothing will come any more: what has begun stays half. */
    void cut() {
        framer.cut();
    }

    /** Keys went on before this was there to hear them: what comes up to the next quiet moment is a rest of something. */
    void joinedLate() {
        framer.spoil(Problem.HALF);
    }

    /** Whether it does not know which keys are down, and wants to be told in the next quiet moment. */
    boolean isUnsureOfKeys() {
        return unsure && framer.isQuiet();
    }

    /** @param keys those that are down now, in a quiet moment */
    void know(final BitSet keys) {
        downSince.clear();
        keys.stream().forEach(key -> downSince.put(key, ALWAYS));
        unsure = false;
    }

    private void lose() {
        framer.spoil(Problem.LOST);
        unsure = true;
        downSince.clear();
        capsLock = false;
        altDigits = 0;
    }

    private void key(final InputEvent event) {
        switch (event.value()) {
            case InputEvent.DOWN -> {
                last = event.micros();
                if (isAnyStuck(event.micros())) {
                    framer.spoil(Problem.STUCK);
                }
                downSince.put(event.code(), event.micros());
                pressed(event.code());
            }
            case InputEvent.UP -> {
                last = event.micros();
                downSince.remove(event.code());
                if (event.code() == LEFT_ALT) {
                    endAltNumber();
                }
            }
            default -> {
                // still down: says nothing new, and does not keep a half symbol waiting
            }
        }
    }

    /** Keys overlap when they are typed fast, but not for as long as a pause. */
    private boolean isAnyStuck(final long now) {
        return downSince.entrySet().stream()
                .anyMatch(key -> now - key.getValue() > pauseMicros && !MODIFIERS.contains(key.getKey()));
    }

    private void pressed(final int key) {
        switch (key) {
            case CAPS_LOCK -> capsLock = !capsLock;
            case LEFT_ALT -> altDigits = 0;
            case LEFT_SHIFT, RIGHT_SHIFT, LEFT_CTRL, RIGHT_CTRL, RIGHT_ALT, LEFT_META, RIGHT_META -> {
                // they change what other keys mean
            }
            case NUM_LOCK, SCROLL_LOCK -> {
                // the keypad types digits whatever they say
            }
            default -> typed(key);
        }
    }

    private void typed(final int key) {
        final boolean shift = isDown(LEFT_SHIFT) || isDown(RIGHT_SHIFT);
        final boolean control = isDown(LEFT_CTRL) || isDown(RIGHT_CTRL);
        final boolean thirdLevel = isDown(RIGHT_ALT) || control && isDown(LEFT_ALT);
        if (thirdLevel || isDown(LEFT_META) || isDown(RIGHT_META)) {
            framer.spoil(Problem.NOISE);
        } else if (isDown(LEFT_ALT)) {
            altDigit(UsLayout.character(key, false, false));
        } else if (control) {
            control(UsLayout.character(key, shift, false));
        } else if (key == UsLayout.ENTER || key == UsLayout.KEYPAD_ENTER) {
            framer.accept('\r');
        } else if (key == UsLayout.TAB) {
            framer.accept('\t');
        } else {
            UsLayout.character(key, shift, capsLock).ifPresentOrElse(framer::accept, () -> framer.spoil(Problem.NOISE));
        }
    }

    private boolean isDown(final int key) {
        return downSince.containsKey(key);
    }

    private void altDigit(final OptionalInt character) {
        final int digit = character.orElse(0) - '0';
        altNumber = altDigits == 0 ? digit : altNumber * 10 + digit;
        altDigits++;
        if (digit < 0 || digit > 9 || altNumber > HIGHEST_BYTE) {
            framer.spoil(Problem.NOISE);
            altDigits = 0;
        }
    }

    private void endAltNumber() {
        if (altDigits >= FEWEST_ALT_DIGITS) {
            framer.accept(altNumber);
        } else if (altDigits > 0) {
            framer.spoil(Problem.NOISE);
        }
        altDigits = 0;
    }

    /** Ctrl with @ A to Z [ \ ] ^ _ is the control character 64 places below; case does not matter. */
    private void control(final OptionalInt character) {
        final int upper = Character.toUpperCase(character.orElse(0));
        if (upper >= '@' && upper <= '_') {
            framer.accept(upper - '@');
        } else {
            framer.spoil(Problem.NOISE);
        }
    }
}
