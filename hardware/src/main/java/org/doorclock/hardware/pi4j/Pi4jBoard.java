// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.pwm.PwmType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.PartException;
import org.tinylog.Logger;

/**
 * The pins of a Raspberry Pi through Pi4J. Lines and buses each have a Pi4J context of their own, made when first needed, so
 * that a board without a usable GPIO chip still has its buses. Whatever Pi4J throws, errors of its native libraries among
 * it, becomes one reason in one line.
 */
final class Pi4jBoard implements Board {

    private static final int HALF = 50;

    private final Lazy lines;
    private final Lazy buses;
    private final List<Rest> rests = new ArrayList<>();
    private boolean closed;

    private record Rest(DigitalOutput line, DigitalState state) {}

    /**
     * @param lines makes a context with providers of digital inputs and outputs
     * @param buses makes a context with providers of I2C and PWM
     */
    Pi4jBoard(final Supplier<Context> lines, final Supplier<Context> buses) {
        this.lines = new Lazy(lines);
        this.buses = new Lazy(buses);
    }

    @Override
    public Output output(final String role, final int gpio, final boolean rest) throws PartException {
        final DigitalState state = DigitalState.getState(rest);
        final DigitalOutput line = lines.use(context -> context.create(DigitalOutput.newConfigBuilder(context)
                .id(role)
                .address(gpio)
                .initial(state)
                .build()));
        synchronized (this) {
            rests.add(new Rest(line, state));
        }
        return high -> set(line, DigitalState.getState(high));
    }

    private synchronized void set(final DigitalOutput line, final DigitalState state) throws PartException {
        checkOpen();
        Reasons.call(() -> line.state(state));
    }

    @Override
    public Input input(final String role, final int gpio, final Runnable changed) throws PartException {
        final DigitalInput line = lines.use(context -> context.create(DigitalInput.newConfigBuilder(context)
                .id(role)
                .address(gpio)
                .pull(PullResistance.PULL_UP)
                .debounce(0L)
                .build()));
        line.addListener(event -> changed.run());
        return () -> {
            checkOpen();
            return Reasons.call(() -> line.state() == DigitalState.HIGH);
        };
    }

    @Override
    public Pwm pwm(final String role, final int chip, final int channel) throws PartException {
        final com.pi4j.io.pwm.Pwm wave =
                buses.use(context -> context.create(com.pi4j.io.pwm.Pwm.newConfigBuilder(context)
                        .id(role)
                        .address(channel)
                        .pwmType(PwmType.HARDWARE)
                        .initial(0)
                        .shutdown(0)
                        .build()));
        return new Pwm() {
            @Override
            public void play(final int hertz) throws PartException {
                checkOpen();
                Reasons.call(() -> wave.on(HALF, hertz));
            }

            @Override
            public void silence() throws PartException {
                checkOpen();
                Reasons.call(wave::off);
            }
        };
    }

    @Override
    public I2c i2c(final String role, final int bus, final int address) throws PartException {
        final I2C device = buses.use(context -> context.create(
                I2C.newConfigBuilder(context).id(role).bus(bus).device(address).build()));
        return bytes -> {
            checkOpen();
            Reasons.call(() -> device.write(bytes));
        };
    }

    private synchronized void checkOpen() throws PartException {
        if (closed) {
            throw new PartException("the board is closed");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            rests.forEach(rest -> {
                try {
                    rest.line().state(rest.state());
                } catch (Pi4JException e) {
                    Logger.warn("{} could not be put at rest: {}", rest.line().id(), Reasons.of(e));
                }
            });
        }
        lines.close();
        buses.close();
    }

    /** A context that is made when it is first used, and not made again after it failed. */
    private static final class Lazy {

        private final Supplier<Context> maker;
        private Optional<Context> context = Optional.empty();
        private Optional<String> broken = Optional.empty();

        Lazy(final Supplier<Context> maker) {
            this.maker = maker;
        }

        synchronized <T> T use(final Reasons.Use<T> use) throws PartException {
            if (broken.isPresent()) {
                throw new PartException(broken.get());
            }
            if (context.isEmpty()) {
                try {
                    context = Optional.of(Reasons.call(maker::get));
                } catch (PartException e) {
                    broken = Optional.of(e.getMessage());
                    throw e;
                }
            }
            final Context made = context.get();
            return Reasons.call(() -> use.with(made));
        }

        synchronized void close() {
            context.ifPresent(made -> {
                try {
                    made.shutdown();
                } catch (Pi4JException e) {
                    Logger.warn("Pi4J did not shut down: {}", Reasons.of(e));
                }
            });
            context = Optional.empty();
        }
    }
}
