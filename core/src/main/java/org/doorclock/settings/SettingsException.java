// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

/** Configuration that cannot be used. The message is one line: what, where, what to do. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    public SettingsException(final String message) {
        super(message);
    }
}
