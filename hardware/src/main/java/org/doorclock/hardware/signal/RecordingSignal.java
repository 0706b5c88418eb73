// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told, in order. */
public final class RecordingSignal implements Signal {

    private final List<Tone> tones = new CopyOnWriteArrayList<>();
    private final List<Light> lights = new CopyOnWriteArrayList<>();

    @Override
    public void sound(final Tone tone) {
        tones.add(tone);
    }

    @Override
    public void light(final Light light) {
        lights.add(light);
    }

    public List<Tone> tones() {
        return List.copyOf(tones);
    }

    public List<Light> lights() {
        return List.copyOf(lights);
    }
}
