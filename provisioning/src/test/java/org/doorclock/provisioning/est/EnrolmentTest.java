// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.doorclock.limit.Attempts;
import org.doorclock.provisioning.authority.AuthorityFolder;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.provisioning.register.Contents;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.DeviceState;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.FailingStorage;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {

    private static final String ADDRESS = "192.0.2.7";
    private static final DeviceName CT1 = new DeviceName("rxx", "dc-0001");
    private static final int AT_ONCE = 5;

    @TempDir
    private Path folder;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));
    private AuthorityFolder files;
    private Register register;

    @BeforeEach
    void make() throws IOException {
        files = TestAuthority.make(folder, time);
        register = Register.open(files.folder(), time);
    }

    @Test
    void ofManyAtOnceWithOneTokenExactlyOneGetsACertificate() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final List<Enrolment> servers = List.of(enrolment(Storage.DISK), enrolment(Storage.DISK));
        final CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        final List<Future<Boolean>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                final Enrolment server = servers.get(i % 2);
                final byte[] request = request(key(), CT1);
                tries.add(threads.submit(() -> {
                    together.await();
                    try {
                        server.enrol(CT1.toString(), token, request, ADDRESS);
                        return true;
                    } catch (EstException e) {
                        return false;
                    }
                }));
            }
        }
        int got = 0;
        for (final Future<Boolean> one : tries) {
            got += one.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
        assertThat(valid(CT1)).hasSize(1);
    }

    @Test
    void whereverThePowerFailsTheTokenIsUnusedOrItsCertificateIsOnRecord() throws Exception {
        boolean survived = false;
        int moment = 0;
        while (!survived) {
            final DeviceName name = new DeviceName("rxx", "dc-1%03d".formatted(moment));
            final EnrolmentToken token = TestAuthority.plan(register, name);
            final byte[] request = request(key(), name);
            final FailingStorage storage = new FailingStorage(moment);
            try {
                enrolment(storage).enrol(name.toString(), token, request, ADDRESS);
                survived = storage.survived();
            } catch (FailingStorage.PowerCut e) {
                assertThat(storage.survived()).isFalse();
            }
            final Device after = register.read().device(name).orElseThrow();
            final boolean used = after.token().orElseThrow().use().isPresent();
            assertThat(after.state()).isEqualTo(used ? DeviceState.PENDING : DeviceState.PLANNED);
            assertThat(valid(name)).hasSize(used ? 1 : 0);

            final X509Certificate certificate = enrolment(Storage.DISK).enrol(name.toString(), token, request, ADDRESS);
            assertThat(valid(name))
                    .singleElement()
                    .matches(record ->
                            record.serial().equals(certificate.getSerialNumber().toString(16)));
            assertThatThrownBy(
                            () -> enrolment(Storage.DISK).enrol(name.toString(), token, request(key(), name), ADDRESS))
                    .hasMessage("The token was used already.");
            moment++;
        }
        assertThat(moment)
                .as("two writes, three moments each, and one after them")
                .isEqualTo(7);
        for (final String line : Files.readAllLines(files.issued())) {
            assertThat(new ObjectMapper().readTree(line).path("certificate").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void whereverThePowerFailsInARenewalTheOldCertificateRenewsAgain() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        X509Certificate current = enrolment(Storage.DISK).enrol(CT1.toString(), token, request(key(), CT1), ADDRESS);
        boolean survived = false;
        for (int moment = 0; !survived; moment++) {
            time.advance(Duration.ofDays(3));
            final FailingStorage storage = new FailingStorage(moment);
            try {
                enrolment(storage).renew(current, request(key(), CT1), ADDRESS);
                survived = storage.survived();
            } catch (FailingStorage.PowerCut e) {
                assertThat(storage.survived()).isFalse();
            }
            current = enrolment(Storage.DISK).renew(current, request(key(), CT1), ADDRESS);
            assertThat(register.read().device(CT1).orElseThrow().token()).isEmpty();
        }
    }

    @Test
    void anotherTokenMakesAnotherIdentityAndTheFormerIsRevoked() throws Exception {
        final EnrolmentToken first = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        final X509Certificate lost = enrolment.enrol(CT1.toString(), first, request(key(), CT1), ADDRESS);
        final EnrolmentToken second = register.reissue(CT1, Duration.ofDays(1), "os:test");
        assertThat(valid(CT1)).as("until the new token is used").hasSize(1);
        assertThatThrownBy(() -> enrolment.enrol(CT1.toString(), first, request(key(), CT1), ADDRESS))
                .isInstanceOf(EstException.class);

        final X509Certificate found = enrolment.enrol(CT1.toString(), second, request(key(), CT1), ADDRESS);

        assertThat(valid(CT1)).hasSize(1);
        assertThatThrownBy(() -> enrolment.renew(lost, request(key(), CT1), ADDRESS))
                .hasMessageContaining("revoked");
        assertThat(enrolment.known(found, ProvisionWords.SITE_KEYS, ADDRESS)).isEqualTo(CT1);
    }

    @Test
    void noKeyOfAStolenDeviceIsCertifiedAgainNotEvenOneThatWasSupersededBefore() throws Exception {
        final Enrolment enrolment = enrolment(Storage.DISK);
        final KeyPair stolen = key();
        enrolment.enrol(CT1.toString(), TestAuthority.plan(register, CT1), request(stolen, CT1), ADDRESS);
        enrolment.enrol(CT1.toString(), again(), request(key(), CT1), ADDRESS);
        new Lifecycle(register, time).revoke(CT1, RevocationReason.KEY_COMPROMISE, "os:test");
        assertThatThrownBy(() -> enrolment.enrol(CT1.toString(), again(), request(stolen, CT1), ADDRESS))
                .hasMessageContaining("Its key is known already");

        time.advance(Duration.ofDays(31));
        final KeyPair fresh = key();
        final X509Certificate mine = enrolment.enrol(CT1.toString(), again(), request(fresh, CT1), ADDRESS);
        final X509Certificate next = enrolment.renew(mine, request(fresh, CT1), ADDRESS);
        assertThatThrownBy(() -> enrolment.renew(next, request(stolen, CT1), ADDRESS))
                .as("also when all its certificates have ended")
                .hasMessageContaining("Its key is known already");
    }

    @Test
    void aCertificateThatEndedOrIsTheHubsRenewsNothing() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        final X509Certificate mine = enrolment.enrol(CT1.toString(), token, request(key(), CT1), ADDRESS);
        time.advance(Duration.ofDays(31));
        assertThatThrownBy(() -> enrolment.renew(mine, request(key(), CT1), ADDRESS))
                .hasMessageContaining("has ended");
        final X509Certificate servers = org.doorclock.tls.Pem.certificates(files.serverCertificate("enrol"))
                .getFirst();
        assertThatThrownBy(() -> enrolment.known(servers, ProvisionWords.SITE_KEYS, ADDRESS))
                .hasMessageContaining("no device's");
    }

    @Test
    void aDeviceThatRenewsWithoutEndIsStopped() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        final KeyPair key = key();
        final X509Certificate mine = enrolment.enrol(CT1.toString(), token, request(key, CT1), ADDRESS);
        for (int i = 1; i < Enrolment.MOST_A_DAY; i++) {
            enrolment.renew(mine, request(key, CT1), ADDRESS);
        }
        assertThatThrownBy(() -> enrolment.renew(mine, request(key, CT1), ADDRESS))
                .hasMessageContaining("within a day");
        time.advance(Duration.ofDays(1));
        enrolment.renew(mine, request(key, CT1), ADDRESS);
    }

    @Test
    void whoGoesOnWithARevokedCertificateIsNotHeardForAWhile() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        final X509Certificate mine = enrolment.enrol(CT1.toString(), token, request(key(), CT1), ADDRESS);
        new Lifecycle(register, time).revoke(CT1, RevocationReason.KEY_COMPROMISE, "os:test");
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThatThrownBy(() -> enrolment.renew(mine, request(key(), CT1), ADDRESS))
                    .hasMessageContaining("revoked");
        }
        assertThatThrownBy(() -> enrolment.renew(mine, request(key(), CT1), ADDRESS))
                .hasMessageContaining("refused too often");
        final EnrolmentToken fresh = register.reissue(CT1, Duration.ofDays(1), "os:test");
        assertThat(enrolment.enrol(CT1.toString(), fresh, request(key(), CT1), ADDRESS))
                .as("a token still serves")
                .isNotNull();
    }

    @Test
    void wrongTokensForADeviceAreSlowedDownFromWhereverTheyComeAndTheRightOneServesAtOnce() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThatThrownBy(() -> guess(enrolment, "198.51.100.1")).hasMessageContaining("not known");
        }
        final String audited = audited();
        assertThat(audited).contains(ProvisionWords.LOCK_OUT);
        assertThatThrownBy(() -> guess(enrolment, "198.51.100.2"))
                .isInstanceOfSatisfying(
                        EstException.class,
                        locked -> assertThat(locked.retryAfter()).isPresent())
                .hasMessageContaining("for this device");
        assertThat(audited()).as("who goes on does not fill the log").isEqualTo(audited);

        assertThat(enrolment.enrol(CT1.toString(), token, request(key(), CT1), ADDRESS))
                .isNotNull();
    }

    @Test
    void anAddressThatWasLockedOutIsHeardAgainLaterAndLockedLongerIfItGoesOn() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        for (int i = 0; i < Brakes.FREE_OF_ADDRESS; i++) {
            assertThatThrownBy(() -> guess(enrolment, ADDRESS)).isInstanceOf(EstException.class);
        }
        time.advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> guess(enrolment, ADDRESS)).isInstanceOf(EstException.class);
        time.advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> enrolment.enrol(CT1.toString(), token, request(key(), CT1), ADDRESS))
                .hasMessageContaining("from this address");

        time.advance(Duration.ofSeconds(31));
        assertThat(enrolment.enrol(CT1.toString(), token, request(key(), CT1), ADDRESS))
                .isNotNull();
    }

    @Test
    void oneAddressCannotTryTheTokensOfManyDevices() throws Exception {
        final EnrolmentToken token = TestAuthority.plan(register, CT1);
        final Enrolment enrolment = enrolment(Storage.DISK);
        for (int i = 0; i < Brakes.FREE_OF_ADDRESS; i++) {
            final String name = "rxx/guess-" + i;
            assertThatThrownBy(() -> enrolment.enrol(name, EnrolmentToken.of("x"), new byte[0], ADDRESS))
                    .hasMessageContaining("not known");
        }
        assertThatThrownBy(() -> enrolment.enrol(CT1.toString(), token, request(key(), CT1), ADDRESS))
                .hasMessageContaining("from this address");
        assertThat(enrolment.enrol(CT1.toString(), token, request(key(), CT1), "192.0.2.8"))
                .isNotNull();
        assertThatThrownBy(() -> enrolment.enrol("../../etc\n", EnrolmentToken.of("x"), new byte[0], "192.0.2.9"))
                .hasMessageContaining("not known");
        assertThat(audited()).doesNotContain("etc");
    }

    private EnrolmentToken again() throws IOException {
        return register.reissue(CT1, Duration.ofDays(1), "os:test");
    }

    private static void guess(final Enrolment enrolment, final String address) throws IOException {
        enrolment.enrol(CT1.toString(), EnrolmentToken.of("a guess"), new byte[0], address);
    }

    private String audited() throws IOException {
        return Files.readString(files.folder().resolve("audit/audit.jsonl"));
    }

    private Enrolment enrolment(final Storage storage) throws IOException {
        return new Enrolment(TestAuthority.open(files, storage, time), time);
    }

    private List<IssuedCertificate> valid(final DeviceName name) throws IOException {
        final Contents now = register.read();
        return now.certificates().stream()
                .filter(certificate -> certificate.isOf(name) && certificate.isValid(time.now()))
                .toList();
    }

    private static KeyPair key() throws GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] request(final KeyPair key, final DeviceName name) throws Exception {
        return Base64.getEncoder()
                .encode(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), key.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                        .getEncoded());
    }
}
