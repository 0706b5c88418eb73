// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.tinylog.Logger;

/**
 * Plays tones one after the other in a thread of its own. No more than {@value #MOST_WAITING} wait; where one more comes,
 * the oldest of them is never heard, so that what is heard is never more than a second behind the screen.
 */
public final class Sounder implements AutoCloseable {

    static final int MOST_WAITING = 3;
    private static final long STOP_MILLIS = 1000;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void millis(int millis) throws InterruptedException;
    }

    private final Voice voice;
    private final Pause pause;
    private final BlockingQueue<Tone> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread player;
    private volatile PartState state = PartState.READY;

    public Sounder(final Part.Piezo part, final Board board) throws PartException {
        this(Voice.of(part, board), Thread::sleep);
    }

    public Sounder(final Part.Buzzer part, final Board board) throws PartException {
        this(Voice.of(part, board), Thread::sleep);
    }

    Sounder(final Voice voice, final Pause pause) {
        this.voice = voice;
        this.pause = pause;
        this.player = Thread.ofPlatform().daemon().name("sounder").start(this::run);
    }

    /** Returns at once. */
    public synchronized void sound(final Tone tone) {
        while (!waiting.offer(tone)) {
            waiting.poll();
        }
    }

    public PartState state() {
        return state;
    }

    private void run() {
        try {
            while (true) {
                play(voice.score(waiting.take()));
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void play(final Score score) throws InterruptedException {
        try {
            for (final Score.Beat beat : score.beats()) {
                beat(beat);
            }
            tell(PartState.READY);
        } catch (PartException e) {
            tell(new PartState.Faulty(e.getMessage()));
        }
    }

    private void beat(final Score.Beat beat) throws PartException, InterruptedException {
        try {
            voice.on(beat.hertz());
            pause.millis(beat.millis());
        } finally {
            voice.off();
        }
        if (beat.pauseMillis() > 0) {
            pause.millis(beat.pauseMillis());
        }
    }

    private void tell(final PartState now) {
        if (!now.equals(state)) {
            state = now;
            Logger.warn("sounder: {}", now.text());
        }
    }

    /** Silence, within a second. */
    @Override
    public void close() {
        player.interrupt();
        try {
            player.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
