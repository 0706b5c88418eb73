// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.doorclock.identity.SiteKeys;
import org.doorclock.limit.Attempts;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.AuthorityFolder;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.DeviceState;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.SystemTimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of RFC 7030 that is offered, with curl and openssl as the device. */
class EstByCurlTest {

    private static final DeviceName CT1 = new DeviceName("rxx", "dc-0001");
    private static final DeviceName CT2 = new DeviceName("rxx", "dc-0002");

    @TempDir
    private Path folder;

    private final SettableTimeSource time = new SettableTimeSource(new SystemTimeSource(ClockTrust.HOST).now());
    private Tools tools;
    private AuthorityFolder files;
    private Authority authority;
    private EstServer server;
    private EnrolmentToken token;

    @BeforeEach
    void serve() throws Exception {
        tools = new Tools(Files.createDirectory(folder.resolve("device")));
        files = TestAuthority.make(folder, time);
        new SiteKeys(folder.resolve("keys")).create();
        authority = TestAuthority.open(files, Storage.DISK, time);
        server = EstServer.start(
                authority, "127.0.0.1", 0, "enrol", Optional.of(new DoorKeyFiles(folder.resolve("keys"))), time);
        token = TestAuthority.plan(authority.register(), CT1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDeviceGetsItsAuthoritiesItsFirstCertificateTheSitesKeysAndItsNextCertificate() throws Exception {
        final Tools.Answer authorities = get("/.well-known/est/cacerts");
        assertThat(authorities.status()).isEqualTo(200);
        assertThat(authorities.headers()).contains("Content-Type: application/pkcs7-mime\r\n");
        Files.writeString(tools.file("ca.p7"), authorities.body());
        assertThat(pkcs7("ca.p7", "ca.pem"))
                .contains("Example Trust Doorclock root", "Example Trust Doorclock issuing");

        final Tools.Answer attributes = get("/.well-known/est/csrattrs");
        assertThat(attributes.headers()).contains("Content-Type: application/csrattrs\r\n");
        Files.write(tools.file("attributes.der"), Base64.getMimeDecoder().decode(attributes.body()));
        assertThat(tools.openssl("asn1parse", "-inform", "DER", "-in", "attributes.der")
                        .ok()
                        .said())
                .contains(":id-ecPublicKey", ":prime256v1", ":ecdsa-with-SHA256");

        request("one", CT1.toString());
        final Tools.Answer enrolled = enrol(CT1, token, "one");
        assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(200);
        assertThat(enrolled.headers())
                .contains("Content-Type: application/pkcs7-mime; smime-type=certs-only\r\n")
                .doesNotContain("Content-Transfer-Encoding", "WWW-Authenticate");
        keep(enrolled, "one");
        assertThat(tools.openssl("x509", "-in", "one.crt", "-noout", "-subject", "-ext", "extendedKeyUsage")
                        .ok()
                        .said())
                .contains("subject=CN = rxx/dc-0001", "TLS Web Client Authentication")
                .doesNotContain("Server");
        tools.openssl("x509", "-in", "one.crt", "-noout", "-checkend", days(29)).ok();
        assertThat(tools.openssl("x509", "-in", "one.crt", "-noout", "-checkend", days(31))
                        .code())
                .isEqualTo(1);
        assertThat(device(CT1).state()).isEqualTo(DeviceState.PENDING);

        final Tools.Answer keys = get(EstRoutes.SITE_KEYS, with("one"));
        assertThat(keys.body())
                .contains(Files.readString(folder.resolve("keys/token.key")).strip())
                .contains(Files.readString(folder.resolve("keys/seal.public")).strip())
                .doesNotContain("private");
        assertThat(device(CT1).token())
                .as("destroyed once its certificate was shown")
                .isEmpty();

        request("two", CT1.toString());
        final Tools.Answer renewed = renew("one", "two");
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        keep(renewed, "two");
        request("three", CT1.toString());
        assertThat(renew("two", "three").status()).isEqualTo(200);
        assertThat(audit())
                .contains("device-enrol", "device-site-keys", "device-renew")
                .doesNotContain(token.reveal());
    }

    @Test
    void aTokenServesOneKeyOnce() throws Exception {
        request("mine", CT1.toString());
        request("other", CT1.toString());
        keep(enrol(CT1, token, "mine"), "mine");

        assertThat(enrol(CT1, token, "other").status()).isEqualTo(401);
        assertLastRefused("The token was used already.");

        final Tools.Answer again = enrol(CT1, token, "mine");
        assertThat(again.status()).as("the answer was lost").isEqualTo(200);
        keep(again, "again");
        assertThat(Files.readString(tools.file("again.crt"))).isEqualTo(Files.readString(tools.file("mine.crt")));

        get(EstRoutes.SITE_KEYS, with("mine"));
        assertThat(enrol(CT1, token, "mine").status()).as("it has its answer").isEqualTo(401);
    }

    @Test
    void aTokenThatExpiredOrIsForAnotherDoorIsRefused() throws Exception {
        TestAuthority.plan(authority.register(), CT2);
        request("two", CT2.toString());
        final Tools.Answer other = enrol(CT2, token, "two");
        assertThat(other.status()).isEqualTo(401);
        assertThat(other.headers()).contains("WWW-Authenticate: Basic realm=");
        assertLastRefused("The device is not known or the token is not its.");

        time.advance(Register.TOKEN_VALID);
        request("one", CT1.toString());
        assertThat(enrol(CT1, token, "one").status()).isEqualTo(401);
        assertLastRefused("The token has expired.");
        assertThat(device(CT1).state()).isEqualTo(DeviceState.PLANNED);
    }

    @Test
    void whoeverTriesTokensIsSlowedDownAndKeepsNobodyOutWhoHasTheRightOne() throws Exception {
        request("one", CT1.toString());
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(enrol(CT1, EnrolmentToken.of("guess-" + i), "one").status())
                    .isEqualTo(401);
        }
        final Tools.Answer locked = enrol(CT1, EnrolmentToken.of("guess-more"), "one");
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers()).contains("Retry-After: ");
        assertThat(audit()).contains("\"what\":\"enrolment-lock-out\"").doesNotContain("guess-");

        assertThat(enrol(CT1, token, "one").status()).isEqualTo(200);
    }

