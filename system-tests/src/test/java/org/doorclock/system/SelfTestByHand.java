// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.doorclock.door.capture.ReaderTest;
import org.doorclock.system.deployment.Program;

/**
 * A person who does what a door's screen asks for, from the test symbol to the end of the self-test.
 *
 * @param screen the door's page
 * @param network between the door and its broker
 */
record SelfTestByHand(Program door, Api screen, CutProxy network, TestBands bands) {

    void take() {
        awaitHeadline("Scan the test symbol");
        door.type("]Q1" + ReaderTest.SYMBOL);
        awaitHeadline("Scan the test wristband");
        door.type(bands.next());
        awaitHeadline("Undo that scan");
        door.type("!undo");
        awaitHeadline("Unplug the network");
        network.cut();
        awaitHeadline("Scan the test wristband");
        door.type(bands.next());
        awaitHeadline("Plug the network in");
        network.mend();
        awaitHeadline("Scan from afar");
        door.type(bands.next());
        awaitHeadline("Self-test passed");
    }

    private void awaitHeadline(final String headline) {
        await().untilAsserted(() ->
                assertThat(screen.json("api/screen").path("headline").asText()).isEqualTo(headline));
    }
}
