// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import java.time.Duration;
import java.util.Optional;

/** Nobody listens: the program was started by hand. */
record NoServiceManager() implements ServiceManager {

    @Override
    public Optional<Duration> patience() {
        return Optional.empty();
    }

    @Override
    public void tell(final String state) {
        // nobody is there
    }
}
