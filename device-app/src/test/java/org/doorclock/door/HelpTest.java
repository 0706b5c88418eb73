// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorclock.door.config.DoorKeys;
import org.doorclock.settings.Key;
import org.junit.jupiter.api.Test;

class HelpTest {

    @Test
    void everyKeyIsThereWithWhatHoldsUnlessItIsSet() {
        final String help = DoorMain.commandLine().getUsageMessage();
        for (final Key key : DoorKeys.all()) {
            assertThat(help).contains("  " + key.name() + "=" + key.defaultValue());
        }
        assertThat(help).contains("DOORCLOCK_DOOR_SITE", "Exit codes: 0 done");
    }
}
