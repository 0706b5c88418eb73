// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Opens what a {@link Sealer} sealed. Only the hub has one. Safe for use by many threads. */
public final class Unsealer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] privateKey;

    Unsealer(final byte[] privateKey) {
        this.privateKey = privateKey.clone();
    }

    /** @throws UnsealException if it was not sealed to this key, or was changed since */
    public List<Identifier> unseal(final String sealed) throws UnsealException {
        if (!sealed.startsWith(Sealed.VERSION)) {
            throw new UnsealException("not a sealed value of a form that is known");
        }
        try {
            final byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(Sealed.VERSION.length()));
            final List<Identifier> identifiers = new ArrayList<>();
            for (final JsonNode text : JSON.readTree(Hpke.open(privateKey, Sealed.INFO, Sealed.AAD, bytes))) {
                identifiers.add(Identifier.ofCanonical(text.asText()));
            }
            return List.copyOf(identifiers);
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            throw new UnsealException("was not sealed to this key, or was changed since");
        }
    }
}