    @Test
    void requestsForAnythingElseAreRefusedAndTheTokenStaysGood() throws Exception {
        request("wrong-name", CT2.toString());
        assertRefused("wrong-name", 403, "Its subject is not this device's.");
        csr("more-names", "/O=Example/CN=rxx\\/dc-0001", "ec");
        assertRefused("more-names", 403, "Its subject is not this device's.");
        csr("rsa", "/CN=rxx\\/dc-0001", "rsa");
        assertRefused("rsa", 400, "Its key is not an elliptic curve key on P-256.");
        csr("p384", "/CN=rxx\\/dc-0001", "p384");
        assertRefused("p384", 400, "Its key is not an elliptic curve key on P-256.");
        csr("extensions", "/CN=rxx\\/dc-0001", "ec", "-addext", "subjectAltName=DNS:hub.example");
        assertRefused("extensions", 400, "It asks for extensions.");
        request("forged", CT1.toString());
        forgeSignature("forged");
        assertRefused("forged", 400, "It is not signed with the key that it names.");
        Files.writeString(tools.file("junk.b64"), "AAAA");
        assertRefused("junk", 400, "It is no PKCS #10 request.");
        Files.writeString(tools.file("pem.b64"), "-----BEGIN CERTIFICATE REQUEST-----");
        assertRefused("pem", 400, "It is not in Base64.");
        Files.writeString(tools.file("large.b64"), "A".repeat(20_000));
        assertThat(enrol(CT1, token, "large").status()).isEqualTo(413);
        assertThat(tools.curl(url("/.well-known/est/simpleenroll"), trusting("--config", "user", "--data", "x"))
                        .status())
                .isEqualTo(415);

        request("right", CT1.toString());
        assertThat(enrol(CT1, token, "right").status()).isEqualTo(200);
    }

