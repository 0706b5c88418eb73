// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Event;
import org.doorclock.hub.broker.BrokerLogin;
import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.broker.TestBroker;
import org.doorclock.hub.broker.TestDevice;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.fleet.Desk;
import org.doorclock.hub.fleet.Orders;
import org.doorclock.hub.http.Metrics;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.journal.Journal;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.TimeInterval;
import org.doorclock.wire.ClockReport;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hub promises to devices, over TCP, with each broker. */
class HubOverMqttTest {

    private static final String SITE = "north";
    private static final String EPOCH = "e-1";

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<Event> heard = Collections.synchronizedList(new ArrayList<>());
    private TestBroker broker;
    private Journal journal;
    private EventStore store;
    private Devices devices;
    private Ingest ingest;
    private HubLink link;
    private TestDevice device;

    @AfterEach
    void stop() throws Exception {
        device.close();
        stopHub();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void everyEventIsStoredOnceHoweverOftenAndInWhateverOrderItComes(final TestBroker.Kind kind) throws Exception {
        start(kind);
        final List<Long> order =
                new ArrayList<>(LongStream.rangeClosed(1, 60).boxed().toList());
        order.addAll(order);
        Collections.shuffle(order, new Random(7));
        order.forEach(this::sendEvent);

        await().until(() -> through(EPOCH) == 60);

        assertThat(device.receipt(EPOCH).orElseThrow().missing()).isEmpty();
        assertThat(store.last()).isEqualTo(60);
        assertThat(heard)
                .extracting(e -> e.origin().seq())
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aGapIsNamedAtOnceAndGoneOnceItIsFilled(final TestBroker.Kind kind) throws Exception {
        start(kind);
        for (final long seq : new long[] {1, 2, 6, 7, 9}) {
            sendEvent(seq);
        }
        await().until(() -> device.receipt(EPOCH)
                .filter(receipt ->
                        receipt.equals(new Receipt(EPOCH, 2, 9, List.of(new Receipt.Gap(3, 5), new Receipt.Gap(8, 8)))))
                .isPresent());

        device.sendBatch(LongStream.rangeClosed(3, 8).mapToObj(this::json).toList());

        await().until(() -> through(EPOCH) == 9);
        assertThat(device.receipt(EPOCH).orElseThrow().missing()).isEmpty();
        assertThat(store.last()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aDeviceWhoseLastEventsNeverCameIsToldByTheAnswerToItsHeartbeat(final TestBroker.Kind kind) throws Exception {
        start(kind);
        sendEvent(1);
        await().until(() -> through(EPOCH) == 1);

        device.send(DeviceTopic.HEALTH, health(EPOCH, 5).encode());

        await().until(() -> device.receipt(EPOCH)
                .filter(receipt -> receipt.missing().equals(List.of(new Receipt.Gap(2, 5))))
                .isPresent());
        assertThat(devices.all().getFirst().lacking()).hasSize(1);
        assertThat(devices.all().getFirst().online()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aHeartbeatThatSaysWhereItsClockStandsIsAnsweredWithTheHubsTimeAndItsOffsetIsLearnt(final TestBroker.Kind kind)
            throws Exception {
        start(kind);
        final Duration asked = Duration.ofHours(3);
        final Instant now = time.now();
        device.send(DeviceTopic.HEALTH, timed(new ClockReport("boot-1", asked, now, Optional.empty())));
        await().until(() -> device.receipt(EPOCH).flatMap(Receipt::clock).isPresent());
        assertThat(device.receipt(EPOCH).flatMap(Receipt::clock))
                .contains(new Receipt.HubClock("boot-1", asked, now, now));
        assertThat(devices.all().getFirst().offset()).isEmpty();

        final var trip = new ClockReport.HubTime(
                asked.plusMillis(40), new TimeInterval(now.minusMillis(20), now.plusMillis(20)));
        device.send(
                DeviceTopic.HEALTH,
                timed(new ClockReport("boot-1", asked.plusSeconds(10), now.plusSeconds(100), Optional.of(trip))));

        await().until(() -> devices.all().getFirst().offset().isPresent());
        assertThat(devices.all().getFirst().offset().orElseThrow().isFar()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aDeviceThatLostItsCursorIsToldByTheAnswerToItsState(final TestBroker.Kind kind) throws Exception {
        start(kind);
        device.sendBatch(List.of(json(1), json(2)));
        await().until(() -> through(EPOCH) == 2);
        device.forgetReceipts();

        device.send(
                DeviceTopic.STATE,
                new DeviceState(DeviceState.Phase.READY, "ct1", "CT 1", "ct-door", EPOCH, 2, "1").encode());

        await().until(() -> through(EPOCH) == 2);
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void whatIsNoEventNeitherIsStoredNorStopsTheOthers(final TestBroker.Kind kind) throws Exception {
        start(kind);
        sendEvent(1);
        device.send(DeviceTopic.EVENTS, "{\"name\": \"9434765919".getBytes(UTF_8));
        device.send(DeviceTopic.EVENTS, new byte[] {0, 1, 2, (byte) 0xff});
        device.send(DeviceTopic.EVENTS, Events.json("south", "ct1", EPOCH, 7));
        device.sendBatch(List.of(json(2), "17".getBytes(UTF_8), "{\"a\":[1,{\"b\":2}]}".getBytes(UTF_8), json(3)));
        sendEvent(4);

        await().until(() -> through(EPOCH) == 4);

        assertThat(store.last()).isEqualTo(4);
        assertThat(Files.readAllLines(directory.resolve("refused.jsonl"))).hasSize(5);
        assertThat(Files.readString(directory.resolve("refused.jsonl"))).doesNotContain("9434765919");
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void whatThisVersionCannotReadIsKeptAsItCameAndReceipted(final TestBroker.Kind kind) throws Exception {
        start(kind);
        final String unknown = new String(json(1), UTF_8).replace("door-arrival", "teleported");
        final String unreadable = new String(json(2), UTF_8).replace("\"source\":\"none\"", "\"source\":\"sundial\"");
        assertThat(unreadable).contains("sundial");
        device.send(DeviceTopic.EVENTS, unknown.getBytes(UTF_8));
        device.send(DeviceTopic.EVENTS, unreadable.getBytes(UTF_8));

        await().until(() -> through(EPOCH) == 2);

        final List<String> kept = new ArrayList<>();
        store.read(1, (position, received, json) -> kept.add(new String(json, UTF_8)));
        assertThat(kept).containsExactly(unknown, unreadable);
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aHubThatStartsAgainKnowsWhatItHolds(final TestBroker.Kind kind) throws Exception {
        start(kind);
        device.sendBatch(List.of(json(1), json(2), json(5)));
        await().until(() -> through(EPOCH) == 2);
        stopHub();
        heard.clear();
        startHub();
        device.forgetReceipts();

        device.sendBatch(List.of(json(2), json(3), json(5)));

        await().until(() -> through(EPOCH) == 3);
        assertThat(device.receipt(EPOCH).orElseThrow().missing()).containsExactly(new Receipt.Gap(4, 4));
        assertThat(heard).extracting(e -> e.origin().seq()).containsExactly(1L, 2L, 5L, 3L);
        assertThat(new HashSet<>(heard)).hasSize(4);
    }

    private void start(final TestBroker.Kind kind) throws Exception {
        broker = kind.start(directory);
        startHub();
        device = new TestDevice(broker.address(), SITE, "ct1");
    }

    private void startHub() throws Exception {
        final Ledger ledger = new Ledger();
        link = new HubLink();
        devices = new Devices(time, ledger, link::serve);
        journal = Journal.open(directory.resolve("journal"), 1 << 20);
        store = EventStore.open(
                journal, time, ledger, List.of(devices, events -> events.forEach(stored -> heard.add(stored.event()))));
        final Orders orders = new Orders(link::send, directory, AuditLog.open(directory, time), time);
        ingest = new Ingest(
                store, ledger, new Desk(devices, orders), directory.resolve("refused.jsonl"), time, new Metrics());
        ingest.start(link::send);
        link.start(BrokerLogin.open(broker.address()), ingest);
        link.awaitConnected();
    }

    private void stopHub() throws Exception {
        link.close();
        ingest.close();
        journal.close();
    }

    private void sendEvent(final long seq) {
        device.send(DeviceTopic.EVENTS, json(seq));
    }

    private byte[] json(final long seq) {
        return Events.json(SITE, "ct1", EPOCH, seq);
    }

    private long through(final String epoch) {
        return device.receipt(epoch).map(Receipt::through).orElse(-1L);
    }

    private static byte[] timed(final ClockReport report) {
        return new Health(
                        EPOCH,
                        0,
                        0,
                        0,
                        ClockSource.NTP,
                        1,
                        1,
                        true,
                        Optional.of(report),
                        "shown",
                        OptionalDouble.of(61.5))
                .encode();
    }

    private static Health health(final String epoch, final long last) {
        return new Health(epoch, last, 0, 0, ClockSource.NTP, 1, 1, true);
    }
}
