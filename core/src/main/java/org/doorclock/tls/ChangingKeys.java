// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * One identity, shown to whoever asks for one of its kind, which may be replaced: each handshake goes by the one of that
 * moment. For any thread.
 */
final class ChangingKeys extends X509ExtendedKeyManager {

    private volatile Held current;

    /** One identity under a name of its own, so that a handshake that began with it ends with it. */
    private record Held(String alias, Identity identity, Held... before) {}

    ChangingKeys(final Identity identity) {
        current = new Held("0", identity);
    }

    synchronized void use(final Identity identity) {
        final Held last = current;
        current = new Held(
                Long.toString(Long.parseLong(last.alias()) + 1), identity, new Held(last.alias(), last.identity()));
    }

    @Override
    public String[] getClientAliases(final String type, final Principal[] issuers) {
        return aliases(type);
    }

    @Override
    public String chooseClientAlias(final String[] types, final Principal[] issuers, final Socket socket) {
        return alias(types);
    }

    @Override
    public String chooseEngineClientAlias(final String[] types, final Principal[] issuers, final SSLEngine engine) {
        return alias(types);
    }

    @Override
    public String[] getServerAliases(final String type, final Principal[] issuers) {
        return aliases(type);
    }

    @Override
    public String chooseServerAlias(final String type, final Principal[] issuers, final Socket socket) {
        return alias(type);
    }

    @Override
    public String chooseEngineServerAlias(final String type, final Principal[] issuers, final SSLEngine engine) {
        return alias(type);
    }

    @Override
    public X509Certificate[] getCertificateChain(final String alias) {
        final Identity identity = held(alias);
        return identity == null ? null : identity.chainArray();
    }

    @Override
    public PrivateKey getPrivateKey(final String alias) {
        final Identity identity = held(alias);
        return identity == null ? null : identity.key();
    }

    private String[] aliases(final String type) {
        final String alias = alias(type);
        return alias == null ? null : new String[] {alias};
    }

    private String alias(final String... types) {
        final Held held = current;
        final String algorithm = held.identity().certificate().getPublicKey().getAlgorithm();
        for (final String type : types) {
            if (type.startsWith(algorithm)) {
                return held.alias();
            }
        }
        return null;
    }

    private Identity held(final String alias) {
        final Held held = current;
        if (held.alias().equals(alias)) {
            return held.identity();
        }
        for (final Held before : held.before()) {
            if (before.alias().equals(alias)) {
                return before.identity();
            }
        }
        return null;
    }
}
