// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProvider;
import com.pi4j.plugin.mock.provider.pwm.MockPwmProvider;
import java.util.Arrays;
import java.util.OptionalInt;
import org.doorclock.hardware.pins.Bench;
import org.doorclock.hardware.pins.Board;

/** Our Pi4J adapter on Pi4J's own pretended pins. */
public final class MockPi implements Bench {

    private final Context context = Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(
                    MockDigitalInputProvider.newInstance(),
                    MockDigitalOutputProvider.newInstance(),
                    MockPwmProvider.newInstance(),
                    MockI2CProvider.newInstance())
            .build();
    private final Pi4jBoard board = new Pi4jBoard(() -> context, () -> context);

    Context context() {
        return context;
    }

    DigitalOutput output(final String role) {
        return (DigitalOutput) context.registry().get(role);
    }

    @Override
    public Board board() {
        return board;
    }

    @Override
    public void pull(final String role, final int gpio, final boolean high) {
        ((MockDigitalInput) context.registry().get(role)).mockState(DigitalState.getState(high));
    }

    @Override
    public boolean isHigh(final String role, final int gpio) {
        return output(role).isHigh();
    }

    @Override
    public OptionalInt playing(final String role, final int chip, final int channel) {
        final com.pi4j.io.pwm.Pwm pwm = (com.pi4j.io.pwm.Pwm) context.registry().get(role);
        return pwm.isOn() ? OptionalInt.of(pwm.getFrequency()) : OptionalInt.empty();
    }

    @Override
    public byte[] heard(final String role, final int bus, final int address) {
        final byte[] buffer = new byte[4096];
        final int count = ((I2C) context.registry().get(role)).read(buffer);
        return Arrays.copyOf(buffer, Math.max(0, count));
    }

    @Override
    public void close() {
        board.close();
    }
}
