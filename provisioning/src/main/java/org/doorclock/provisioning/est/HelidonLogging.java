// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import io.helidon.logging.common.spi.LoggingProvider;

/** Tells Helidon that its log is looked after: it goes to TinyLog, and tinylog.properties is all there is to configure. */
public final class HelidonLogging implements LoggingProvider {

    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
