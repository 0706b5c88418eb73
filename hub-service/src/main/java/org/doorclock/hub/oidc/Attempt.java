// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import java.net.URI;

/**
 * One sign-in on its way through the provider. All but the address stays at the hub.
 *
 * @param address where the browser goes
 * @param state comes back with the browser
 * @param nonce comes back in the ID token
 * @param verifier goes with the code, and nobody but the hub has it
 */
public record Attempt(URI address, String state, String nonce, String verifier) {

    /** Nothing of it, as all of it is secret for as long as it is good. */
    @Override
    public String toString() {
        return "Attempt";
    }
}
