// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.doorclock.identity.Identifier.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @Test
    void aCanonicalTextGivesBackTheIdentifier() {
        final Identifier local = new Identifier(Scheme.LOCAL, "RXX01", "07:A:1");
        final Identifier nhs = new Identifier(Scheme.NHS, "", "0101700008");

        assertThat(Identifier.ofCanonical(local.canonical())).isEqualTo(local);
        assertThat(Identifier.ofCanonical(nhs.canonical())).isEqualTo(nhs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nhs", "nhs:", "local:RXX01", "local:RXX01:", "other:RXX01:1"})
    void otherTextsAreNoIdentifiers(final String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.ofCanonical(text));
    }

    @Test
    void twoIdentifiersNeverShareACanonicalText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(Scheme.LOCAL, "RXX01:0", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(Scheme.NHS, "RXX01", "9434765919"));
    }

    @Test
    void anIdentifierDoesNotPrintItsValue() {
        assertThat(new Identifier(Scheme.LOCAL, "RXX01", "123456")).hasToString("LOCAL identifier");
    }
}
