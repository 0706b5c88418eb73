// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.library.gpiod.internal.GpioLineEvent;
import com.pi4j.library.gpiod.internal.LineEvent;
import com.pi4j.library.gpiod.internal.LineRequestFlag;
import org.tinylog.Logger;

/** A pulled-up line whose thread sleeps in the kernel until an edge comes, {@value #WAIT_NANOS} ns at a time. */
final class PatientInput extends DigitalInputBase implements DigitalInput {

    /** How long the end of the program may have to wait for the thread. */
    private static final long WAIT_NANOS = 200_000_000;

    private static final long STOP_MILLIS = 2000;

    private final GpioLine line;
    private final Thread watcher;
    private volatile boolean open = true;

    PatientInput(final GpioLine line, final DigitalInputProvider provider, final DigitalInputConfig config) {
        super(provider, config);
        this.line = line;
        this.watcher = Thread.ofPlatform().daemon().name("line " + config.id()).unstarted(this::watch);
    }

    @Override
    public DigitalInput initialize(final Context context) {
        line.requestBothEdgeEventsFlags(config.id(), LineRequestFlag.BIAS_PULL_UP.getVal());
        super.initialize(context);
        watcher.start();
        return this;
    }

    private void watch() {
        final GpioLineEvent event = GpioDContext.getInstance().openLineEvent();
        try {
            while (open) {
                if (line.eventWait(WAIT_NANOS)) {
                    line.eventRead(event);
                    dispatch(new DigitalStateChangeEvent<>(
                            this, DigitalState.getState(event.getType() == LineEvent.RISING_EDGE)));
                }
            }
        } catch (GpioDException e) {
            Logger.warn("{}: edges are not heard any more, {}", config.id(), Reasons.of(e));
        } finally {
            GpioDContext.getInstance().closeLineEvent(event);
        }
    }

    @Override
    public DigitalState state() {
        return DigitalState.getState(line.getValue());
    }

    /** Has the thread end soon, without waiting for it. */
    void leave() {
        open = false;
    }

    @Override
    public DigitalInput shutdown(final Context context) {
        leave();
        try {
            watcher.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.shutdown(context);
        return this;
    }
}
