// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.tinylog.Logger;

/**
 * A connection to a broker that is made again whenever it is lost. One thread of its own connects, publishes and waits;
 * nothing but that thread touches the client. What is published while there is no broker waits, the newest for each key.
 */
final class MqttLink implements AutoCloseable {

    /** No message may be larger, either way; a device's batch is at most 64 KiB. */
    static final int MOST_MESSAGE_BYTES = 256 * 1024;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long MOST_PAUSE_MILLIS = 5_000;
    private static final long CLOSING_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 1_000;

    private volatile BrokerLogin login = BrokerLogin.open(new BrokerAddress("", 0, false));
    private final String clientId;
    private final List<String> filters;
    private final Optional<Will> will;
    private final boolean reports;
    private volatile MessageListener listener = (topic, payload) -> {};
    private final Outgoing outgoing = new Outgoing();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch firstConnection = new CountDownLatch(1);
    private final Thread thread;
    private boolean started;
    private volatile boolean connected;
    private boolean saidUnreachable;
    private boolean saidTooLarge;

    /**
     * @param filters subscribed on every connection
     * @param reports whether it says in the log that the broker is not reachable; one of several connections is enough
     */
    MqttLink(final String clientId, final List<String> filters, final Optional<Will> will, final boolean reports) {
        this.clientId = clientId;
        this.filters = List.copyOf(filters);
        this.will = will;
        this.reports = reports;
        this.thread = Thread.ofPlatform().name("mqtt-" + clientId).daemon().unstarted(this::run);
    }

    /** Begins to connect. */
    synchronized void start(final BrokerLogin broker, final MessageListener messages) {
        login = broker;
        listener = messages;
        started = true;
        thread.start();
    }

    void awaitConnected() throws InterruptedException {
        firstConnection.await();
    }

    boolean connected() {
        return connected;
    }

    /** @param key a later message with the same key supersedes this one while it waits */
    void publish(final String key, final String topic, final byte[] payload) {
        outgoing.put(key, new Outgoing.Message(topic, payload, false));
    }

    void retain(final String topic, final byte[] payload) {
        outgoing.put(topic, new Outgoing.Message(topic, payload, true));
    }

    /** Publishes anew all that the broker is to keep. */
    void renew() {
        outgoing.renew();
    }

    /** Publishes what waits, if that goes quickly, and takes leave, so that the will is not published. */
    @Override
    public void close() {
        closing.countDown();
        outgoing.wake();
        try {
            if (isStarted()) {
                thread.join(CLOSING_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!closed()) {
                final boolean wasConnected = session();
                pause = wasConnected ? FIRST_PAUSE_MILLIS : Math.min(MOST_PAUSE_MILLIS, pause * 2);
                final long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
                if (closing.await(jittered, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from its beginning to its end. @return whether there was one */
    private boolean session() throws InterruptedException {
        boolean wasConnected = false;
        try (MqttSession session = new MqttSession(login, clientId, will, listener, outgoing::wake)) {
            session.connect(filters);
            wasConnected = true;
            connected = true;
            firstConnection.countDown();
            if (saidUnreachable) {
                Logger.info(
                        "the broker at {} is reachable again", login.address().shown());
                saidUnreachable = false;
            }
            outgoing.renew();
            publishUntilLost(session);
        } catch (MqttException e) {
            sayUnreachable(reason(e));
        } catch (IOException e) {
            sayUnreachable(": " + e.getMessage());
        } catch (RuntimeException e) {
            // A connection that is cut off in mid-sentence makes the client stumble; the thread must outlive that.
            Logger.warn(
                    "the connection to the broker broke and is made anew: {}",
                    e.getClass().getName());
        } finally {
            connected = false;
        }
        return wasConnected;
    }

    private void publishUntilLost(final MqttSession session) throws InterruptedException, MqttException {
        while (session.alive()) {
            final Optional<Outgoing.Message> next = outgoing.take(closed() ? 1 : LOOK_MILLIS);
            if (next.isPresent() && session.fits(next.get())) {
                session.publish(next.get());
            } else if (next.isPresent()) {
                sayTooLarge(next.get());
            } else if (closed()) {
                session.leave();
                return;
            }
        }
        sayUnreachable("");
    }

    private void sayTooLarge(final Outgoing.Message message) {
        if (!saidTooLarge) {
            saidTooLarge = true;
            Logger.error(
                    "a message of {} bytes is more than the broker takes and is not sent; its topic: {}",
                    message.payload().length,
                    message.topic());
        }
    }

    /** What TLS says is worth knowing; of other troubles there is nothing to do but wait. */
    private static String reason(final MqttException e) {
        return e.getCause() instanceof SSLException tls ? ": " + tls.getMessage() : "";
    }

    private void sayUnreachable(final String why) {
        if (reports && !saidUnreachable && !closed()) {
            saidUnreachable = true;
            Logger.warn(
                    "the broker at {} is not reachable{}; trying again every few seconds, devices keep their events",
                    login.address().shown(),
                    why);
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }
}
