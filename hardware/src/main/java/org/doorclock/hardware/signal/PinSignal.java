// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import java.util.List;

/** A stack light, of no lamps if need be, and what sounders there are. */
public final class PinSignal implements Signal {

    private final StackLight lamps;
    private final List<Sounder> sounders;

    public PinSignal(final StackLight lamps, final List<Sounder> sounders) {
        this.lamps = lamps;
        this.sounders = List.copyOf(sounders);
    }

    @Override
    public void sound(final Tone tone) {
        sounders.forEach(sounder -> sounder.sound(tone));
    }

    @Override
    public void light(final Light light) {
        lamps.show(light);
    }

    @Override
    public void answer(final Light light) {
        lamps.answer(light);
    }

    @Override
    public void close() {
        lamps.close();
        sounders.forEach(Sounder::close);
    }
}