    @Test
    void aKeyOfAnotherDeviceIsRefused() throws Exception {
        request("one", CT1.toString());
        enrol(CT1, token, "one");
        final EnrolmentToken second = TestAuthority.plan(authority.register(), CT2);
        tools.openssl(
                        "req",
                        "-new",
                        "-key",
                        "one.key",
                        "-subj",
                        "/CN=rxx\\/dc-0002",
                        "-outform",
                        "DER",
                        "-out",
                        "x.der")
                .ok();
        toBase64("x");
        final Tools.Answer refused = enrol(CT2, second, "x");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Its key is known already");
    }

    @Test
    void aRevokedCertificateIsRefusedAtOnceAndInTheListWithinSeconds() throws Exception {
        request("one", CT1.toString());
        keep(enrol(CT1, token, "one"), "one");
        request("two", CT1.toString());
        tools.openssl(verify("one")).ok();

        new Lifecycle(authority.register(), time).revoke(CT1, RevocationReason.KEY_COMPROMISE, "os:test");

        assertThat(renew("one", "two").status()).isEqualTo(403);
        assertThat(get(EstRoutes.SITE_KEYS, with("one")).status()).isEqualTo(403);
        assertLastRefused("The certificate is revoked or has ended.");
        Awaitility.await().untilAsserted(() -> {
            Files.writeString(tools.file("crl.pem"), get(EstRoutes.CRL).body());
            assertThat(tools.openssl(verify("one")).said()).contains("certificate revoked");
        });
        assertThat(tools.openssl("crl", "-in", "crl.pem", "-noout", "-text")
                        .ok()
                        .said())
                .contains("Key Compromise");

        assertThat(enrol(CT1, token, "two").status()).as("its token too").isEqualTo(401);
        final EnrolmentToken fresh = authority.register().reissue(CT1, Duration.ofDays(1), "os:test");
        assertThat(enrol(CT1, fresh, "one").body()).as("its key too").contains("Its key is known already");
        assertThat(enrol(CT1, fresh, "two").status()).isEqualTo(200);
    }

    @Test
    void withoutACertificateOrWithAForeignOneNothingIsRenewed() throws Exception {
        request("one", CT1.toString());
        assertThat(tools.curl(url("/.well-known/est/simplereenroll"), body("one"))
                        .status())
                .isEqualTo(403);
        tools.openssl(
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-keyout",
                        "foreign.key",
                        "-out",
                        "foreign.crt",
                        "-subj",
                        "/CN=rxx\\/dc-0001",
                        "-days",
                        "2")
                .ok();
        assertThat(renew("foreign", "one").status()).as("no connection").isZero();
        assertThat(tools.curl(url("/.well-known/est/simpleenroll"), body("one")).status())
                .as("nobody said who it is")
                .isEqualTo(401);
        assertThat(get("/.well-known/est/simpleenroll").headers()).contains("Allow: POST");
        assertThat(get("/.well-known/est/serverkeygen").status()).isEqualTo(404);
    }

    private void assertRefused(final String name, final int status, final String why) throws Exception {
        final Tools.Answer refused = enrol(CT1, token, name);
        assertThat(refused.status()).as(name + ": " + refused.body()).isEqualTo(status);
        assertThat(refused.headers()).contains("Content-Type: application/problem+json");
        assertThat(refused.body()).contains(why);
        assertLastRefused(why);
        assertThat(device(CT1).token().orElseThrow().use()).isEmpty();
    }

    private void assertLastRefused(final String why) throws IOException {
        assertThat(audit().lines().toList().getLast()).contains("\"outcome\":\"refused\"", why, "127.0.0.1");
    }

