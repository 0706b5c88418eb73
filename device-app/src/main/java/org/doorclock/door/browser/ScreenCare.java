// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tinylog.Logger;

/**
 * Keeps the kiosk's page on the screen. A browser that has ended, is frozen, blank or shows what the door no longer says is
 * restarted, {@value RestartBudget#MOST} times in a boot; then it is given up and ended, because a picture that stands
 * still lies. For one thread, but for {@link #painted} and {@link #state()}.
 */
public final class ScreenCare implements AutoCloseable {

    /** How long a browser may take from its start to its first picture. */
    static final Duration GRACE = Duration.ofSeconds(60);

    /** How long a page that was there may be silent, blank or behind. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /** A browser that cannot run is not started again at once. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final Browser browser;
    private final RestartBudget budget;
    private final Supplier<String> shown;
    private final LongSupplier nanos;
    private volatile ScreenState state = ScreenState.STARTING;
    private volatile boolean seen;
    private volatile long seenAt;
    private long startedAt;
    private boolean begun;

    ScreenCare(
            final Browser browser, final RestartBudget budget, final Supplier<String> shown, final LongSupplier nanos) {
        this.browser = browser;
        this.budget = budget;
        this.shown = shown;
        this.nanos = nanos;
    }

    /**
     * Starts nothing before the first {@link #turn()}.
     *
     * @param command of the shell; runs while the browser does, and finds the page's address in the environment as
     *     {@value CommandBrowser#URL}
     * @param url the page's
     * @param memory file that remembers the restarts of a boot
     * @param shown which screen the door shows now
     * @param nanos a monotonic clock of real time
     */
    public static ScreenCare of(
            final String command,
            final String url,
            final Path memory,
            final String bootId,
            final Supplier<String> shown,
            final LongSupplier nanos) {
        return new ScreenCare(new CommandBrowser(command, url), new RestartBudget(memory, bootId), shown, nanos);
    }

    /** The page was painted. Counts if it shows something, and what the door says. For any thread. */
    public void painted(final Painted picture) {
        if (picture.words() > 0 && picture.kind().equals(shown.get())) {
            seenAt = nanos.getAsLong();
            seen = true;
        }
    }

    /** For any thread. */
    public ScreenState state() {
        return state;
    }

    /** Looks at the screen and does what is due; call it every second or so. */
    public void turn() {
        if (!begun) {
            begun = true;
            start();
            return;
        }
        final long now = nanos.getAsLong();
        switch (state) {
            case STARTING -> {
                if (seen) {
                    become(ScreenState.SHOWN);
                } else if (browser.hasEnded() && now - startedAt >= PAUSE.toNanos()) {
                    restart("its program has ended");
                } else if (now - startedAt >= GRACE.toNanos()) {
                    restart("no picture within " + GRACE.toSeconds() + " s");
                }
            }
            case SHOWN -> {
                if (browser.hasEnded()) {
                    restart("its program has ended");
                } else if (now - seenAt >= SILENCE.toNanos()) {
                    restart("no fresh picture for " + SILENCE.toSeconds() + " s");
                }
            }
            case LOST -> {
                if (seen) {
                    become(ScreenState.SHOWN);
                }
            }
            case NONE -> {}
        }
    }

    private void restart(final String why) {
        if (budget.take()) {
            Logger.warn("the screen is restarted, {} of {}: {}", budget.used(), RestartBudget.MOST, why);
            start();
        } else {
            Logger.error("the screen is lost: {}, and it was restarted {} times in this boot", why, budget.used());
            browser.close();
            seen = false;
            state = ScreenState.LOST;
        }
    }

    private void start() {
        state = ScreenState.STARTING;
        browser.close();
        seen = false;
        startedAt = nanos.getAsLong();
        try {
            browser.start();
        } catch (IOException e) {
            Logger.warn("the screen's program cannot be started: {}", e.getMessage());
        }
    }

    private void become(final ScreenState now) {
        state = now;
        Logger.info("the screen shows the page");
    }

    @Override
    public void close() {
        browser.close();
    }
}
