// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.PartException;

/**
 * The board that this program runs on. Using this class loads Pi4J, which takes time and memory: only a door with a pin map
 * does.
 */
public final class RaspberryPi implements Board {

    private static final Path DEVICES = Path.of("/dev");
    private static final Path PWM = Path.of("/sys/class/pwm");

    private final PatientInputProvider inputs = new PatientInputProvider();
    private final Board board;

    /**
     * @param chip device name of the GPIO chip, such as {@code gpiochip0}; empty for none
     * @param pwmChip number of the kernel's PWM chip, for all channels
     */
    public RaspberryPi(final String chip, final int pwmChip) {
        this.board = new Pi4jBoard(() -> lines(chip, inputs), () -> buses(PWM, pwmChip));
    }

    private static Context lines(final String chip, final PatientInputProvider inputs) {
        return builder()
                .setGpioChipName(chip)
                .add(GpioDDigitalOutputProvider.newInstance(), inputs)
                .build();
    }

    static Context buses(final Path pwm, final int pwmChip) {
        return builder()
                .add(LinuxFsI2CProvider.newInstance(), LinuxFsPwmProvider.newInstance(pwm.toString(), pwmChip))
                .build();
    }

    /** Nothing is looked for on the class path, and the end of the program is the door's own business. */
    private static ContextBuilder builder() {
        return Pi4J.newContextBuilder().noAutoDetect().noAutoInject().disableShutdownHook();
    }

    @Override
    public Output output(final String role, final int gpio, final boolean rest) throws PartException {
        return board.output(role, gpio, rest);
    }

    @Override
    public Input input(final String role, final int gpio, final Runnable changed) throws PartException {
        return board.input(role, gpio, changed);
    }

    @Override
    public Pwm pwm(final String role, final int chip, final int channel) throws PartException {
        final Path device = PWM.resolve("pwmchip" + chip);
        if (!Files.exists(device)) {
            throw new PartException("there is no " + device + ", which dtoverlay=pwm makes");
        }
        if (!Files.isWritable(device.resolve("export"))) {
            throw new PartException("no permission on " + device + ", which group gpio has");
        }
        return board.pwm(role, chip, channel);
    }

    @Override
    public I2c i2c(final String role, final int bus, final int address) throws PartException {
        final Path device = DEVICES.resolve("i2c-" + bus);
        if (!Files.exists(device)) {
            throw new PartException("there is no " + device + ", which dtparam=i2c_arm=on makes");
        }
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            throw new PartException("no permission on " + device + ", which group i2c has");
        }
        return board.i2c(role, bus, address);
    }

    @Override
    public void close() {
        inputs.leave();
        board.close();
    }
}
