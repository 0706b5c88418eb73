// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import java.util.Locale;

/**
 * One configuration key of a program.
 *
 * @param name lower case, words joined by hyphens, levels by dots
 * @param defaultValue what holds if nothing sets it; empty for "none"
 * @param help one line: what it does, with its unit and range
 */
public record Key(String name, String defaultValue, String help) {

    /** The environment variable that overrides it, such as {@code DOORCLOCK_DOOR_HTTP_PORT}. */
    public String variable(final String program) {
        return Settings.variablePrefix(program)
                + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
