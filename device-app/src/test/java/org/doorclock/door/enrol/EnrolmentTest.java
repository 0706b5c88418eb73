// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.doorclock.door.enrol.EstException.Fault;
import org.doorclock.identity.SiteKeys;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {

    private static final String NAME = "rxx/dc-0042";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path root;

    private final SettableTimeSource time = new SettableTimeSource(NOW);
    private final TestAuthority authority = new TestAuthority(NOW);
    private FakeEst server;
    private Path token;

    @BeforeEach
    void begin() throws IOException {
        authority.write(root.resolve("bundle"));
        token = Files.writeString(root.resolve("token"), FakeEst.TOKEN + "\n");
        serve(new FakeEst(authority, time));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aComputerBecomesADeviceAndNobodySeesASecret() throws Exception {
        final Enrolment.Enrolled enrolled = enrol();

        assertThat(enrolled.isNew()).isTrue();
        final Identity identity = Identity.read(folder());
        assertThat(identity).isEqualTo(enrolled.identity());
        assertThat(Subject.commonName(identity.certificate())).contains(NAME);
        assertThat(identity.chain()).last().isEqualTo(authority.issuing());
        new SiteKeys(root.resolve("keys")).checkForDoor();
        assertThat(token).doesNotExist();
        assertThat(files(folder())).containsExactlyInAnyOrder("ca.pem", "cert.pem", "key.pem", "lock");
        assertThat(mode(folder())).isEqualTo("rwx------");
        assertThat(mode(folder().resolve("key.pem"))).isEqualTo("rw-------");
        assertThat(mode(root.resolve("keys/token.key"))).isEqualTo("rw-------");
        assertThat(server.asked())
                .containsExactly(
                        "POST /.well-known/est/simpleenroll", "GET /.well-known/doorclock/site-keys with certificate");
    }

    @Test
    void onceMoreChangesNothingAndAsksNobody() throws Exception {
        final Identity first = enrol().identity();
        server.close();

        final Enrolment.Enrolled again = enrol();
        assertThat(again.isNew()).isFalse();
        assertThat(again.identity()).isEqualTo(first);
    }

    @Test
    void whereNobodyIsAskedNothingIsTakenForProved() throws Exception {
        enrol();
        TestFolder.adopted(IdentityFolder.at(folder()), authority, NOW, Duration.ofDays(30));
        server.close();

        assertThat(enrol().isNew()).isFalse();
        assertThat(IdentityFolder.at(folder()).held().previous())
                .as("what the broker may still let in")
                .isPresent();
    }

    @Test
    void keysThatGotLostAreFetchedAgain() throws Exception {
        enrol();
        Files.delete(root.resolve("keys/token.key"));

        assertThat(enrol().isNew()).isFalse();
        new SiteKeys(root.resolve("keys")).checkForDoor();
        assertThat(server.issued()).hasSize(1);
    }

    @Test
    void aTokenThatIsLeftOverIsDestroyedOnceTheServerHasAcceptedTheIdentity() throws Exception {
        final Identity first = enrol().identity();
        Files.writeString(token, FakeEst.TOKEN);

        assertThat(enrol().identity()).isEqualTo(first);
        assertThat(token).doesNotExist();
    }

    @Test
    void aNewTokenIsTheWayOutForARevokedAndForAnExpiredIdentity() throws Exception {
        final Identity first = enrol().identity();
        server.revokes(first.certificate());
        Files.writeString(token, FakeEst.TOKEN);
        server.newToken();
        final Identity second = enrol().identity();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(Identity.read(folder())).isEqualTo(second);

        time.advance(Duration.ofDays(31));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(this::enrol)
                .withMessageContaining("ended at 2026-12-22T11:59:59Z")
                .withMessageContaining("provision token");
        Files.writeString(token, FakeEst.TOKEN);
        server.newToken();
        assertThat(enrol().isNew()).isTrue();
        assertThat(Identity.read(folder())).isNotEqualTo(second);
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgainWithTheSameKey() throws Exception {
        server.losesAnswers(true);
        assertFault(Fault.UNREACHABLE, "does not answer as an enrolment server does");
        assertThat(token).exists();
        server.losesAnswers(false);

        assertThat(enrol().identity().certificate()).isEqualTo(server.issued().getFirst());
        assertThat(server.issued()).hasSize(1);
        assertThat(token).doesNotExist();
    }

    @Test
    void aTokenThatWasUsedWithAnotherKeyIsRefusedWithTheWayOut() throws Exception {
        enrol();
        Files.delete(folder().resolve("cert.pem"));
        Files.writeString(token, FakeEst.TOKEN);
        assertFault(Fault.REFUSED, "the token is not accepted. Have a new token made ('doorclock provision token");
        assertThat(token).exists();
    }

    @Test
    void nobodyThereIsOneLine() throws Exception {
        final int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertFault(
                Fault.UNREACHABLE,
                "localhost:" + free + " does not answer. Check est.url",
                URI.create("https://localhost:" + free));
    }

    @Test
    void aServerOfAnotherAuthorityIsNotBelievedAndGetsNoToken() throws Exception {
        serve(new FakeEst(new TestAuthority(NOW), time));
        assertFault(Fault.NOT_BELIEVED, "is not of the authority in ca.pem");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aServerWithAnotherNameIsNotBelieved() throws Exception {
        serve(new FakeEst(authority, authority.server("hub.example"), time));
        assertFault(Fault.NOT_BELIEVED, "is for another name");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aClockThatNothingVouchesForRefusesNoServer() throws Exception {
        time.setWall(Instant.parse("2026-01-02T00:00:00Z"));
        time.setQuality(ClockSource.NONE, Duration.ofDays(1));
        serve(new FakeEst(authority, new SettableTimeSource(NOW)));
        assertThat(enrol().isNew()).isTrue();
    }

    @Test
    void aClockThatSomethingVouchesForDoes() throws Exception {
        serve(new FakeEst(
                authority,
                authority.server(NOW.plus(1, ChronoUnit.HOURS), NOW.plus(2, ChronoUnit.HOURS), "localhost"),
                time));
        assertFault(Fault.NOT_BELIEVED, "begins at 2026-11-22T13:00:00Z, and here it is 2026-11-22T12:00:00Z (ntp)");
        time.advance(Duration.ofHours(3));
        assertFault(Fault.NOT_BELIEVED, "ended at 2026-11-22T14:00:00Z, and here it is 2026-11-22T15:00:00Z (ntp)");
    }

    @Test
    void whatTheServerSaysIsShownOnOneLine() throws Exception {
        server.refuses(403, "application/problem+json", "{\"title\":\"No\",\"detail\":\"This device was\\nretired.\"}");
        assertFault(Fault.REFUSED, "refuses this device: This device was retired. Have a new token made");
        server.refuses(429, "text/plain", "");
        assertFault(Fault.LATER, "asks to come again later. Try again in a few minutes.");
        server.refuses(404, "text/html", "<html>");
        assertFault(Fault.UNREACHABLE, "answers 404 where an enrolment server would not. Check est.url");
        server.refuses(200, "text/html", "<html>");
        assertFault(Fault.UNREACHABLE, "sent no certificate");
    }

    @Test
    void aCertificateThatWasNotAskedForIsNotTaken() throws Exception {
        assertNotTaken(
                asked -> authority.client(asked.name(), TestAuthority.key().getPublic(), NOW, Duration.ofDays(1)),
                "for another key");
        assertNotTaken(
                asked -> authority.client("rxx/other", asked.key(), NOW, Duration.ofDays(1)), "is not for " + NAME);
        assertNotTaken(
                asked -> new TestAuthority(NOW).client(asked.name(), asked.key(), NOW, Duration.ofDays(1)),
                "not of the authority");
        assertNotTaken(
                asked -> authority.leaf(
                        "CN=" + asked.name(),
                        asked.key(),
                        NOW,
                        NOW.plusSeconds(60),
                        KeyPurposeId.id_kp_serverAuth,
                        List.of()),
                "not for a client");
        assertThat(files(folder())).doesNotContain("cert.pem");
    }

    @Test
    void theIdentityOfAnotherDeviceIsNotOverwritten() throws Exception {
        enrol();
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> enrolment(server.uri(), "rxx/dc-0043").run())
                .withMessageContaining("is that of rxx/dc-0042, and the configuration says rxx/dc-0043");
    }

    @Test
    void aFileWithoutATokenIsRefusedWithoutShowingIt() throws Exception {
        Files.writeString(token, "two words of it");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(this::enrol)
                .withMessageContaining("holds no token")
                .withMessageNotContaining("two words");
        Files.delete(token);
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(this::enrol)
                .withMessageContaining("token: is not there. Have a new token made");
        assertThat(server.asked()).isEmpty();
    }

    private void assertNotTaken(final Function<FakeEst.Asked, X509Certificate> issuing, final String says)
            throws Exception {
        server.newToken();
        server.issues(issuing);
        assertFault(Fault.UNUSABLE, says);
    }

    private void assertFault(final Fault fault, final String says) {
        assertFault(fault, says, server.uri());
    }

    private void assertFault(final Fault fault, final String says, final URI uri) {
        assertThatThrownBy(() -> enrolment(uri, NAME).run())
                .isInstanceOfSatisfying(
                        EstException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault))
                .hasMessageContaining(says)
                .hasMessageNotContaining(FakeEst.TOKEN)
                .message()
                .doesNotContain("\n", "..");
    }

    private Enrolment.Enrolled enrol() throws IOException {
        return enrolment(server.uri(), NAME).run();
    }

    private Enrolment enrolment(final URI uri, final String name) {
        return new Enrolment(
                new Enrolment.Request(
                        folder(), uri, name, Optional.of(root.resolve("bundle/ca.pem")), Optional.of(token)),
                IdentityFolder.at(folder()),
                new SiteKeyFiles(root.resolve("keys")),
                time);
    }

    private void serve(final FakeEst other) {
        if (server != null) {
            server.close();
        }
        server = other;
    }

    private Path folder() {
        return root.resolve("data/identity");
    }

    private static List<String> files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String mode(final Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
