// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.settings.SettingsException;

/** Holds a bundle, on a disk or on a card, to its manifest, and the manifest to the authority that signed it. */
public final class Verification {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final List<X509Certificate> authority;

    private Verification(final List<X509Certificate> authority) {
        this.authority = authority;
    }

    /**
     * @param file the authority's certificates, PEM; from the authority's folder, never from the bundle itself
     * @throws SettingsException if it holds none
     */
    public static Verification by(final Path file) throws SettingsException {
        try (InputStream in = Files.newInputStream(file)) {
            final Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            final List<X509Certificate> certificates = new ArrayList<>();
            read.forEach(certificate -> certificates.add((X509Certificate) certificate));
            if (!certificates.isEmpty()) {
                return new Verification(certificates);
            }
        } catch (CertificateException | IOException e) {
            // said below
        }
        throw new SettingsException(file + ": holds no authority's certificates. --authority names its folder.");
    }

    /**
     * @param bundle a bundle's folder, or a card that one was copied to
     * @return what is wrong, in words; empty if nothing is
     */
    public List<String> faults(final Path bundle) throws IOException {
        final Optional<byte[]> manifest = BundleFolder.read(bundle, Paths.MANIFEST);
        final Optional<byte[]> signature = BundleFolder.read(bundle, Paths.SIGNATURE);
        if (manifest.isEmpty() || signature.isEmpty()) {
            return List.of("there is no signed manifest: no bundle, or not all of it");
        }
        if (authority.stream().noneMatch(one -> isSigned(one, manifest.get(), signature.get()))) {
            return List.of("the manifest is not signed by this authority: changed, or another trust's");
        }
        final List<String> faults = new ArrayList<>();
        for (final Map.Entry<String, String> file :
                Manifest.decode(manifest.get()).digests().entrySet()) {
            final Optional<byte[]> content = BundleFolder.read(bundle, file.getKey());
            if (content.isEmpty()) {
                faults.add(file.getKey() + ": is missing"
                        + (file.getKey().equals(Paths.TOKEN) ? ": used by the device, or not copied" : ""));
            } else if (!Manifest.digest(content.get()).equals(file.getValue())) {
                faults.add(file.getKey() + ": is not as it was signed");
            }
        }
        return faults;
    }

    private static boolean isSigned(final X509Certificate by, final byte[] content, final byte[] signature) {
        try {
            final Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(by.getPublicKey());
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
