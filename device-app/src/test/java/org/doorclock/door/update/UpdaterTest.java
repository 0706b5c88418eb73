// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.release.Version;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.UpdateReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdaterTest {

    private static final Version OWN = Version.of("0.2.0");

    @TempDir
    private Path folder;

    @Test
    void aVersionThatWasBegunAsATrialIsSaidToBeOnTrialBeforeAnythingElse() throws Exception {
        Files.write(folder.resolve(Shelf.ON_TRIAL), new Token(OWN, FakeDoor.WELL.lines()).encode());
        try (Updater updater = updater()) {
            assertThat(updater.report()).contains(new UpdateReport("0.2.0", UpdateReport.State.ON_TRIAL, ""));
        }
    }

    @Test
    void aVersionThatProvesItselfIsOnTrialNoMore() throws Exception {
        Files.write(folder.resolve(Shelf.ON_TRIAL), new Token(OWN, FakeDoor.WELL.lines()).encode());
        try (Updater updater = updater()) {
            updater.start();
            await().until(() -> updater.report().isEmpty());
            assertThat(folder.resolve(Shelf.CURRENT)).hasContent("0.2.0\nreader=true\nhub=true\nscreen=true");
        }
    }

    @Test
    void aVersionThatWasBegunAsNoTrialSaysNothing() throws Exception {
        try (Updater updater = updater()) {
            assertThat(updater.report()).isEmpty();
        }
    }

    private Updater updater() throws IOException {
        return new Updater(
                new UpdateSettings(
                        folder,
                        Optional.empty(),
                        Window.parse("00:00-24:00").orElseThrow(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60)),
                OWN,
                () -> {
                    throw new AssertionError("nothing is fetched");
                },
                new FakeDoor(),
                new SettableTimeSource(Instant.parse("2026-11-22T12:00:00Z")));
    }
}
