// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.doorclock.identity.Identifier.Scheme;
import org.junit.jupiter.api.Test;

class TokeniserTest {

    private final Tokeniser tokeniser = new Tokeniser(new byte[32]);
    private final Identifier nhs = NhsNumber.parse("9434765919").orElseThrow().identifier();

    @Test
    void theSameIdentifierHasTheSameTokenAndOthersHaveOthers() {
        final Identifier local = new Identifier(Scheme.LOCAL, "RXX01", "9434765919");
        final Identifier elsewhere = new Identifier(Scheme.LOCAL, "RYY01", "9434765919");

        assertThat(tokeniser.token(nhs)).isEqualTo(tokeniser.token(new Identifier(Scheme.NHS, "", "9434765919")));
        assertThat(Set.of(tokeniser.token(nhs), tokeniser.token(local), tokeniser.token(elsewhere)))
                .hasSize(3);
    }

    @Test
    void anotherKeyGivesAnotherToken() {
        final byte[] key = new byte[32];
        key[31] = 1;

        assertThat(new Tokeniser(key).token(nhs)).isNotEqualTo(tokeniser.token(nhs));
    }

    @Test
    void theFormOfTokensDoesNotChangeAsStoredOnesMustMatchForEver() {
        assertThat(tokeniser.token(nhs)).isEqualTo("t1_sf7gR4DD.OvmKRRIg.lFJwuFmf");
    }

    @Test
    void noTokenCanHoldTenDigitsInARow() {
        final Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            final String token = tokeniser.token(new Identifier(Scheme.LOCAL, "RXX01", Integer.toString(i)));
            assertThat(token).matches("t1_[A-Za-z0-9_-]{8}\\.[A-Za-z0-9_-]{8}\\.[A-Za-z0-9_-]{8}");
            tokens.add(token);
        }
        assertThat(tokens).hasSize(20_000);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tokeniser(new byte[16]));
    }
}