    private Tools.Answer get(final String path, final String... arguments) throws Exception {
        return tools.curl(url(path), trusting(arguments));
    }

    private Tools.Answer enrol(final DeviceName name, final EnrolmentToken with, final String request)
            throws Exception {
        Files.writeString(tools.file("user"), "user = \"" + name + ":" + with.reveal() + "\"\n");
        return tools.curl(url("/.well-known/est/simpleenroll"), body(request, "--config", "user"));
    }

    private Tools.Answer renew(final String shown, final String request) throws Exception {
        return tools.curl(url("/.well-known/est/simplereenroll"), body(request, with(shown)));
    }

    private static String[] with(final String certificate) {
        return new String[] {"--cert", certificate + ".crt", "--key", certificate + ".key"};
    }

    private String[] body(final String request, final String... arguments) {
        return trusting(concat(
                arguments, "--data-binary", "@" + request + ".b64", "--header", "Content-Type: application/pkcs10"));
    }

    private String[] trusting(final String... arguments) {
        return concat(arguments, "--cacert", files.anchors().toString());
    }

    private static String[] concat(final String[] some, final String... more) {
        final List<String> all = new java.util.ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String url(final String path) {
        return "https://localhost:" + server.port() + path;
    }

    private void request(final String file, final String commonName) throws Exception {
        csr(file, "/CN=" + commonName.replace("/", "\\/"), "ec");
    }

    private void csr(final String file, final String subject, final String kind, final String... more)
            throws Exception {
        final String[] key = switch (kind) {
            case "rsa" -> new String[] {"-newkey", "rsa:1024"};
            case "p384" -> new String[] {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"};
            default -> new String[] {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"};
        };
        final String[] request = {
            "req",
            "-new",
            "-nodes",
            "-subj",
            subject,
            "-keyout",
            file + ".key",
            "-outform",
            "DER",
            "-out",
            file + ".der"
        };
        tools.openssl(concat(request, concat(key, more))).ok();
        toBase64(file);
    }

    private void toBase64(final String file) throws IOException {
        Files.writeString(
                tools.file(file + ".b64"),
                Base64.getMimeEncoder().encodeToString(Files.readAllBytes(tools.file(file + ".der"))));
    }

    private void forgeSignature(final String file) throws IOException {
        final byte[] der = Files.readAllBytes(tools.file(file + ".der"));
        der[der.length - 1] ^= 1;
        Files.write(tools.file(file + ".der"), der);
        toBase64(file);
    }

    /** The certificate that came, as PEM beside its key. */
    private void keep(final Tools.Answer answer, final String file) throws Exception {
        Files.writeString(tools.file(file + ".p7"), answer.body());
        pkcs7(file + ".p7", file + ".crt");
    }

    private String pkcs7(final String from, final String to) throws Exception {
        final byte[] der = Base64.getMimeDecoder()
                .decode(Files.readString(tools.file(from)).getBytes(US_ASCII));
        Files.write(tools.file(from + ".der"), der);
        tools.openssl("pkcs7", "-inform", "DER", "-in", from + ".der", "-print_certs", "-out", to)
                .ok();
        return Files.readString(tools.file(to));
    }

    private String[] verify(final String certificate) throws Exception {
        Files.writeString(tools.file("crl.pem"), get(EstRoutes.CRL).body());
        return new String[] {
            "verify",
            "-CAfile",
            files.anchors().toString(),
            "-CRLfile",
            "crl.pem",
            "-crl_check_all",
            certificate + ".crt"
        };
    }

    private Device device(final DeviceName name) throws IOException {
        return authority.register().read().device(name).orElseThrow();
    }

    private String audit() throws IOException {
        return Files.readString(files.folder().resolve("audit/audit.jsonl"));
    }

    private static String days(final int days) {
        return Long.toString(Duration.ofDays(days).toSeconds());
    }
}
