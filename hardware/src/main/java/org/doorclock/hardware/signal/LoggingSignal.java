// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import org.tinylog.Logger;

/** For a door without sounder and lights: says in the log what they would do. */
public final class LoggingSignal implements Signal {

    @Override
    public void sound(final Tone tone) {
        Logger.debug("tone {}", tone);
    }

    @Override
    public void light(final Light light) {
        Logger.debug("light {}", light);
    }
}
