// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

class LoggingSignalTest extends SignalContract {

    @Override
    Signal signal() {
        return new LoggingSignal();
    }
}
