// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateRequestTest {

    private final KeyPair keys = TestAuthority.key();

    @Test
    void opensslReadsItAndFindsItSigned(@TempDir final Path folder) throws Exception {
        final Path file = folder.resolve("request.der");
        Files.write(file, CertificateRequest.of(keys, "rxx/dc-0042"));

        final Process openssl = new ProcessBuilder(
                        "openssl", "req", "-inform", "DER", "-in", file.toString(), "-noout", "-verify", "-text")
                .redirectErrorStream(true)
                .start();
        final String said = new String(openssl.getInputStream().readAllBytes(), UTF_8);

        assertThat(openssl.waitFor()).as(said).isZero();
        assertThat(said)
                .containsIgnoringCase("verify ok")
                .containsPattern("Subject: CN ?= ?rxx/dc-0042\\R")
                .contains("prime256v1")
                .contains("ecdsa-with-SHA256");
    }

    @Test
    void itHoldsTheKeyAndTheNameAndNothingElseWhateverTheNamesLength() throws Exception {
        for (final int length : new int[] {1, 60, 63, 64, 100, 126, 127, 128, 200}) {
            final String name = "x".repeat(length);
            final byte[] der = CertificateRequest.of(keys, name);
            final JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);

            assertThat(request.getSubject().toString()).isEqualTo("CN=" + name);
            assertThat(request.getPublicKey()).isEqualTo(keys.getPublic());
            assertThat(request.getAttributes()).isEmpty();
            assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(keys.getPublic())))
                    .isTrue();
            assertThat(CertificationRequest.getInstance(der).getEncoded("DER")).isEqualTo(der);
        }
    }
}
