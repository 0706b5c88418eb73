// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the published vectors of RFC 9180, A.1.1. */
class HpkeTest {

    private static final byte[] EPHEMERAL = hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
    private static final byte[] ENCAPSULATED = hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
    private static final byte[] PRIVATE = hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    private static final byte[] PUBLIC = hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    private static final byte[] INFO = "Ode on a Grecian Urn".getBytes(US_ASCII);
    private static final byte[] AAD = "Count-0".getBytes(US_ASCII);
    private static final byte[] PLAIN = "Beauty is truth, truth beauty".getBytes(US_ASCII);
    private static final String CIPHER_TEXT =
            "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a";

    @Test
    void publicKeysAreThoseOfThePublishedPrivateKeys() throws Exception {
        assertThat(X25519.publicKeyOf(EPHEMERAL)).isEqualTo(ENCAPSULATED);
        assertThat(X25519.publicKeyOf(PRIVATE)).isEqualTo(PUBLIC);
    }

    @Test
    void sealingGivesThePublishedCiphertext() throws Exception {
        final byte[] sealed = Hpke.seal(EPHEMERAL, PUBLIC, INFO, AAD, PLAIN);

        assertThat(HexFormat.of().formatHex(sealed)).isEqualTo(HexFormat.of().formatHex(ENCAPSULATED) + CIPHER_TEXT);
    }

    @Test
    void thePublishedCiphertextOpens() throws Exception {
        final byte[] sealed = hex(HexFormat.of().formatHex(ENCAPSULATED) + CIPHER_TEXT);

        assertThat(Hpke.open(PRIVATE, INFO, AAD, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void nothingOpensThatWasChangedInAnyBit() throws Exception {
        final byte[] sealed = Hpke.seal(PUBLIC, INFO, AAD, PLAIN);
        for (int at = 0; at < sealed.length; at++) {
            final byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> Hpke.open(PRIVATE, INFO, AAD, changed))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void contextAndAssociatedDataMustBeTheSame() throws Exception {
        final byte[] sealed = Hpke.seal(PUBLIC, INFO, AAD, PLAIN);

        assertThatThrownBy(() -> Hpke.open(PRIVATE, AAD, AAD, sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Hpke.open(PRIVATE, INFO, INFO, sealed)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aPublicKeyOfSmallOrderIsRefused() {
        assertThatThrownBy(() -> Hpke.seal(new byte[32], INFO, AAD, PLAIN))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static byte[] hex(final String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
