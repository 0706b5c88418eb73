// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Answer.Outcome;

/**
 * What this door does when the hub asks.
 *
 * @param title what people call the door, and its device
 * @param log its log's folder
 * @param isSupervised whether a service manager started the program
 * @param isEnrolled whether it has an identity and keys of its own
 */
record DoorDeeds(Door door, String title, Optional<Path> log, boolean isSupervised, boolean isEnrolled, TimeSource time)
        implements Errands.Deeds {

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

    @Override
    public String lookAtClock() {
        final ClockReading now = time.read();
        door.recordClock();
        return now.source() == ClockSource.NONE
                ? "Nothing vouches for the clock, which says " + now.wall().truncatedTo(ChronoUnit.SECONDS) + "."
                : "The clock rests on " + now.source().wireName() + " and says "
                        + now.wall().truncatedTo(ChronoUnit.SECONDS) + ", right to within "
                        + now.uncertainty().toMillis() + " ms.";
    }

    /** What belongs to several devices is no device's to destroy. */
    @Override
    public void retire(final String force, final Consumer<Departure.Said> heard) {
        if (!isEnrolled) {
            heard.accept(new Departure.Said(
                    Outcome.REFUSED,
                    "It was never enrolled (est.url is not set), so keys and data may not be its alone. Stop it, and delete"
                            + " them by hand."));
            return;
        }
        door.retire(force, said -> {
            heard.accept(said);
            if (said.outcome() == Outcome.DONE) {
                end();
            }
        });
    }

    /** As for a stop by the service manager: what is under way is stored first. */
    @Override
    public void restart() {
        door.maintenance("It starts again, in about half a minute.");
        end();
    }

    private static void end() {
        CompletableFuture.delayedExecutor(ANSWER_FIRST_SECONDS, TimeUnit.SECONDS)
                .execute(() -> System.exit(ExitCode.DONE));
    }
}
