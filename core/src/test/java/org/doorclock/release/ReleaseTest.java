// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.doorclock.release.Manifest.ReleaseFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {

    private static final Instant MADE = Instant.parse("2026-11-22T12:00:00Z");
    private static final String DIGEST = "0".repeat(64);

    @TempDir
    private Path directory;

    private final TestSigner signer;

    ReleaseTest() throws Exception {
        signer = new TestSigner();
    }

    private Path program(final String version) throws IOException {
        final Path folder = Files.createDirectories(directory.resolve("app"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("version"), version + "\n");
        Files.writeString(folder.resolve("doorclock-door.jar"), "a program");
        Files.writeString(folder.resolve("door"), "a script");
        Files.writeString(folder.resolve("lib/core-1.0.jar"), "a library");
        Files.writeString(folder.resolve("doorclock-door.aot"), "made on this machine alone");
        return folder;
    }

    private Manifest pack(final String version, final String atLeast, final String to) throws IOException {
        return Packing.pack(program(version), Version.of(atLeast), MADE, directory.resolve(to));
    }

    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.1.9, 1",
        "0.10.0, 0.9.0, 1",
        "1.0, 0.99.99, 1",
        "0.1.0, 0.1, 0",
        "0.1.0.1, 0.1.0, 1",
        "0.1.0, 0.1.0, 0"
    })
    void versionsAreComparedNumberByNumber(final String one, final String other, final int order) {
        assertThat(Version.of(one).compareTo(Version.of(other))).isEqualTo(order);
        assertThat(Version.of(other).compareTo(Version.of(one))).isEqualTo(-order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.", "v1.0", "1.0-rc1", "01.0", "1.0.0.0.0", "1.0/..", "../1.0", "1.0\n", "9999999.0"})
    void whatIsNoVersionIsNone(final String text) {
        assertThat(Version.parse(text)).isEmpty();
    }

    @Test
    void theSameProgramIsTheSameContent() throws Exception {
        final Manifest one = pack("0.2.0", "0.1.0", "one");
        final Manifest other = pack("0.2.0", "0.1.0", "other");
        assertThat(other).isEqualTo(one);
        assertThat(directory.resolve("other")).hasSameBinaryContentAs(directory.resolve("one"));
        assertThat(one.files())
                .extracting(ReleaseFile::path)
                .containsExactly("door", "doorclock-door.jar", "lib/core-1.0.jar", "version");
    }

    @Test
    void aSignedManifestSaysWhatItSaidAndAChangedOrForeignOneNothing() throws Exception {
        final Manifest manifest = pack("0.2.0", "0.1.0", "content");
        final byte[] bytes = manifest.encode();
        final byte[] signature = signer.sign(bytes);
        assertThat(signer.trusted().verified(bytes, signature)).isEqualTo(manifest);

        final byte[] changed =
                new String(bytes, UTF_8).replace("0.2.0", "0.9.0").getBytes(UTF_8);
        assertThatThrownBy(() -> signer.trusted().verified(changed, signature)).hasMessageContaining("not signed");
        assertThatThrownBy(() -> signer.trusted().verified(bytes, new byte[] {1, 2, 3}))
                .hasMessageContaining("not signed");
        final TestSigner foreign = new TestSigner();
        assertThatThrownBy(() -> signer.trusted().verified(bytes, foreign.sign(bytes)))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("another trust's");
    }

    @Test
    void whatIsSignedForSomethingElseIsNoRelease() throws Exception {
        for (final String other : List.of(
                "{\"version\":1,\"assetTag\":\"DC-0042\",\"sha256\":{}}",
                "{\"product\":\"doorclock-hub\"}",
                "{\"product\":\"doorclock-door\",\"form\":2}",
                "[]",
                "nothing")) {
            final byte[] bytes = other.getBytes(UTF_8);
            assertThatThrownBy(() -> signer.trusted().verified(bytes, signer.sign(bytes)))
                    .as(other)
                    .isInstanceOf(ReleaseException.class);
        }
    }

    private Manifest with(final ReleaseFile... more) {
        final List<ReleaseFile> files = new ArrayList<>(
                List.of(new ReleaseFile("door", 1, DIGEST), new ReleaseFile("doorclock-door.jar", 1, DIGEST)));
        files.addAll(List.of(more));
        return new Manifest(
                Version.of("0.2.0"),
                Version.of("0.1.0"),
                files.stream().mapToLong(ReleaseFile::size).sum(),
                DIGEST,
                MADE,
                files);
    }

    private void assertRefused(final Manifest manifest, final String why) throws Exception {
        final byte[] bytes = manifest.encode();
        assertThatThrownBy(() -> signer.trusted().verified(bytes, signer.sign(bytes)))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/passwd",
                "lib/../../x",
                "a/b",
                "lib/a/b",
                ".hidden",
                "lib/.hidden",
                "lib",
                "lib/",
                "",
                "a\\b",
                "C:x",
                "a\nb",
                "sums",
                "door.aot",
                "x\u0000y",
                "doorclock-door.jar"
            })
    void aNameThatLeadsElsewhereIsRefusedThoughItIsSigned(final String path) throws Exception {
        assertRefused(with(new ReleaseFile(path, 1, DIGEST)), "whose name no release may have, or twice");
    }

    @Test
    void aReleaseThatIsTooLargeOrTooManyOrSaysTwoSizesIsRefusedThoughItIsSigned() throws Exception {
        assertRefused(with(new ReleaseFile("big", Manifest.MOST_CONTENT, DIGEST)), "bytes");
        assertRefused(with(new ReleaseFile("big", -1, DIGEST)), "size or digest of big");
        assertRefused(with(new ReleaseFile("odd", 1, "xyz")), "size or digest of odd");
        assertRefused(
                with(IntStream.range(0, 400)
                        .mapToObj(i -> new ReleaseFile("f" + i, 0, DIGEST))
                        .toArray(ReleaseFile[]::new)),
                "402 files");
        final Manifest sound = with();
        assertRefused(
                new Manifest(sound.version(), sound.atLeast(), 5, DIGEST, MADE, sound.files()), "must be the same");
        assertRefused(new Manifest(sound.version(), sound.atLeast(), 2, "", MADE, sound.files()), "digest");
        assertRefused(
                new Manifest(
                        sound.version(),
                        sound.atLeast(),
                        1,
                        DIGEST,
                        MADE,
                        sound.files().subList(0, 1)),
                "lacks");
    }

    @Test
    void aProgramThatIsNotOneIsNotPacked() throws Exception {
        assertThatThrownBy(() -> pack("latest", "0.1.0", "x")).hasMessageContaining("does not hold a version");
        assertThatThrownBy(() -> pack("0.2.0", "0.2.0", "x")).hasMessageContaining("not older");
        final Path folder = program("0.2.0");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/hostname"));
        assertThatThrownBy(() -> pack("0.2.0", "0.1.0", "x")).hasMessageContaining("link: no release may hold this");
        Files.delete(folder.resolve("link"));
        Files.createDirectories(folder.resolve("lib/deep"));
        Files.writeString(folder.resolve("lib/deep/x"), "x");
        assertThatThrownBy(() -> pack("0.2.0", "0.1.0", "x")).hasMessageContaining("no release may hold this");
    }

    @Test
    void anArchiveGivesBackWhatWasPutIn() throws Exception {
        final Manifest manifest = pack("0.2.0", "0.1.0", "content");
        final ReleaseArchive.Head head = new ReleaseArchive.Head(manifest.encode(), signer.sign(manifest.encode()));
        ReleaseArchive.write(directory.resolve("one"), head, directory.resolve("content"));
        ReleaseArchive.write(directory.resolve("other"), head, directory.resolve("content"));
        assertThat(directory.resolve("one")).hasSameBinaryContentAs(directory.resolve("other"));
        final byte[] content = ReleaseArchive.read(directory.resolve("one"), (found, in) -> {
            assertThat(signer.trusted().verified(found.manifest(), found.signature()))
                    .isEqualTo(manifest);
            return in.readAllBytes();
        });
        assertThat(content).isEqualTo(Files.readAllBytes(directory.resolve("content")));
    }

    @Test
    void whatIsNoArchiveIsRefusedInOneLine() throws Exception {
        for (final byte[] bytes : List.of(new byte[0], "PK nothing".getBytes(UTF_8), new byte[5000])) {
            final Path file = Files.write(directory.resolve("none"), bytes);
            assertThatThrownBy(() -> ReleaseArchive.read(file, (head, in) -> head))
                    .isInstanceOf(ReleaseException.class)
                    .hasMessageContaining("no release, or a damaged one");
        }
        assertThatThrownBy(() -> ReleaseArchive.read(directory.resolve("missing"), (head, in) -> head))
                .hasMessageContaining("no such file");
    }
}
