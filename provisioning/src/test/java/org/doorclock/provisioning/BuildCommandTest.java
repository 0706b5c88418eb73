// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCommandTest {

    private static final String HEADINGS = "asset_tag,site,door,room,kind,mac,network,address,ntp,phone";

    @TempDir
    private static Path authorities;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** One for all tests; each has a copy. */
    @BeforeAll
    static void found() throws IOException {
        TestAuthority.make(authorities, new SystemTimeSource(ClockTrust.HOST));
        Files.writeString(
                Files.createFile(
                        authorities.resolve("words"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                TestAuthority.PASSPHRASE + "\n");
    }

    @BeforeEach
    void copyAuthority() throws IOException {
        for (final Path file : files(authorities)) {
            final Path copy = folder.resolve(authorities.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(folder.resolve("site.properties"), """
                est.url=https://estates.example:8443
                hub.url=https://doorclock.example/
                broker=ssl://broker.example:8883
                door.pins=default
                """);
    }

    @Test
    void fiftyRowsMakeFiftySignedBundlesAndTheSameAgainChangesNothing() throws Exception {
        sheet(IntStream.rangeClosed(1, 50).mapToObj(BuildCommandTest::row).toArray(String[]::new));

        assertThat(build()).as("%s", err).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("50 made, 0 unchanged, 0 left");
        assertThat(tags()).hasSize(50);
        final Map<String, FileTime> before = times();
        assertThat(build()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("0 made, 50 unchanged, 0 left");
        assertThat(times()).isEqualTo(before);
        assertThat(provision(
                        "verify", "--authority", authority(), bundle("DC-0050").toString()))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aBundleIsAllThatACardNeedsAndOnlyItsOwnerCanReadWhatIsSecret() throws Exception {
        sheet(row(1));
        build();

        assertThat(files(bundle("DC-0001")).stream()
                        .map(file -> bundle("DC-0001").relativize(file).toString()))
                .containsExactlyInAnyOrder(
                        "user-data",
                        "meta-data",
                        "network-config",
                        "doorclock/door.properties",
                        "doorclock/ca.pem",
                        "doorclock/release.pem",
                        "doorclock/token",
                        "doorclock/manifest.json",
                        "doorclock/manifest.sig");
        assertThat(mode("")).isEqualTo("rwx------");
        assertThat(mode("doorclock/token")).isEqualTo("rw-------");
        assertThat(mode("network-config")).isEqualTo("rw-------");
        assertThat(Files.readString(bundle("DC-0001").resolve("doorclock/door.properties"))
                        .lines())
                .contains(
                        "site=rxx",
                        "device=dc-0001",
                        "door=ct1",
                        "name=CT 1",
                        "kind=ct-door",
                        "phone=4417",
                        "pins=default",
                        "broker=ssl://broker.example:8883",
                        "est.url=https://estates.example:8443",
                        "identity=/var/lib/doorclock/data/identity");
        assertThat(bundle("DC-0001").resolve("doorclock/ca.pem"))
                .hasSameBinaryContentAs(folder.resolve("authority/ca.pem"));
    }

    @Test
    void theTokenIsInItsFileAndNowhereElse() throws Exception {
        sheet(row(1));
        build();

        final String token = Files.readString(bundle("DC-0001").resolve("doorclock/token"));

        assertThat(token).hasSizeGreaterThan(20);
        for (final Path file : files(folder)) {
            if (!file.endsWith("token")) {
                assertThat(Files.readAllBytes(file)).asString().doesNotContain(token);
            }
        }
        assertThat(out + "" + err).doesNotContain(token);
    }

    @Test
    void threeBadRowsStopAllWithThreeMessagesAndNothingIsWritten() throws Exception {
        sheet(
                row(1),
                row(2).replace("ct-door", "lift"),
                row(3).replace("4417", "x"),
                row(4).replace(",dhcp", ",static"));

        assertThat(build()).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("row 3, kind"))
                .anySatisfy(line -> assertThat(line).contains("row 4, phone"))
                .anySatisfy(line -> assertThat(line).contains("row 5, address"));
        assertNothingWritten();
    }

    @Test
    void whatOnlyTheRegisterOrThePasswordsKnowToBeWrongStopsAllToo() throws Exception {
        sheet(row(1));
        build();
        sheet(row(2).replace("ct2", "ct1"));
        err.getBuffer().setLength(0);
        assertThat(build()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("row 2: rxx/dc-0002: door ct1 has rxx/dc-0001 already");
        assertThat(tags()).containsExactly("DC-0001");

        sheet(row(1), row(3).replace(",dhcp", ",wifi:Ward"));
        err.getBuffer().setLength(0);
        assertThat(build()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("row 3, network: the password of this Wi-Fi is not known");
        assertThat(tags()).containsExactly("DC-0001");
    }

    @Test
    void aChangedRowChangesItsBundleAloneAndKeepsItsToken() throws Exception {
        sheet(row(1), row(2));
        build();
        final Map<String, FileTime> before = times();
        final String token = Files.readString(bundle("DC-0002").resolve("doorclock/token"));
        sheet(row(1), row(2).replace("CT 2", "\"CT 2, level 3\""));

        assertThat(build()).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("1 made, 1 unchanged");
        final Map<String, FileTime> after = times();
        assertThat(after.keySet().stream().filter(file -> !after.get(file).equals(before.get(file))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).contains("DC-0002"));
        assertThat(bundle("DC-0002").resolve("doorclock/token")).hasContent(token);
        assertThat(Files.readString(bundle("DC-0002").resolve("doorclock/door.properties")))
                .contains("name=CT 2, level 3");
    }

    @Test
    void aLostOrDamagedBundleIsMadeAgainAndWhatAPowerCutLeftIsCleared() throws Exception {
        sheet(row(1), row(2), row(3));
        build();
        delete(bundle("DC-0001"));
        Files.writeString(bundle("DC-0002").resolve("user-data"), "#cloud-config\n");
        Files.move(bundle("DC-0003"), folder.resolve("bundles/.DC-0003.old"));
        Files.createDirectories(folder.resolve("bundles/.DC-0009.new/doorclock"));

        assertThat(build()).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("2 made, 1 unchanged");
        assertThat(tags()).containsExactly("DC-0001", "DC-0002", "DC-0003");
        assertThat(provision(
                        "verify",
                        "--authority",
                        authority(),
                        bundle("DC-0001").toString(),
                        bundle("DC-0002").toString(),
                        bundle("DC-0003").toString()))
                .as("%s", out)
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void whateverIsChangedInABundleIsFound() throws Exception {
        sheet(row(1));
        build();
        final Path bundle = bundle("DC-0001");
        for (final Path file : files(bundle)) {
            final byte[] content = Files.readAllBytes(file);
            content[content.length / 2] ^= 1;
            final Path whole = Files.move(file, file.resolveSibling("aside"));
            Files.write(file, content);
            out.getBuffer().setLength(0);
            assertThat(provision("verify", "--json", "--authority", authority(), bundle.toString()))
                    .as("%s", file)
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(new ObjectMapper()
                            .readTree(out.toString())
                            .path("bundles")
                            .path(0)
                            .path("sound")
                            .asBoolean())
                    .isFalse();
            Files.delete(file);
            Files.move(whole, file);
        }
        assertThat(provision("verify", "--authority", authority(), bundle.toString()))
                .isEqualTo(ExitCode.DONE);
        Files.delete(bundle.resolve("doorclock/token"));
        assertThat(provision("verify", "--authority", authority(), bundle.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).contains("doorclock/token: is missing: used by the device, or not copied");
    }

    @Test
    void aDeviceWhoseIdentityWasTakenGetsACardOnlyWhenAskedFor() throws Exception {
        sheet(row(1));
        build();
        assertThat(provision("revoke", "--authority", authority(), "--passphrase-file", words(), "DC-0001"))
                .as("%s", err)
                .isEqualTo(ExitCode.DONE);
        final String token = Files.readString(bundle("DC-0001").resolve("doorclock/token"));

        assertThat(build()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("For a new card: --again DC-0001", "0 made, 0 unchanged, 1 left");
        assertThat(build("--again", "dc-0001")).isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(bundle("DC-0001").resolve("doorclock/token")))
                .isNotEqualTo(token);
    }

    @Test
    void settingsThatCannotBeAreOneLine() throws Exception {
        sheet(row(1));
        Files.writeString(folder.resolve("site.properties"), "est.ulr=https://estates.example:8443\n");
        assertThat(build()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().contains("Did you mean est.url?");
        err.getBuffer().setLength(0);
        Files.writeString(folder.resolve("site.properties"), "est.url=http://estates.example\n");
        assertThat(build()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("est.url: must be a URL that begins with https");
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/est", "/.well-known/est/", "?site=rxx", "#est"})
    void anEnrolmentServerThatADoorWouldRefuseIsRefusedHere(final String behind) throws Exception {
        sheet(row(1));
        final Path site = folder.resolve("site.properties");
        Files.writeString(site, Files.readString(site).replace(":8443", ":8443" + behind));

        assertThat(build()).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("est.url: must be https://host or https://host:port, with nothing behind");
        assertNothingWritten();
    }

    private static String row(final int number) {
        return "DC-%04d,rxx,ct%d,CT %d,ct-door,,dhcp,,ntp1.example ntp2.example,4417".formatted(number, number, number);
    }

    private void sheet(final String... rows) throws IOException {
        Files.writeString(folder.resolve("doors.csv"), HEADINGS + "\r\n" + String.join("\r\n", rows));
    }

    private int build(final String... more) {
        return provision(Stream.concat(
                        Stream.of(
                                "build",
                                folder.resolve("doors.csv").toString(),
                                "--authority",
                                authority(),
                                "--passphrase-file",
                                words(),
                                "--out",
                                folder.resolve("bundles").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private int provision(final String... args) {
        return ProvisionMain.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private String authority() {
        return folder.resolve("authority").toString();
    }

    private String words() {
        return folder.resolve("words").toString();
    }

    private Path bundle(final String tag) {
        return folder.resolve("bundles").resolve(tag);
    }

    private List<String> tags() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("bundles"))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertNothingWritten() throws IOException {
        assertThat(folder.resolve("bundles")).doesNotExist();
        assertThat(Files.readString(folder.resolve("authority/register.json"))).doesNotContain("dc-0001");
    }

    private String mode(final String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(bundle("DC-0001").resolve(file)));
    }

    private Map<String, FileTime> times() throws IOException {
        final Map<String, FileTime> times = new TreeMap<>();
        for (final Path file : files(folder.resolve("bundles"))) {
            times.put(file.toString(), Files.getLastModifiedTime(file));
        }
        return times;
    }

    private static List<Path> files(final Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
    }

    private static void delete(final Path folder) throws IOException {
        for (final Path file : files(folder)) {
            Files.delete(file);
        }
        Files.delete(folder.resolve("doorclock"));
        Files.delete(folder);
    }
}
