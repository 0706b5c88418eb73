// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever of the demo is killed comes back where it was. */
class PulledPlugTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path root;

    @Test
    void whatIsKilledComesBackAndTakesScansAgain() throws Exception {
        final PrintStream out = new PrintStream(printed, true, UTF_8);
        try (DemoSystem demo = new DemoSystem(root, 0, new TrafficOptions().clock(), out)) {
            demo.start(0, Optional.empty());
            demo.type("ed1 9434765919");
            awaitPrinted("\"outcome\":\"arrived\"");

            kill("hub.properties");
            awaitPrinted("hub has ended");
            demo.type("ct1 9434765919");
            awaitPrinted("\"outcome\":\"at-door\"");
            awaitPrinted("hub is back.");

            kill("ct1.properties");
            awaitPrinted("ct1 has ended");
            demo.type("ct1 9434765919");
            awaitPrinted("ct1 is not running; that was not taken.");
            awaitPrinted("ct1 is back.");
            demo.type("ct1 4010232137");
            await().untilAsserted(() -> assertThat(printed.toString(UTF_8).split("\"outcome\":\"at-door\""))
                    .hasSize(3));
        }
    }

    private void awaitPrinted(final String words) {
        await().untilAsserted(() -> assertThat(printed.toString(UTF_8)).contains(words));
    }

    private void kill(final String configuration) {
        final String file = root.resolve(configuration).toString();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(process -> Arrays.asList(
                                        process.info().arguments().orElse(new String[0]))
                                .contains(file))
                        .map(ProcessHandle::destroyForcibly))
                .as("processes killed")
                .containsOnly(true)
                .isNotEmpty();
    }
}
