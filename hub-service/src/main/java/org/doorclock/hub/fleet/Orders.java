// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.doorclock.audit.AuditLog;
import org.doorclock.files.WholeFile;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Answer;
import org.doorclock.wire.Command;
import org.doorclock.wire.Errand;
import org.tinylog.Logger;

/**
 * What devices are asked to do, and what they answer. Who asked is in the audit log; here the last few of each device are
 * kept until the hub ends. A log that was pulled is kept as a file, the newest of each device. For many threads.
 */
public final class Orders {

    /** How long a device has to begin. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final int MOST_KEPT = 20;
    private static final int MOST_TEXT = 200;
    private static final String NOT_KEPT = "The log came and could not be kept on the hub's disk.";

    private final Post post;
    private final Path logs;
    private final AuditLog audit;
    private final TimeSource time;
    private final Executor writer;
    private final Map<Key, Deque<Sent>> sent = new HashMap<>();
    private final Map<String, TreeMap<Integer, String>> parts = new HashMap<>();
    private volatile Farewell farewell = (site, device, caller, said) -> {};

    private record Key(String site, String device) {}

    /** Takes a command to a device. Never blocks; what a device does not get, it does not answer. */
    @FunctionalInterface
    public interface Post {
        void send(String site, String device, Command.Order order);
    }

    /** Hears that a device has retired itself because somebody asked it to. Must not block. */
    @FunctionalInterface
    interface Farewell {
        void said(String site, String device, Caller caller, String text);
    }

    /** How far an order is. */
    enum State {
        /** Under way, or not answered yet. */
        SENT("sent"),
        DONE("done"),
        /** The device will not, and says why. */
        REFUSED("refused"),
        NO_ANSWER("no answer");

        private final String word;

        State(final String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * An order, and what became of it.
     *
     * @param caller who asked
     * @param answered when the device answered; empty if it has not
     * @param text what it said
     */
    record Sent(
            String id,
            Errand errand,
            Instant at,
            Instant expires,
            Caller caller,
            State state,
            Optional<Instant> answered,
            String text) {

        String by() {
            return caller.name();
        }

        private Sent with(final State now, final Instant when, final String said) {
            return new Sent(id, errand, at, expires, caller, now, Optional.of(when), said);
        }

        private Sent asOf(final Instant now) {
            return state == State.SENT && now.isAfter(expires)
                    ? new Sent(id, errand, at, expires, caller, State.NO_ANSWER, answered, text)
                    : this;
        }
    }

    /** @param logs the folder for logs that were pulled */
    public Orders(final Post post, final Path logs, final AuditLog audit, final TimeSource time) {
        this(
                post,
                logs,
                audit,
                time,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("device-logs").factory()));
    }

    /** @param writer writes logs that were pulled, one after the other: who hands in answers must not wait for the disk */
    Orders(final Post post, final Path logs, final AuditLog audit, final TimeSource time, final Executor writer) {
        this.post = post;
        this.logs = logs;
        this.audit = audit;
        this.time = time;
        this.writer = writer;
    }

    void whenRetired(final Farewell listener) {
        farewell = listener;
    }

    /**
     * Sends a device on an errand. It is in the audit log before it is sent; nobody else waits for that.
     *
     * @param force why it is to be done although something would be lost; empty if it is then to be refused
     */
    Sent order(final String site, final String device, final Errand errand, final String force, final Caller caller) {
        audit.done(
                caller.name(),
                AuditWords.DEVICE_COMMAND,
                site + "/" + device + ", " + errand.wireName() + (force.isEmpty() ? "" : ", forced: " + force));
        return send(site, device, errand, force, caller);
    }

    private synchronized Sent send(
            final String site, final String device, final Errand errand, final String force, final Caller caller) {
        final Instant now = time.now();
        final Instant expires = now.plusNanos(Math.round(LIFE.toNanos() * time.rate()));
        final Sent fresh =
                new Sent(UUID.randomUUID().toString(), errand, now, expires, caller, State.SENT, Optional.empty(), "");
        final Deque<Sent> ofDevice = sent.computeIfAbsent(new Key(site, device), key -> new ArrayDeque<>());
        ofDevice.addFirst(fresh);
        if (ofDevice.size() > MOST_KEPT) {
            parts.remove(ofDevice.removeLast().id());
        }
        post.send(site, device, new Command.Order(fresh.id(), errand, expires, force));
        return fresh;
    }

    /** The last orders of a device, the newest first. */
    synchronized List<Sent> of(final String site, final String device) {
        final Instant now = time.now();
        return sent.getOrDefault(new Key(site, device), new ArrayDeque<>()).stream()
                .map(each -> each.asOf(now))
                .toList();
    }

    /** A device answers. An answer to what nobody asked is dropped. Never waits for a disk. */
    public synchronized void answered(final String site, final String device, final Answer answer) {
        final Key key = new Key(site, device);
        sent.getOrDefault(key, new ArrayDeque<>()).stream()
                .filter(each -> each.id().equals(answer.id()) && each.answered().isEmpty())
                .findFirst()
                .ifPresent(order -> take(key, order, answer));
    }

    private void take(final Key key, final Sent order, final Answer answer) {
        if (answer.log().isEmpty() || order.errand() != Errand.LOG_PULL) {
            settle(key, order, answer, answer.text());
            return;
        }
        final TreeMap<Integer, String> have = parts.computeIfAbsent(order.id(), id -> new TreeMap<>());
        have.put(answer.part(), answer.log());
        if (have.size() >= answer.parts()) {
            parts.remove(order.id());
            final String log = String.join("", have.values());
            writer.execute(() -> settle(key, order, answer, keep(key, log) ? answer.text() : NOT_KEPT));
        }
    }

    private synchronized void settle(final Key key, final Sent order, final Answer answer, final String said) {
        final State state = switch (answer.outcome()) {
            case DONE -> State.DONE;
            case REFUSED -> State.REFUSED;
        };
        final Sent settled = order.with(state, time.now(), shortened(said));
        sent.put(
                key,
                sent.get(key).stream()
                        .map(each -> each.id().equals(order.id()) ? settled : each)
                        .collect(Collectors.toCollection(ArrayDeque::new)));
        if (order.errand() == Errand.RETIRE && state == State.DONE) {
            farewell.said(key.site, key.device, order.caller(), settled.text());
        }
    }

    private boolean keep(final Key key, final String log) {
        try {
            final Path file = file(key.site, key.device);
            WholeFile.makeFolder(file.getParent());
            WholeFile.replace(file, log.getBytes(UTF_8));
            return true;
        } catch (IOException e) {
            Logger.warn("the log of {}/{} could not be kept", key.site, key.device);
            return false;
        }
    }

    private static String shortened(final String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    boolean hasLog(final String site, final String device) {
        return Files.exists(file(site, device));
    }

    /** The log that was pulled last; empty if none was. */
    Optional<String> log(final String site, final String device) throws IOException {
        final Path file = file(site, device);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Both are names, as the fleet has them. */
    private Path file(final String site, final String device) {
        return logs.resolve(site + "_" + device + ".log");
    }
}
