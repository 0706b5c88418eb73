// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorclock.provisioning.authority.AuthorityFolder;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.DeviceState;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.Register;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Pem;
import org.doorclock.tls.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on an authority, as they are typed. */
class AuthorityCommandsTest {

    private static final DeviceName CT1 = new DeviceName("rxx", "dc-0001");
    private static final String OTHER_PASSPHRASE = "four quite other words";

    @TempDir
    private Path folder;

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path passphrase;

    @BeforeEach
    void write() throws IOException {
        passphrase = secret("passphrase", TestAuthority.PASSPHRASE);
    }

    @Test
    void anAuthorityIsMadeOnceWithItsKeysEncryptedAndWorksWithoutItsRootKey() throws Exception {
        final Path rootPhrase = secret("root-passphrase", OTHER_PASSPHRASE);
        assertThat(run(
                        "init",
                        "--name",
                        "Example Trust",
                        "--passphrase-file",
                        passphrase.toString(),
                        "--root-passphrase-file",
                        rootPhrase.toString()))
                .isEqualTo(ExitCode.DONE);
        final AuthorityFolder files = new AuthorityFolder(folder.resolve("authority"));
        assertThat(out.toString()).contains("move " + files.rootKey(), "delete it here");
        opens(files.rootKey(), rootPhrase);
        opens(files.issuingKey(), passphrase);

        Files.delete(files.rootKey());
        assertThat(run(
                        "server",
                        "hub",
                        "--san",
                        "hub.example",
                        "--san",
                        "10.1.2.3",
                        "--passphrase-file",
                        passphrase + ""))
                .isEqualTo(ExitCode.DONE);
        final Identity hub = Identity.read(files.serverKey("hub"), files.serverCertificate("hub"));
        assertThat(hub.chain()).hasSize(2);
        assertThat(hub.certificate().getSubjectAlternativeNames()).hasSize(2);
        assertThat(Trust.read(files.anchors())
                        .with(Pem.crls(files.crl()), "crl")
                        .crls())
                .hasSize(2);

        assertThat(run("init", "--name", "Another", "--passphrase-file", passphrase.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("never overwritten");
        assertThat(Files.exists(folder.resolve("authority.making"))).isFalse();
        assertNothingIsOpen(files);
        assertNowhere(TestAuthority.PASSPHRASE, OTHER_PASSPHRASE);
    }

    @Test
    void aPassphraseThatOthersMayReadOrIsShortOrWrongIsRefused() throws Exception {
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("init", "--name", "Example", "--passphrase-file", passphrase.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("chmod 600");
        final Path brief = secret("brief", "tooshort");
        assertThat(run("init", "--name", "Example", "--passphrase-file", brief.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("too short");
        assertThat(run("init", "--name", "Example")).isEqualTo(ExitCode.UNAVAILABLE);
        assertOneLine("nobody can be asked");
        assertThat(run("init", "--name", "Exa/mple", "--passphrase-file", brief.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("--name");
        assertThat(Files.exists(folder.resolve("authority"))).isFalse();

        TestAuthority.make(folder, time);
        final Path wrong = secret("wrong", OTHER_PASSPHRASE);
        assertThat(run("crl", "--passphrase-file", wrong.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("the passphrase does not open this key");
        assertNowhere(TestAuthority.PASSPHRASE, OTHER_PASSPHRASE, "tooshort");
    }

    @Test
    void aServersKeyIsNeverOverwrittenAndItsCertificateIsRenewed() throws Exception {
        final AuthorityFolder files = TestAuthority.make(folder, time);
        final String with = passphrase.toString();
        assertThat(run("server", "enrol", "--san", "localhost", "--passphrase-file", with))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("--renew");
        final byte[] key = Files.readAllBytes(files.serverKey("enrol"));
        final X509Certificate before =
                Pem.certificates(files.serverCertificate("enrol")).getFirst();
        assertThat(run("server", "enrol", "--renew", "--passphrase-file", with)).isEqualTo(ExitCode.DONE);
        final Identity after = Identity.read(files.serverKey("enrol"), files.serverCertificate("enrol"));
        assertThat(Files.readAllBytes(files.serverKey("enrol"))).isEqualTo(key);
        assertThat(after.certificate().getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        assertThat(after.certificate().getSubjectAlternativeNames())
                .containsExactlyElementsOf(before.getSubjectAlternativeNames());

        assertThat(run("server", "doorclock-hub", "--client", "--passphrase-file", with))
                .isEqualTo(ExitCode.DONE);
        final X509Certificate client =
                Pem.certificates(files.serverCertificate("doorclock-hub")).getFirst();
        assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=doorclock-hub");
        assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");

        assertThat(run("server", "x", "--passphrase-file", with)).isEqualTo(ExitCode.WRONG_USE);
        assertOneLine("--san");
        assertThat(run("server", "x", "--san", "not a host", "--passphrase-file", with))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("neither a host's name nor an IP address");
        assertThat(run("server", "Up/Down", "--san", "x", "--passphrase-file", with))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("NAME must be");
    }

    @Test
    void aTokenGoesIntoAFileOfItsOwnersAloneAndNowhereElse() throws Exception {
        final Register register = register();
        TestAuthority.plan(register, CT1);
        final Path file = folder.resolve("token");
        assertThat(run("token", "DC-0001", "--token-out", file.toString(), "--json"))
                .isEqualTo(ExitCode.DONE);
        final String token = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(register.devices().getFirst().token().orElseThrow().isOf(EnrolmentToken.of(token)))
                .isTrue();
        assertThat(out.toString()).contains("\"device\":\"rxx/dc-0001\"");
        assertThat(run("token", "rxx/dc-0001", "--token-out", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("never overwritten");
        Files.delete(file);
        assertNowhere(token);

        assertThat(run("token", "DC-0007")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("The nearest is dc-0001");
        assertThat(run("token", "DC-0001", "--valid-days", "0")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("--valid-days");
    }

    @Test
    void whatIsRevokedIsInTheListAtOnceWithThePassphrase() throws Exception {
        final AuthorityFolder files = TestAuthority.make(folder, time);
        assertThat(run("revoke", "server:enrol", "--reason", "superseded", "--passphrase-file", passphrase + ""))
                .isEqualTo(ExitCode.DONE);
        final Register register = Register.open(files.folder(), time);
        final IssuedCertificate revoked = register.read().certificates().getFirst();
        assertThat(Pem.crls(files.crl())
                        .getFirst()
                        .getRevokedCertificate(new java.math.BigInteger(revoked.serial(), 16)))
                .isNotNull();
        assertThat(run("revoke", "server:enrol")).as("it was stolen after all").isEqualTo(ExitCode.DONE);
        assertThat(register.read().certificates()).allMatch(IssuedCertificate::isCompromised);
        assertThat(run("revoke", "server:enrol")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("has no certificate that could be revoked");
        assertThat(run("revoke", "server:enrol", "--reason", "boredom")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("--reason");
    }

    @Test
    void aDeviceIsSwappedAndRetired() throws Exception {
        final Register register = register();
        TestAuthority.plan(register, CT1);
        assertThat(run("swap", "DC-0001", "DC-0002", "--json")).isEqualTo(ExitCode.DONE);
        final String token =
                new ObjectMapper().readTree(out.toString()).path("token").asText();
        final DeviceName fresh = new DeviceName("rxx", "dc-0002");
        assertThat(register.read().device(fresh).orElseThrow())
                .matches(device -> device.assetTag().equals("DC-0002")
                        && device.door().equals("door-of-dc-0001")
                        && device.token().orElseThrow().isOf(EnrolmentToken.of(token)));
        assertThat(run("swap", "DC-0001", "DC-0003")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("has rxx/dc-0002");
        assertThat(run("retire", "dc-0002", "--out", records().toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("Door door-of-dc-0001 is free", "provision crl");
        assertThat(register.devices()).allMatch(device -> device.state() == DeviceState.RETIRED);
        assertThat(run("revoke", "dc-0009")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("no such device");
    }

    @Test
    void aRetirementLeavesADatedRecordThatCanBeWrittenAgain() throws Exception {
        final AuthorityFolder files = TestAuthority.make(folder, time);
        final Register register = Register.open(files.folder(), time);
        TestAuthority.plan(register, CT1);
        final IssuedCertificate certificate = new IssuedCertificate(
                "0a1b", CT1.toString(), "key", time.now(), time.now().plusSeconds(1000), Optional.empty());
        register.change(now -> new Register.Changed<>(now.with(certificate), true));
        assertThat(run("retire", "DC-0001", "--out", records().toString())).isEqualTo(ExitCode.DONE);
        final Device.Retired end =
                register.read().device(CT1).orElseThrow().retired().orElseThrow();
        final Path record = records().resolve("DC-0001-" + end.at().toString().substring(0, 10) + ".json");
        final JsonNode node = new ObjectMapper().readTree(record.toFile());
        assertThat(node.path("retired").asText()).isEqualTo(end.at().toString());
        assertThat(node.path("by").asText()).isEqualTo("os:" + System.getProperty("user.name"));
        assertThat(node.path("door").asText()).isEqualTo("door-of-dc-0001");
        assertThat(node.at("/certificates/0/serial").asText()).isEqualTo("0a1b");

        final byte[] before = Files.readAllBytes(record);
        final Path page = Path.of(record.toString().replace(".json", ".pdf"));
        assertThat(page).isNotEmptyFile();
        Files.delete(record);
        Files.delete(page);
        assertThat(run("retire", "DC-0001", "--out", records().toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("retired already, ");
        assertThat(record).hasBinaryContent(before);
        assertThat(page).isNotEmptyFile();
    }

    private Path records() {
        return folder.resolve("retired");
    }

    @Test
    void anAuditLogThatWasTamperedWithIsFound() throws Exception {
        final AuthorityFolder files = TestAuthority.make(folder, time);
        assertThat(run("audit")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("The audit log is whole: 2 entries, head 2:");
        final Path log = files.folder().resolve("audit/audit.jsonl");
        Files.writeString(log, Files.readString(log).replace("Example Trust", "Another Trust"));
        assertThat(run("audit")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("line 1: entry 1 was changed", "NOT whole");
        assertThat(run("audit", "--head", "nonsense")).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("--head");
    }

    @Test
    void keysThatWereMixedUpAreRefused() throws Exception {
        final AuthorityFolder files = TestAuthority.make(folder, time);
        Files.copy(files.rootKey(), files.issuingKey(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(run("crl", "--passphrase-file", passphrase.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("is not the key of");
    }

    @Test
    void aFolderThatIsNoAuthoritysIsNamed() {
        assertThat(run("token", "DC-0001")).isEqualTo(ExitCode.UNAVAILABLE);
        assertOneLine("provision init");
        assertThat(run("serve", "--passphrase-file", passphrase.toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertOneLine("provision server enrol");
    }

    private Register register() throws IOException {
        return Register.open(TestAuthority.make(folder, time).folder(), time);
    }

    private Path secret(final String file, final String text) throws IOException {
        final Path written = Files.createFile(
                folder.resolve(file),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(written, text + "\n");
    }

    /** Another program opens the key with the passphrase, and not without. */
    private static void opens(final Path key, final Path phrase) throws Exception {
        final Process process = new ProcessBuilder(
                        "openssl", "pkey", "-in", key.toString(), "-passin", "file:" + phrase, "-noout", "-text")
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("NIST CURVE: P-256");
        assertThat(Files.readString(key)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }

    private static void assertNothingIsOpen(final AuthorityFolder files) throws IOException {
        final Set<PosixFilePermission> others = PosixFilePermissions.fromString("---rwxrwx");
        try (Stream<Path> all = Files.walk(files.folder())) {
            assertThat(all.toList())
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file)).doesNotContainAnyElementsOf(others));
        }
    }

    /** Neither printed nor in any file but the ones that this test wrote. */
    private void assertNowhere(final String... secrets) throws IOException {
        final List<String> said = new java.util.ArrayList<>(List.of(out.toString(), err.toString()));
        try (Stream<Path> all = Files.walk(folder.resolve("authority"))) {
            for (final Path file : all.filter(Files::isRegularFile).toList()) {
                said.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(said).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    }

    private int run(final String... args) {
        final List<String> all = new java.util.ArrayList<>(List.of(args));
        all.addAll(List.of("--authority", folder.resolve("authority").toString()));
        return ProvisionMain.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private void assertOneLine(final String expected) {
        assertThat(err.toString().lines()).singleElement().asString().contains(expected);
        err.getBuffer().setLength(0);
    }
}
