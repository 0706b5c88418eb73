// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

/** Nobody is let in. Neither the message nor anything else of it comes from outside. */
public final class ProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    ProviderException(final Refusal refusal) {
        super(refusal.word(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
