// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashFitsItsPasswordHoweverItsAccentsAreTypedAndNoOther() {
        final String hash = passwords.hash("caf\u00e9 au lait");
        assertThat(passwords.hash("caf\u00e9 au lait")).as("salted").isNotEqualTo(hash);
        assertThat(passwords.fits("caf\u00e9 au lait", hash)).isTrue();
        assertThat(passwords.fits("cafe\u0301 au lait", hash)).isTrue();
        assertThat(passwords.fits("cafe au lait", hash)).isFalse();
    }

    /** From the Argon2 reference implementation's test program, version 1.3: 2 passes, 256 KiB, one and two lanes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
            })
    void theReferencesHashesAreUnderstood(final String hash) {
        assertThat(passwords.fits("password", hash)).isTrue();
        assertThat(passwords.fits("differentpassword", hash)).isFalse();
    }

    @Test
    void aNameThatNobodyHasCostsTheSameWork(@TempDir final Path folder) {
        final List<String> done = new ArrayList<>();
        final Passwords watched = new Passwords() {
            @Override
            byte[] work(
                    final String password,
                    final int memory,
                    final int passes,
                    final int lanes,
                    final byte[] salt,
                    final int bytes) {
                done.add(memory + " " + passes + " " + lanes + " " + salt.length + " " + bytes);
                return super.work(password, memory, passes, lanes, salt, bytes);
            }
        };
        final Users users = new Users(folder, watched, new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z")));
        users.add("anna", new Grant(Set.of(Role.MANAGER), Set.of()), true);
        done.clear();

        users.check("anna", "wrong");
        users.check("bert", "wrong");
        assertThat(done).containsExactly("19456 2 1 16 32", "19456 2 1 16 32");
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, false",
        "twelve chars, true",
        "correct horse battery staple, true",
        "password1234, false",
        "anna-anna-anna-x, false",
        "aaaaabbbbbccccc, false",
        "doorclockdoorclock!, false"
    })
    void aChosenPasswordIsLongAndNotEasyToGuess(final String password, final boolean good) {
        assertThat(PasswordRule.fault("anna", password).isEmpty()).isEqualTo(good);
    }
}
