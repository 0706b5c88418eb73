// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

/**
 * Where a running hub is.
 *
 * @param http its pages and API, ending in a slash
 * @param mqtt its broker
 */
public record HubAddress(String http, String mqtt) {

    /** From what the hub says when it is ready. */
    public static HubAddress of(final String ready) {
        final String[] parts = ready.split(" mqtt ");
        return new HubAddress(parts[0], parts[1]);
    }
}
