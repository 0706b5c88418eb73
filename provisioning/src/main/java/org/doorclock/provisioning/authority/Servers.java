// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.tls.Pem;

/** Keys and certificates that are made here and carried to a hub or a broker. */
final class Servers {

    private final Authority authority;

    Servers(final Authority authority) {
        this.authority = authority;
    }

    /** @throws ProvisionException if there is one of that name */
    X509Certificate server(final String name, final List<GeneralName> alternatives) throws IOException {
        final PublicKey key = newKey(name);
        return written(name, () -> authority.server(name, alternatives, key), ProvisionWords.SERVER_CERTIFICATE);
    }

    /** @throws ProvisionException if there is one of that name */
    X509Certificate client(final String name) throws IOException {
        final PublicKey key = newKey(name);
        return written(name, () -> authority.client(name, key), ProvisionWords.CLIENT_CERTIFICATE);
    }

    /**
     * Another certificate for the key that is there, for the same use.
     *
     * @param alternatives in the place of those that it has; empty for the same
     */
    X509Certificate renew(final String name, final List<GeneralName> alternatives) throws IOException {
        final X509Certificate old =
                Pem.certificates(authority.files().serverCertificate(name)).getFirst();
        final PublicKey key = old.getPublicKey();
        final List<GeneralName> has = alternatives.isEmpty() ? alternatives(old) : alternatives;
        return has.isEmpty()
                ? written(name, () -> authority.client(name, key), ProvisionWords.CLIENT_CERTIFICATE)
                : written(name, () -> authority.server(name, has, key), ProvisionWords.SERVER_CERTIFICATE);
    }

    private PublicKey newKey(final String name) throws IOException {
        final AuthorityFolder files = authority.files();
        if (Files.exists(files.serverCertificate(name))) {
            throw ProvisionException.badInput(files.serverCertificate(name)
                    + ": is there already and is never overwritten. --renew makes another certificate for its key.");
        }
        WholeFile.makeFolder(files.servers());
        final KeyPair keys = Keys.generate();
        Storage.DISK.replace(
                files.serverKey(name),
                PemText.bytes(PemText.KEY, keys.getPrivate().getEncoded()));
        return keys.getPublic();
    }

    @FunctionalInterface
    private interface Making {
        Authority.Issued run() throws IOException;
    }

    /** Made while the register is held, so that two programs never add to {@code issued.jsonl} at once. */
    private X509Certificate written(final String name, final Making making, final String word) throws IOException {
        final X509Certificate made = authority.register().change(now -> {
            final Authority.Issued issued = making.run();
            return new Register.Changed<>(now.with(issued.record()), issued.certificate());
        });
        Storage.DISK.replace(
                authority.files().serverCertificate(name), authority.chain(made).getBytes(US_ASCII));
        authority.register().audit().done(Authority.operator(), word, name);
        return made;
    }

    private static List<GeneralName> alternatives(final X509Certificate certificate) throws ProvisionException {
        final List<GeneralName> names = new ArrayList<>();
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                for (final List<?> name : certificate.getSubjectAlternativeNames()) {
                    names.add(new GeneralName((Integer) name.getFirst(), (String) name.get(1)));
                }
            }
            return names;
        } catch (CertificateParsingException e) {
            throw ProvisionException.badInput("the certificate's names cannot be read. Give them with --san.");
        }
    }
}
