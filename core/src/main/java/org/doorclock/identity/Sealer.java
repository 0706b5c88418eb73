// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;

/** Seals identifiers so that only the hub's private key opens them. Safe for use by many threads. */
public final class Sealer {

    private final byte[] publicKey;

    /** @throws GeneralSecurityException if nothing can be sealed to this key */
    Sealer(final byte[] publicKey) throws GeneralSecurityException {
        this.publicKey = publicKey.clone();
        X25519.agree(X25519.newPrivateKey(), publicKey);
    }

    /**
     * The identifiers' canonical texts as a JSON array, sealed: {@code s1_} and base64url without padding. Different every
     * time, even for the same identifiers.
     */
    public String seal(final List<Identifier> identifiers) {
        final ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        identifiers.forEach(identifier -> texts.add(identifier.canonical()));
        try {
            final byte[] sealed = Hpke.seal(
                    publicKey, Sealed.INFO, Sealed.AAD, texts.toString().getBytes(UTF_8));
            return Sealed.VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key sealed before and does no more", e);
        }
    }
}
