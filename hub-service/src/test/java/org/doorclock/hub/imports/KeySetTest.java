// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {

    @Test
    void holdsWhatASetOfTheLibraryHolds() {
        final Random random = new Random(7);
        final KeySet keys = new KeySet();
        final Set<ContentKey> expected = new HashSet<>();
        for (int i = 0; i < 4000; i++) {
            // Few different halves: many keys that differ in one half alone and meet in the table.
            final ContentKey key = new ContentKey(1 + random.nextInt(60), 1 + random.nextInt(60));
            assertThat(keys.contains(key)).isEqualTo(expected.contains(key));
            assertThat(keys.add(key)).isEqualTo(expected.add(key));
        }
        assertThat(keys.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(keys::contains);
    }
}
