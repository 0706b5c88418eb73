// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.doorclock.identity.Identifier.Scheme;
import org.doorclock.identity.KeyFileException.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteKeysTest {

    private static final List<Identifier> IDENTIFIERS =
            List.of(new Identifier(Scheme.NHS, "", "9434765919"), new Identifier(Scheme.LOCAL, "RXX01", "A:1,\"é\n2"));

    private Path directory;
    private SiteKeys keys;

    @BeforeEach
    void make(@TempDir final Path temporary) throws Exception {
        directory = temporary.resolve("site").resolve("keys");
        keys = new SiteKeys(directory);
        keys.create();
    }

    @Test
    void whatIsSealedWithThePublicFileOpensWithThePrivateOneAlone(@TempDir final Path other) throws Exception {
        new SiteKeys(other).create();
        final String sealed = keys.sealer().seal(IDENTIFIERS);

        assertThat(keys.unsealer().unseal(sealed)).isEqualTo(IDENTIFIERS);
        assertThatExceptionOfType(UnsealException.class)
                .isThrownBy(() -> new SiteKeys(other).unsealer().unseal(sealed))
                .withMessageNotContaining("9434765919");
    }

    @Test
    void sealingTwiceGivesDifferentValuesOfASafeAlphabet() throws Exception {
        final Sealer sealer = keys.sealer();

        assertThat(sealer.seal(IDENTIFIERS)).matches("s1_[A-Za-z0-9_-]+").isNotEqualTo(sealer.seal(IDENTIFIERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s1_", "s1_AAAA", "s1_=", "s2_AAAA", "9434765919", "s1_\u00e9"})
    void whatWasNeverSealedIsRefused(final String text) throws Exception {
        final Unsealer unsealer = keys.unsealer();

        assertThatExceptionOfType(UnsealException.class).isThrownBy(() -> unsealer.unseal(text));
    }

    @Test
    void tokensAreTheSameAfterTheKeyIsReadAgain() throws Exception {
        final Identifier identifier = IDENTIFIERS.getFirst();

        assertThat(keys.tokeniser().token(identifier))
                .isEqualTo(new SiteKeys(directory).tokeniser().token(identifier));
    }

    @Test
    void secretsAreReadableForTheirOwnerAloneAndNothingIsLeftBesideThem() throws Exception {
        assertThat(mode("token.key")).isEqualTo("rw-------");
        assertThat(mode("seal.private")).isEqualTo("rw-------");
        assertThat(mode("seal.public")).isEqualTo("rw-r--r--");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("token.key", "seal.private", "seal.public");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aSecretThatOthersMayUseIsRefused(final String mode) throws Exception {
        Files.setPosixFilePermissions(directory.resolve("token.key"), PosixFilePermissions.fromString(mode));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::tokeniser)
                .withMessageContaining("token.key")
                .withMessageContaining("chmod 600")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNUSABLE));
    }

    @Test
    void aMissingKeyIsNamed() throws Exception {
        Files.delete(directory.resolve("seal.public"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::sealer)
                .withMessageContaining("seal.public: is not there")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNAVAILABLE));
    }

    @Test
    void aFolderInsteadOfAKeyIsRefused() throws Exception {
        Files.delete(directory.resolve("seal.public"));
        Files.createDirectory(directory.resolve("seal.public"));

        assertThatExceptionOfType(KeyFileException.class).isThrownBy(keys::sealer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noise",
                "doorclock-token-1:",
                "doorclock-token-1:AAAA",
                "doorclock-token-1:!!!",
                "doorclock-seal-private-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\u00e9"
            })
    void aFileThatHoldsSomethingElseIsRefusedWithoutShowingIt(final String content) throws Exception {
        Files.writeString(directory.resolve("token.key"), content);

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::tokeniser)
                .withMessageContaining("holds no key of its kind")
                .withMessageNotContaining("AAAA");
    }

    @Test
    void aPublicKeyThatNothingCanBeSealedToIsRefused() throws Exception {
        Files.writeString(
                directory.resolve("seal.public"),
                "doorclock-seal-public-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::sealer)
                .withMessageContaining("nothing can be sealed");
    }

    @Test
    void keysAreNeverOverwritten() throws Exception {
        final byte[] before = Files.readAllBytes(directory.resolve("token.key"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::create)
                .withMessageContaining("never overwritten");
        assertThat(Files.readAllBytes(directory.resolve("token.key"))).isEqualTo(before);
    }

    @Test
    void aSoundFolderPassesAndAPairThatIsNoneDoesNot(@TempDir final Path other) throws Exception {
        assertThatCode(keys::check).doesNotThrowAnyException();
        new SiteKeys(other).create();
        Files.copy(other.resolve("seal.public"), directory.resolve("seal.public"), StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::check)
                .withMessageContaining("does not belong to seal.private");
    }

    @Test
    void aDoorNeedsTwoKeysAndMustNotHaveTheThird() throws Exception {
        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(keys::checkForDoor)
                .withMessageContaining("seal.private: belongs at the hub alone");

        Files.delete(directory.resolve("seal.private"));
        assertThatCode(keys::checkForDoor).doesNotThrowAnyException();

        Files.delete(directory.resolve("token.key"));
        assertThatExceptionOfType(KeyFileException.class).isThrownBy(keys::checkForDoor);
    }

    @Test
    void aDoorTakesItsTwoKeysFromTheirLinesOrChangesNothing(@TempDir final Path other) throws Exception {
        final String token = Files.readString(directory.resolve("token.key"));
        final String seal = Files.readString(directory.resolve("seal.public"));
        final Path folder = other.resolve("keys");
        final SiteKeys door = new SiteKeys(folder);

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> door.takeForDoor(token, token))
                .withMessageContaining("seal.public: holds no key of its kind");
        assertThat(folder).doesNotExist();

        door.takeForDoor(token.strip(), seal);
        door.checkForDoor();
        assertThat(folder.resolve("token.key")).hasContent(token);
        assertThat(folder.resolve("seal.public")).hasContent(seal);
    }

    private String mode(final String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }
}
