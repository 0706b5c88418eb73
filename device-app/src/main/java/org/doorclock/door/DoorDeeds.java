// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.settings.ExitCode;

/**
 * What this door does when the hub asks.
 *
 * @param title what people call the door, and its device
 * @param log its log's folder
 * @param isSupervised whether a service manager started the program
 */
record DoorDeeds(Door door, String title, Optional<Path> log, boolean isSupervised) implements Errands.Deeds {

    private static final long ANSWER_FIRST_SECONDS = 2;

    @Override
    public String identify() {
        door.identify();
        return title + " blinks and says its name for 30 s.";
    }

    @Override
    public String beginSelfTest() {
        door.beginSelfTest();
        return "The self-test is on the screen of " + title + " for " + SelfTest.LASTS.toMinutes()
                + " min; somebody must be there to do it.";
    }

    @Override
    public Optional<String> newestLog() throws IOException {
        return log.isPresent() ? LogTail.read(log.get()) : Optional.empty();
    }

    /** As for a stop by the service manager: what is under way is stored first. */
    @Override
    public void restart() {
        CompletableFuture.delayedExecutor(ANSWER_FIRST_SECONDS, TimeUnit.SECONDS)
                .execute(() -> System.exit(ExitCode.DONE));
    }
}
