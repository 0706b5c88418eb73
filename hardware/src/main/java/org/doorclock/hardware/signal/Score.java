// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a tone is played: notes of a piezo disc, or the rhythm of a buzzer that knows one note. Neither lasts longer than
 * 300 ms.
 */
record Score(List<Beat> beats) {

    /** Sound, and then silence. */
    record Beat(int hertz, int millis, int pauseMillis) {}

    private static final int ONE_MILLIS = 150;
    private static final int EACH_MILLIS = 120;
    private static final int BETWEEN_MILLIS = 30;

    Score {
        beats = List.copyOf(beats);
    }

    static Score notes(final Tone tone) {
        final List<Integer> hertz = tone.hertz();
        if (hertz.size() == 1) {
            return new Score(List.of(new Beat(hertz.getFirst(), ONE_MILLIS, 0)));
        }
        return new Score(IntStream.range(0, hertz.size())
                .mapToObj(i -> new Beat(hertz.get(i), EACH_MILLIS, i + 1 < hertz.size() ? BETWEEN_MILLIS : 0))
                .toList());
    }

    /** Door: one short. Started: two short. Duplicate: one long. Refused: long, short. Undone: three very short. */
    static Score rhythm(final Tone tone) {
        return switch (tone) {
            case DOOR -> of(80);
            case STARTED -> of(80, 60, 80);
            case DUPLICATE -> of(300);
            case REFUSED -> of(160, 60, 60);
            case UNDONE -> of(40, 50, 40, 50, 40);
        };
    }

    private static Score of(final int... onAndOff) {
        return new Score(IntStream.range(0, (onAndOff.length + 1) / 2)
                .mapToObj(i -> new Beat(0, onAndOff[2 * i], 2 * i + 1 < onAndOff.length ? onAndOff[2 * i + 1] : 0))
                .toList());
    }

    int millis() {
        return beats.stream()
                .mapToInt(beat -> beat.millis() + beat.pauseMillis())
                .sum();
    }
}
