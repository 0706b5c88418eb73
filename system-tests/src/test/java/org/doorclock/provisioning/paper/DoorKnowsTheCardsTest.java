// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorclock.door.capture.ReaderTest;
import org.junit.jupiter.api.Test;

class DoorKnowsTheCardsTest {

    @Test
    void theTestSymbolOnCardsAndSheetsIsTheOneThatADoorJudges() {
        assertThat(CommandCards.READER_TEST).isEqualTo(ReaderTest.SYMBOL);
    }
}
