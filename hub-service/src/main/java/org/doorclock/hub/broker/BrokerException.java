// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

/** The embedded broker cannot start: its address is taken, or not one of this machine's. */
public final class BrokerException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
