// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.tls.Pem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrlFileTest {

    private static final DeviceName CT1 = new DeviceName("rxx", "dc-0001");

    @TempDir
    private Path folder;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));
    private AuthorityFolder files;
    private CrlFile crl;

    @BeforeEach
    void make() throws IOException {
        files = TestAuthority.make(folder, time);
        crl = TestAuthority.open(files, Storage.DISK, time).crl();
    }

    @Test
    void aListThatSaysWhatTheRegisterSaysIsSignedAnewOnlyOnceItIsADayOld() throws IOException {
        assertThat(crl.signIfNeeded()).isFalse();
        time.advance(Duration.ofHours(22));
        assertThat(crl.signIfNeeded()).isFalse();
        time.advance(Duration.ofHours(2));
        assertThat(crl.signIfNeeded()).isTrue();
        assertThat(number()).isEqualTo(2);
        assertThat(list().getNextUpdate().toInstant()).isEqualTo(time.now().plus(CrlFile.VALID));
    }

    @Test
    void whatIsRevokedIsListedWithItsReasonUntilItWouldHaveEndedByItself() throws IOException {
        certify("0abc", Duration.ofDays(30));
        new Lifecycle(register(), time).revoke(CT1, RevocationReason.KEY_COMPROMISE, "os:test");
        assertThat(crl.signIfNeeded()).isTrue();
        assertThat(list().getRevokedCertificate(new BigInteger("0abc", 16)).getRevocationReason())
                .isEqualTo(java.security.cert.CRLReason.KEY_COMPROMISE);
        assertThat(Pem.crls(files.crl())).as("the root's behind it").hasSize(2);

        time.advance(Duration.ofDays(31));
        assertThat(crl.signIfNeeded()).isTrue();
        assertThat(list().getRevokedCertificates()).isNull();
    }

    @Test
    void aReasonThatGotWorseIsInTheNextList() throws IOException {
        certify("0abc", Duration.ofDays(30));
        new Lifecycle(register(), time).revoke(CT1, RevocationReason.SUPERSEDED, "os:test");
        assertThat(crl.signIfNeeded()).isTrue();
        assertThat(crl.signIfNeeded()).isFalse();

        new Lifecycle(register(), time).revoke(CT1, RevocationReason.KEY_COMPROMISE, "os:test");

        assertThat(crl.signIfNeeded()).isTrue();
        assertThat(list().getRevokedCertificate(new BigInteger("0abc", 16)).getRevocationReason())
                .isEqualTo(java.security.cert.CRLReason.KEY_COMPROMISE);
        assertThat(crl.signIfNeeded()).isFalse();
    }

    @Test
    void aListFromATimeThatIsYetToComeIsSignedAnew() throws IOException {
        time.advance(Duration.ofDays(400));
        crl.sign();
        time.jump(Duration.ofDays(-400));
        assertThat(crl.signIfNeeded()).as("somebody's clock was wrong").isTrue();
        assertThat(number()).isEqualTo(3);
    }

    private void certify(final String serial, final Duration valid) throws IOException {
        TestAuthority.plan(register(), CT1);
        register()
                .change(now -> new Register.Changed<>(
                        now.with(new IssuedCertificate(
                                serial.replaceFirst("^0", ""),
                                CT1.toString(),
                                "key",
                                time.now(),
                                time.now().plus(valid),
                                Optional.empty())),
                        true));
    }

    private Register register() throws IOException {
        return Register.open(files.folder(), time);
    }

    private X509CRL list() throws IOException {
        return Pem.crls(files.crl()).getFirst();
    }

    private long number() throws IOException {
        return ASN1Integer.getInstance(ASN1OctetString.getInstance(list().getExtensionValue("2.5.29.20"))
                        .getOctets())
                .longValueExact();
    }
}
