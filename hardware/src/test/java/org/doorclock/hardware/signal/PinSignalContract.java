// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.doorclock.hardware.pins.Bench;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stack light and a sounder promise beside, on any board. */
abstract class PinSignalContract extends SignalContract {

    private static final Part.Lamp RED = new Part.Lamp("light.red", 5, true);
    private static final Part.Lamp AMBER = new Part.Lamp("light.amber", 13, false);
    private static final Part.Lamp GREEN = new Part.Lamp("light.green", 19, true);

    private final List<Integer> notes = new CopyOnWriteArrayList<>();
    private Bench bench;
    private PinSignal signal;

    abstract Bench bench();

    @BeforeEach
    void wire() throws PartException {
        bench = bench();
        final StackLight lamps = new StackLight();
        lamps.add(RED, bench.board());
        lamps.add(AMBER, bench.board());
        lamps.add(GREEN, bench.board());
        final Voice voice = Voice.of(new Part.Piezo("sounder", 12, 0, 0), bench.board());
        signal = new PinSignal(
                lamps, List.of(new Sounder(voice, millis -> notes.add(playing().orElse(0)))));
    }

    private OptionalInt playing() {
        return bench.playing("sounder", 0, 0);
    }

    @AfterEach
    void close() {
        signal.close();
        bench.close();
    }

    @Override
    Signal signal() {
        return signal;
    }

    private boolean isLit(final Part.Lamp lamp) {
        return bench.isHigh(lamp.role(), lamp.gpio()) == lamp.activeHigh();
    }

    private void assertLit(final Set<StackLight.Lamp> lamps) {
        assertThat(isLit(RED)).as("red").isEqualTo(lamps.contains(StackLight.Lamp.RED));
        assertThat(isLit(AMBER)).as("amber").isEqualTo(lamps.contains(StackLight.Lamp.AMBER));
        assertThat(isLit(GREEN)).as("green").isEqualTo(lamps.contains(StackLight.Lamp.GREEN));
    }

    @Test
    void isRedBeforeTheFirstLight() {
        assertLit(Set.of(StackLight.Lamp.RED));
    }

    @ParameterizedTest
    @EnumSource
    void lightsTheLampsOfEachLightAtOnce(final Light light) {
        signal.light(light);
        assertLit(StackLight.lampsFor(light));
    }

    @Test
    void answersWithOtherLampsAtOnce() {
        signal.light(Light.READY);
        signal.answer(Light.IN_PROGRESS);
        assertLit(Set.of(StackLight.Lamp.GREEN, StackLight.Lamp.AMBER));
    }

    @Test
    void winksOnceWhereTheAnswerNeedsTheLampsThatAreLit() {
        signal.light(Light.READY);
        signal.answer(Light.SAVED);
        assertLit(Set.of());
        await().untilAsserted(() -> assertLit(Set.of(StackLight.Lamp.GREEN)));
    }

    @Test
    void neverGoesDarkForABrokenDoor() {
        signal.light(Light.BROKEN);
        signal.answer(Light.BROKEN);
        assertLit(Set.of(StackLight.Lamp.RED));
    }

    @Test
    void forgetsAWinkWhenAnotherLightComes() {
        signal.light(Light.READY);
        signal.answer(Light.SAVED);
        signal.light(Light.BROKEN);
        await().pollDelay(java.time.Duration.ofMillis(2 * StackLight.WINK_MILLIS))
                .untilAsserted(() -> assertLit(Set.of(StackLight.Lamp.RED)));
    }

    @ParameterizedTest
    @EnumSource
    void playsTheNotesOfEachTone(final Tone tone) {
        signal.sound(tone);
        await().untilAsserted(() ->
                assertThat(notes.stream().filter(hertz -> hertz > 0)).isEqualTo(tone.hertz()));
        await().until(() -> playing().isEmpty());
    }
}
