// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;

/** What makes the sound. */
interface Voice {

    Score score(Tone tone);

    void on(int hertz) throws PartException;

    void off() throws PartException;

    static Voice of(final Part.Piezo part, final Board board) throws PartException {
        final Board.Pwm wave = board.pwm(part.role(), part.chip(), part.channel());
        return new Voice() {
            @Override
            public Score score(final Tone tone) {
                return Score.notes(tone);
            }

            @Override
            public void on(final int hertz) throws PartException {
                wave.play(hertz);
            }

            @Override
            public void off() throws PartException {
                wave.silence();
            }
        };
    }

    static Voice of(final Part.Buzzer part, final Board board) throws PartException {
        final Board.Output line = board.output(part.role(), part.gpio(), !part.activeHigh());
        return new Voice() {
            @Override
            public Score score(final Tone tone) {
                return Score.rhythm(tone);
            }

            @Override
            public void on(final int hertz) throws PartException {
                line.set(part.activeHigh());
            }

            @Override
            public void off() throws PartException {
                line.set(!part.activeHigh());
            }
        };
    }
}
