// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.http;

/** The screen's port cannot be listened on. */
public final class PortInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    PortInUseException(final int port) {
        super("http.port: " + port + " cannot be listened on, something else uses it. Choose another, or 0 for any.");
    }
}
