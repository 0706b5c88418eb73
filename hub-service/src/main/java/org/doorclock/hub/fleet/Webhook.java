// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doorclock.http.WholeAnswer;
import org.doorclock.hub.config.AlertsConfig;
import org.doorclock.service.ThreadEnds;
import org.doorclock.wire.Alert;
import org.tinylog.Logger;

/**
 * Posts alerts, one after the other and in their order, signed; tries again with longer and longer pauses while the receiver is
 * away or fails, also by a hub that is started anew, and keeps no more than {@link #MOST_WAITING}: then the oldest goes. What the receiver refuses is not sent again.
 * One thread of its own posts.
 */
final class Webhook implements AutoCloseable {

    static final int MOST_WAITING = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int TRY_LATER = 429;
    private static final int TIMED_OUT = 408;
    private static final String ALGORITHM = "HmacSHA256";

    private final AlertsConfig.Hook hook;
    private final LongUnaryOperator pauses;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Deque<Alert> waiting;
    private final WaitingAlerts kept;
    private final Thread thread;
    private boolean saidAway;

    /** @param memory the file for what waits when the hub ends */
    Webhook(final AlertsConfig.Hook hook, final Path memory) {
        this(hook, memory, tries -> Math.min(LONGEST_PAUSE_MILLIS, 1000L << Math.min(tries, 20)), PATIENCE);
    }

    /**
     * @param pauses milliseconds before the next try, after so many that failed
     * @param patience for a whole answer
     */
    Webhook(final AlertsConfig.Hook hook, final Path memory, final LongUnaryOperator pauses, final Duration patience) {
        this.hook = hook;
        this.kept = new WaitingAlerts(memory);
        this.waiting = new ArrayDeque<>(kept.kept());
        this.pauses = pauses;
        this.patience = patience;
        this.thread = Thread.ofPlatform().daemon().name("webhook").start(this::run);
    }

    /** Returns at once. */
    synchronized void post(final Alert alert) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst();
            Logger.warn("an alert was not posted, as too many wait for the webhook");
        }
        waiting.addLast(alert);
        notifyAll();
    }

    private void run() {
        long tries = 0;
        try {
            while (true) {
                final Alert next = awaitNext();
                if (isTaken(next)) {
                    tries = 0;
                    forget(next);
                } else {
                    keep();
                    pause(pauses.applyAsLong(tries));
                    tries++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Alert awaitNext() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.getFirst();
    }

    private synchronized void forget(final Alert sent) {
        waiting.remove(sent);
        if (waiting.isEmpty()) {
            keep();
        }
    }

    private synchronized void keep() {
        kept.keep(List.copyOf(waiting));
    }

    private synchronized void pause(final long millis) throws InterruptedException {
        wait(Math.max(1, millis));
    }

    /** Whether nothing more is to be done about it. What is wrong with one alert is not the end of the others. */
    private boolean isTaken(final Alert alert) throws InterruptedException {
        try {
            return isPosted(alert);
        } catch (RuntimeException e) {
            Logger.error("alerts.webhook: an alert cannot be posted and is not tried again: {}", ThreadEnds.inALine(e));
            return true;
        }
    }

    private boolean isPosted(final Alert alert) throws InterruptedException {
        final byte[] body = alert.encode();
        final HttpRequest request = HttpRequest.newBuilder(hook.url())
                .header("Content-Type", "application/json")
                .header("X-Doorclock-Alert", alert.id() + " " + alert.state().wireName())
                .header("X-Doorclock-Signature", "sha256=" + signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return isTaken(WholeAnswer.of(client, request, HttpResponse.BodyHandlers.discarding(), patience)
                    .statusCode());
        } catch (HttpTimeoutException e) {
            away("it does not answer");
            return false;
        } catch (IOException e) {
            away("it cannot be reached");
            return false;
        }
    }

    private boolean isTaken(final int status) {
        if (status >= 500 || status == TRY_LATER || status == TIMED_OUT) {
            away("it answers " + status);
            return false;
        }
        if (status >= 300) {
            Logger.warn("alerts.webhook: an alert was refused with {} and is not sent again", status);
        } else if (saidAway) {
            saidAway = false;
            Logger.info("alerts.webhook: it takes alerts again");
        }
        return true;
    }

    private void away(final String why) {
        if (!saidAway) {
            saidAway = true;
            Logger.warn("alerts.webhook: {}; alerts are kept and posted later", why);
        }
    }

    private String signature(final byte[] body) {
        try {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(hook.key(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        keep();
        thread.interrupt();
        client.shutdownNow();
    }
}
