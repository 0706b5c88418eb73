// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.doorclock.hub.broker.MessageListener;
import org.doorclock.hub.http.Metrics;
import org.doorclock.hub.store.Appended;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Incoming;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.Source;
import org.doorclock.journal.JournalException;
import org.doorclock.service.ThreadEnds;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Answer;
import org.doorclock.wire.ClockReport;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics.Sender;
import org.tinylog.Logger;

/**
 * Takes what devices send. All that waits goes to the disk at once, in one append with one flush; then the listeners see
 * it, and only then the devices get their receipts. State and health messages are answered with a receipt too, after the
 * events that came before them: so a device that lost its cursor, or whose last events never came, is told within one
 * heartbeat. When the store fails, nobody gets a receipt any more.
 */
public final class Ingest implements MessageListener, AutoCloseable {

    private static final long LOOK_MILLIS = 500;
    private static final long CLOSING_MILLIS = 8_000;

    private final EventStore store;
    private final Ledger ledger;
    private final DeviceMessages devices;
    private final TimeSource time;
    private final Quarantine quarantine;
    private final Inbox inbox = new Inbox();
    private final LongAdder stored;
    private final LongAdder duplicates;
    private final LongAdder refused;
    private final LongAdder unreadable;
    private final LongAdder receipted;
    private Thread thread;
    private volatile boolean closing;
    private volatile long turns;

    /** A heartbeat that says where the device's clock stands, and when it came. */
    private record Beat(ClockReport report, ClockReading arrived) {}

    /** @param quarantine the file that refused messages are noted in */
    public Ingest(
            final EventStore store,
            final Ledger ledger,
            final DeviceMessages devices,
            final Path quarantine,
            final TimeSource time,
            final Metrics metrics) {
        this.store = store;
        this.ledger = ledger;
        this.devices = devices;
        this.time = time;
        this.quarantine = new Quarantine(quarantine, time);
        this.stored = metrics.counter("events_stored_total", "Events stored that came over MQTT.");
        this.duplicates = metrics.counter("events_duplicate_total", "Events that came again and were absorbed.");
        this.refused = metrics.counter("messages_refused_total", "Messages that are no event of their sender.");
        this.unreadable =
                metrics.counter("events_unreadable_total", "Events stored of which only the origin is readable.");
        this.receipted = metrics.counter("receipts_total", "Receipts handed to the MQTT client.");
        metrics.gauge("ingest_waiting", "Messages that wait for the disk.", inbox::size);
    }

    /** Begins to take messages. Called once. */
    public void start(final Receipts receipts) {
        thread = Thread.ofPlatform().name("ingest").daemon().start(() -> run(receipts));
    }

