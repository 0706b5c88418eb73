// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.doorclock.testing.OpensslAuthority;
import org.doorclock.tls.TlsFileException.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

    @TempDir
    static Path folder;

    static OpensslAuthority authority;

    private Path device;
    private Path key;
    private Path certificate;

    @BeforeAll
    static void authority() throws IOException {
        authority = new OpensslAuthority(folder.resolve("ours"));
    }

    @BeforeEach
    void device() throws IOException {
        device = authority.client("north/dc-0001");
        key = device.resolve(Identity.KEY_FILE);
        certificate = device.resolve(Identity.CERTIFICATE_FILE);
    }

    @Test
    void anIdentityIsItsKeyAndItsChain() throws IOException {
        final Identity identity = Identity.read(device);

        assertThat(identity.chain()).hasSize(2);
        assertThat(Subject.commonName(identity.certificate())).contains("north/dc-0001");
        assertThat(identity.until())
                .isEqualTo(identity.certificate().getNotAfter().toInstant());
    }

    @Test
    void keysMayBeOfCurvesOrOfRsaOrEd25519() throws IOException {
        for (final String algorithm : new String[] {"RSA", "ED25519", "EC"}) {
            final Path other = device.resolve(algorithm + ".pem");
            authority.openssl(
                    algorithm.equals("EC")
                            ? new String[] {
                                "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", "" + other
                            }
                            : new String[] {"genpkey", "-algorithm", algorithm, "-out", other.toString()});
            assertThat(Pem.privateKey(other).getFormat()).isEqualTo("PKCS#8");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeSo() {
        assertSays(() -> Identity.read(device.resolve("nowhere")), Fault.UNAVAILABLE, "is not there");
    }

    @Test
    void aKeyThatEverybodyMayReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertSays(() -> Identity.read(device), Fault.UNUSABLE, "chmod 600");
    }

    @Test
    void aKeyInAnOlderFormIsRefusedWithTheCommandThatMendsIt() throws IOException {
        replace(key, authority.openssl("ec", "-in", key.toString()));

        assertSays(() -> Identity.read(device), Fault.UNUSABLE, "openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void anEncryptedKeyIsRefusedWithTheCommandThatMendsIt() throws IOException {
        replace(key, authority.openssl("pkcs8", "-topk8", "-passout", "pass:x", "-in", key.toString()));

        assertSays(() -> Identity.read(device), Fault.UNUSABLE, "encrypted");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        final Path other = authority.client("north/dc-0002");

        assertSays(
                () -> Identity.read(other.resolve(Identity.KEY_FILE), certificate),
                Fault.UNUSABLE,
                "is not the key of the first certificate");
    }

    @Test
    void aChainInTheWrongOrderIsRefused() throws IOException {
        Files.writeString(
                certificate,
                Files.readString(device.resolve("leaf.pem")) + Files.readString(device.resolve("leaf.pem")));

        assertSays(() -> Identity.read(device), Fault.UNUSABLE, "certificate 2 did not issue certificate 1");
    }

    @Test
    void whatIsCutShortOrDamagedOrSomethingElseIsSaidToBeSo() throws IOException {
        final String whole = Files.readString(certificate);

        Files.writeString(certificate, whole.substring(0, 200));
        assertSays(() -> Pem.certificates(certificate), Fault.UNUSABLE, "is cut short");
        Files.writeString(certificate, whole.replaceFirst("MII", "AAA"));
        assertSays(() -> Pem.certificates(certificate), Fault.UNUSABLE, "certificate 1 is damaged");
        assertSays(() -> Pem.certificates(key), Fault.UNUSABLE, "holds no CERTIFICATE but a PRIVATE KEY");
        assertSays(() -> Pem.crls(authority.authorities()), Fault.UNUSABLE, "holds no X509 CRL but a CERTIFICATE");
        Files.writeString(certificate, "hello");
        assertSays(() -> Pem.certificates(certificate), Fault.UNUSABLE, "holds no CERTIFICATE in PEM form");
    }

    @Test
    void aDamagedKeyIsRefusedAndNothingOfItIsSaid() throws IOException {
        final String body = Files.readString(key).lines().skip(1).findFirst().orElseThrow();
        replace(key, Files.readString(key).replace(body, "AAAA" + body.substring(4)));

        assertThatThrownBy(() -> Pem.privateKey(key))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("cannot be read")
                .message()
                .doesNotContain(body.substring(8, 20))
                .doesNotContain("\n");
    }

    @Test
    void anEndsCertificateIsNoAuthority() {
        assertSays(() -> Trust.read(certificate), Fault.UNUSABLE, "certificate 1 is no authority's");
    }

    @Test
    void aListOfAnotherAuthorityIsRefusedThoughItsNameIsTheSame() throws IOException {
        final OpensslAuthority twin =
                new OpensslAuthority(folder.resolve("twin").resolve("ours"));
        final Trust trust = Trust.read(authority.authorities());

        assertSays(
                () -> trust.with(Pem.crls(twin.crl()), "http://ca/crl.pem"),
                Fault.UNUSABLE,
                "http://ca/crl.pem: a revocation list is of none of the authorities");
    }

    private static void replace(final Path key, final String text) throws IOException {
        Files.writeString(key, text);
    }

    private static void assertSays(final ThrowingCallable reading, final Fault fault, final String what) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        TlsFileException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContaining(what)
                .message()
                .doesNotContain("\n");
    }
}
