// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.library.gpiod.internal.GpioDContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Inputs on Pi4J's gpiod library in place of its own provider's, which wakes a hundred times a second for each line: four
 * lines of buttons alone would cost more than the whole door may cost when nothing happens.
 */
final class PatientInputProvider extends DigitalInputProviderBase implements DigitalInputProvider {

    private final List<PatientInput> inputs = new CopyOnWriteArrayList<>();

    PatientInputProvider() {
        super("patient-digital-input", "Patient GpioD digital input");
    }

    @Override
    public DigitalInputProvider initialize(final Context context) {
        super.initialize(context);
        GpioDContext.getInstance().initialize(context.properties());
        return this;
    }

    @Override
    public DigitalInput create(final DigitalInputConfig config) {
        final PatientInput input =
                new PatientInput(GpioDContext.getInstance().getOrOpenLine(config.address()), this, config);
        context.registry().add(input);
        inputs.add(input);
        return input;
    }

    /** Has all threads end at the same time, so that the shutdown waits for one of them and not for each. */
    void leave() {
        inputs.forEach(PatientInput::leave);
    }
}
