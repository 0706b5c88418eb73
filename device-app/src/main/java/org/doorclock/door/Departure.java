// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorclock.door.retire.Retirement;
import org.doorclock.door.store.DoorStore;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Answer.Outcome;
import org.doorclock.wire.Destruction;
import org.tinylog.Logger;

/**
 * Takes the device out of use once the hub has a receipt for all it holds. Belongs to the door's thread, which records nothing
 * more from then on.
 */
final class Departure {

    /** So long what is under way may take to be delivered. */
    private static final Duration DRAINING = Duration.ofSeconds(20);

    /** So long the system may take to destroy a volume's key; the hub hears of it while the order lasts. */
    private static final Duration ERASING = Duration.ofSeconds(30);

    private final DoorStore store;
    private final Retirement retirement;
    private final TimeSource time;
    private Optional<Wish> wish = Optional.empty();
    private Optional<Instant> bound = Optional.empty();
    private Optional<Duration> erasingSince = Optional.empty();
    private String lost = "";

    /** What becomes of it, in words. */
    record Said(Outcome outcome, String text) {}

    private record Wish(String force, Duration since, Consumer<Said> heard) {}

    Departure(final DoorStore store, final Retirement retirement, final TimeSource time) {
        this.store = store;
        this.retirement = retirement;
        this.time = time;
    }

    /** @param force why events without a receipt may be lost; empty if they may not */
    void ask(final String force, final Consumer<Said> heard) {
        if (wish.isEmpty()) {
            wish = Optional.of(new Wish(force, time.read().sinceBoot(), heard));
        } else {
            heard.accept(
                    new Said(Outcome.REFUSED, "It was asked for already and waits for its events to be delivered."));
        }
    }

    /** Goes on with it. @return since when the device is out of use; empty if it is not */
    Optional<Instant> turn() {
        if (bound.isEmpty() && wish.isPresent()) {
            final long unsent = store.last() - store.delivered();
            if (unsent == 0 || !wish.get().force().isEmpty()) {
                bind(wish.get(), unsent);
            } else if (time.read().sinceBoot().minus(wish.get().since()).compareTo(DRAINING) >= 0) {
                end(
                        wish.get(),
                        Outcome.REFUSED,
                        unsent
                                + " events have no receipt of the hub's yet, so nothing was destroyed. Ask again once they are"
                                + " delivered, or force it and say why they may be lost.");
            }
        }
        if (bound.isPresent() && wish.isPresent()) {
            conclude(wish.get());
        }
        return bound;
    }

    /** That a volume is crypto-erased is said once it is. */
    private void conclude(final Wish asked) {
        final Duration now = time.read().sinceBoot();
        if (erasingSince.isEmpty()) {
            erasingSince = Optional.of(now);
        }
        final boolean waits = now.minus(erasingSince.get()).compareTo(ERASING) < 0;
        if (retirement.isOfEncrypted() && !retirement.isCryptoErased()) {
            if (!waits) {
                end(
                        asked,
                        Outcome.DONE,
                        Destruction.OVERWRITING.words()
                                + " The volume's key is not destroyed yet; it is tried again at each" + " start. "
                                + lost);
            }
        } else if (retirement.isCryptoErased()) {
            end(asked, Outcome.DONE, Destruction.CRYPTO_ERASED.words() + " It records no more. " + lost);
        } else {
            end(
                    asked,
                    Outcome.DONE,
                    Destruction.OVERWRITING.words()
                            + " It records no more, and goes on with that at its next start if it is" + " cut off. "
                            + lost);
        }
    }

    private void bind(final Wish asked, final long unsent) {
        final Instant now = time.now();
        try {
            retirement.bind(now, unsent, asked.force());
            bound = Optional.of(now);
            Logger.warn("This device is retired; {} events go without a receipt", unsent);
            lost = unsent == 0 ? "All events were delivered." : unsent + " events are lost.";
        } catch (IOException e) {
            end(
                    asked,
                    Outcome.REFUSED,
                    "Nothing was destroyed: it may not, or cannot, write where its keys and records are: "
                            + e.getMessage());
        }
    }

    private void end(final Wish asked, final Outcome outcome, final String text) {
        wish = Optional.empty();
        asked.heard().accept(new Said(outcome, text));
    }
}