    /** Waits while too much waits for the disk already. */
    @Override
    public void arrived(final String topic, final byte[] payload) {
        try {
            final var message = Message.of(topic, payload, time.read());
            if (message.isPresent()) {
                inbox.put(message.get());
            } else {
                refused.increment();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often messages were looked for; grows twice a second at least, unless something hangs. */
    public long turns() {
        return turns;
    }

    /**
     * Whether what comes can be stored; if not, it cannot before the hub is started anew. A part of the hub that could not take
     * an event is no such thing: the event is stored, and the replay of a new start would meet it again.
     */
    public boolean works() {
        return !store.failed();
    }

    /** Stores what has come so far. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(final Receipts receipts) {
        final List<Message> batch = new ArrayList<>();
        try {
            while (!closing || inbox.size() > 0) {
                inbox.drainTo(batch, LOOK_MILLIS);
                takeSafely(batch, receipts);
                batch.clear();
                turns = turns + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of ours in one batch costs its receipts, so that it comes again, and not the next batch. */
    private void takeSafely(final List<Message> batch, final Receipts receipts) {
        try {
            take(batch, receipts);
        } catch (RuntimeException e) {
            Logger.error("a batch of messages failed: {}", ThreadEnds.inALine(e));
        }
    }

    private void take(final List<Message> batch, final Receipts receipts) {
        final List<Incoming> events = new ArrayList<>();
        final Map<Source, Long> lastOf = new LinkedHashMap<>();
        final Map<Source, Beat> beats = new HashMap<>();
        for (final Message message : batch) {
            switch (message.kind()) {
                case EVENTS -> takeEvents(message, events, lastOf);
                case STATE -> takeState(message, lastOf);
                case HEALTH -> takeHealth(message, lastOf, beats);
                case ANSWERS -> takeAnswer(message);
                case RECEIPTS, COMMANDS, RELEASE -> refused.increment();
            }
        }
        if (storeAll(events)) {
            lastOf.forEach((source, last) -> receipts.send(source, receipt(source, last, beats)));
            receipted.add(lastOf.size());
        }
    }

    private Receipt receipt(final Source source, final long last, final Map<Source, Beat> beats) {
        final Receipt receipt = ledger.receipt(source, last);
        final ClockReading now = time.read();
        final Beat beat = beats.get(source);
        if (beat == null || now.source() == ClockSource.NONE || beat.arrived.source() == ClockSource.NONE) {
            return receipt;
        }
        return receipt.with(new Receipt.HubClock(
                beat.report.bootId(),
                beat.report.sinceBoot(),
                beat.arrived.interval().latest(),
                now.interval().earliest()));
    }

    private void takeEvents(final Message message, final List<Incoming> events, final Map<Source, Long> lastOf) {
        final Sender sender = message.sender();
        final EventsMessage.Content content = EventsMessage.read(sender, message.payload());
        content.refused().forEach(quarantine::refused);
        refused.add(content.refused().size());
        unreadable.add(content.unreadable());
        for (final Incoming event : content.events()) {
            lastOf.putIfAbsent(Source.of(event.origin()), 0L);
        }
        events.addAll(content.events());
        devices.heard(sender.site(), sender.device());
        if (content.refused().isEmpty() && content.unreadable() == 0) {
            quarantine.accepted(sender);
        }
    }

    private void takeState(final Message message, final Map<Source, Long> lastOf) {
        try {
            final Sender sender = message.sender();
            final DeviceState state = DeviceState.decode(message.payload());
            devices.state(sender.site(), sender.device(), state);
            lastOf.merge(new Source(sender.site(), sender.device(), state.epoch()), state.last(), Math::max);
        } catch (MalformedMessageException e) {
            refuse(message, e.getMessage());
        }
    }

    private void takeHealth(final Message message, final Map<Source, Long> lastOf, final Map<Source, Beat> beats) {
        try {
            final Sender sender = message.sender();
            final Health health = Health.decode(message.payload());
            devices.health(sender.site(), sender.device(), health);
            final Source source = new Source(sender.site(), sender.device(), health.epoch());
            lastOf.merge(source, health.last(), Math::max);
            health.time().ifPresent(report -> beats.put(source, new Beat(report, message.arrived())));
        } catch (MalformedMessageException e) {
            refuse(message, e.getMessage());
        }
    }

    private void takeAnswer(final Message message) {
        try {
            final Sender sender = message.sender();
            devices.heard(sender.site(), sender.device());
            devices.answered(sender.site(), sender.device(), Answer.decode(message.payload()));
        } catch (MalformedMessageException e) {
            refuse(message, e.getMessage());
        }
    }

    private void refuse(final Message message, final String fault) {
        if (message.payload().length > 0) { // an empty one removes a retained message
            refused.increment();
            quarantine.refused(new Refusal(message.sender(), fault, message.payload().length));
        }
    }

    /** @return whether receipts are true now */
    private boolean storeAll(final List<Incoming> events) {
        try {
            if (!events.isEmpty() && !store.failed()) {
                final Appended appended = store.store(events);
                stored.add(appended.stored());
                duplicates.add(appended.duplicates());
            }
        } catch (JournalException e) {
            Logger.debug("a batch was not stored");
        }
        return !store.failed();
    }
}
