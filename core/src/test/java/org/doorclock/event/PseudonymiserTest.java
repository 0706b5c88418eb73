// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.Identifier.Scheme;
import org.doorclock.identity.SiteKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymiserTest {

    @Test
    void aReferenceHoldsATokenForEachIdentifierAndAllOfThemSealed(@TempDir final Path directory) throws Exception {
        final SiteKeys keys = new SiteKeys(directory);
        keys.create();
        final Identifier nhs = new Identifier(Scheme.NHS, "", "9434765919");
        final Identifier local = new Identifier(Scheme.LOCAL, "RXX01", "123456");

        final PatientRef reference =
                new Pseudonymiser(keys.tokeniser(), keys.sealer()).pseudonymise(List.of(nhs, local));

        assertThat(reference.tokens())
                .containsExactly(keys.tokeniser().token(nhs), keys.tokeniser().token(local));
        assertThat(reference.token()).isEqualTo(keys.tokeniser().token(nhs));
        assertThat(keys.unsealer().unseal(reference.sealed())).containsExactly(nhs, local);
        assertThat(reference.toString()).doesNotContain("9434765919", "123456");
    }
}
