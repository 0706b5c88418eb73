// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.doorclock.testing.OpensslAuthority;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What any broker that devices reach over a network must do, whoever made it. That something did not happen is told by
 * something later that did.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrokerContract {

    private static final AtomicInteger MARKS = new AtomicInteger();

    private Path folder;
    private OpensslAuthority authority;
    private GuardedBroker broker;
    private Path attacker;
    private Path victim;
    private Path hubs;
    private Visitor hub;
    private Visitor other;

    /** @param devices those that the broker may be told of beforehand */
    abstract GuardedBroker start(Path work, OpensslAuthority ours, Path server, List<String> devices) throws Exception;

    @BeforeAll
    void open(@TempDir final Path work) throws Exception {
        folder = work;
        authority = new OpensslAuthority(folder.resolve("ours"));
        attacker = authority.client("north/dc-0001");
        victim = authority.client("north/dc-0002");
        hubs = authority.client(Topics.HUB_NAME);
        broker = start(
                folder.resolve("broker"),
                authority,
                authority.server("broker"),
                List.of("north/dc-0001", "north/dc-0002", "north/dc-0003", "south/dc-0004"));
    }

    @AfterAll
    void shut() throws Exception {
        hub.close();
        other.close();
        broker.close();
    }

    /** Those of good conduct are there all the time. */
    @BeforeEach
    void hubAndVictim() {
        patiently().ignoreExceptions().untilAsserted(() -> {
            if (hub == null || !hub.connected()) {
                hub = Visitor.with(hubs, broker.hub(), Topics.HUB_NAME + "-test");
                hub.subscribe("doorclock/v1/#");
            }
            if (other == null || !other.connected()) {
                other = Visitor.with(victim, broker.devices(), id("dc-0002"));
                other.subscribe("doorclock/v1/north/dc-0002/receipts");
            }
        });
        hub.heard.clear();
    }

    @Test
    void aDeviceSaysWhatIsItsOwnAndHearsWhatIsForIt() throws Exception {
        try (Visitor device = attacker()) {
            final List<String> hears = List.of(
                    DeviceTopic.RECEIPTS.of("north", "dc-0001"),
                    DeviceTopic.COMMANDS.of("north", "dc-0001"),
                    Topics.board("north"),
                    Topics.hub("north"));
            for (final String topic : hears) {
                device.subscribe(topic);
                hub.publish(topic, "for it");
            }
            for (final DeviceTopic topic : DeviceTopic.saidByDevice()) {
                device.publish(topic.of("north", "dc-0001"), "own");
            }

            patiently().untilAsserted(() -> {
                assertThat(device.heard)
                        .containsAll(
                                hears.stream().map(topic -> topic + "=for it").toList());
                assertThat(hub.heard)
                        .contains(
                                "doorclock/v1/north/dc-0001/events=own",
                                "doorclock/v1/north/dc-0001/state=own",
                                "doorclock/v1/north/dc-0001/health=own",
                                "doorclock/v1/north/dc-0001/answers=own");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doorclock/v1/north/dc-0002/events",
                "doorclock/v1/north/dc-0002/state",
                "doorclock/v1/south/dc-0001/events",
                "doorclock/v1/north/dc-0001/receipts",
                "doorclock/v1/north/dc-0002/receipts",
                "doorclock/v1/north/dc-0002/commands",
                "doorclock/v1/north/board",
                "doorclock/v1/north/hub",
                "doorclock/v1/north/dc-0001/events/more",
                "doorclock/v1/north/dc-0001/../dc-0002/events",
                "doorclock/v1/north//dc-0002/events",
                "doorclock.v1.north.dc-0002.events",
                "doorclock/v1/north.dc-0002.events",
                "/doorclock/v1/north/dc-0002/events",
                "DOORCLOCK/v1/north/dc-0002/events",
                "doorclock"
            })
    void aDevicePublishesNowhereElse(final String topic) throws Exception {
        hub.subscribe("#");
        try (Visitor device = attacker()) {
            attempt(() -> device.publish(topic, "forged"));
        }
        assertNobodyHeard("=forged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doorclock/v1/north/dc-0002/receipts",
                "doorclock/v1/north/dc-0002/commands",
                "doorclock/v1/north/dc-0002/events",
                "doorclock/v1/south/board",
                "doorclock/v1/#",
                "doorclock/#",
                "#",
                "+/#",
                "+/+/+/+/+",
                "doorclock/v1/+/+/receipts",
                "doorclock/v1/north/+/receipts",
                "doorclock/v1/north/#",
                "doorclock/v1/+/board",
                "doorclock/v1/south/#",
                "doorclock.v1.north.dc-0002.receipts",
                "doorclock.v1.#",
                "$share/all/doorclock/v1/#",
                "$share/all/doorclock/v1/north/dc-0002/receipts",
                "$SYS/#"
            })
    void aDeviceHearsNothingElse(final String filter) throws Exception {
        try (Visitor device = attacker()) {
            device.subscribe(DeviceTopic.RECEIPTS.of("north", "dc-0001"));
            attempt(() -> device.subscribe(filter));
            for (final String topic : List.of(
                    "doorclock/v1/north/dc-0002/receipts",
                    "doorclock/v1/north/dc-0002/commands",
                    "doorclock/v1/south/dc-0004/receipts",
                    "doorclock/v1/south/board")) {
                hub.publish(topic, "secret");
            }
            other.publish("doorclock/v1/north/dc-0002/events", "secret");
            hub.publish(DeviceTopic.RECEIPTS.of("north", "dc-0001"), "last");

            patiently()
                    .until(() ->
                            !device.connected() || device.heard.contains("doorclock/v1/north/dc-0001/receipts=last"));
            assertThat(device.heard).noneMatch(line -> line.endsWith("=secret") || line.startsWith("$"));
        }
    }

    @Test
    void whoeverWatchesHearsTheAlertsOfEverySiteAndNothingElseAndSaysNothing() throws Exception {
        final Path identity = authority.client(Topics.WATCH_NAME);
        try (Visitor watch = Visitor.with(identity, broker.devices(), Topics.WATCH_NAME)) {
            watch.subscribe(Topics.alertsEverywhere());
            hub.publish(Topics.alerts("north"), "one");
            hub.publish(Topics.alerts("south"), "two");
            patiently()
                    .untilAsserted(() -> assertThat(watch.heard)
                            .containsExactlyInAnyOrder(
                                    Topics.alerts("north") + "=one", Topics.alerts("south") + "=two"));

            attempt(() -> watch.subscribe("doorclock/v1/#"));
            hub.publish(Topics.board("north"), "secret");
            hub.publish(Topics.alerts("north"), "last");
            patiently().until(() -> !watch.connected() || watch.heard.contains(Topics.alerts("north") + "=last"));
            assertThat(watch.heard).noneMatch(line -> line.endsWith("=secret"));
        }
        for (final String topic : List.of("doorclock/v1/north/dc-0002/commands", Topics.alerts("north"))) {
            try (Visitor watch = Visitor.with(identity, broker.devices(), Topics.WATCH_NAME)) {
                attempt(() -> watch.publish(topic, "forged"));
            }
        }
        assertNobodyHeard("=forged");
    }

    @Test
    void aLastWillIsAPublicationToo() throws Exception {
        attempt(() -> dieLeaving("doorclock/v1/north/dc-0002/state"));
        dieLeaving("doorclock/v1/north/dc-0001/state");
        patiently().until(() -> hub.heard.contains("doorclock/v1/north/dc-0001/state=will"));
        assertThat(hub.heard).doesNotContain("doorclock/v1/north/dc-0002/state=will");
    }

    private void dieLeaving(final String willTopic) throws Exception {
        try (Wire wire = new Wire(broker.devices());
                Visitor device = Visitor.leaving(willTopic, attacker, wire.broker(), id("dc-0001"))) {
            device.subscribe(Topics.board("north"));
            wire.cut();
            patiently().until(() -> !device.connected());
        }
    }

    @Test
    void aDeviceCannotTakeAnothersPlace() throws Exception {
        attempt(() -> Visitor.with(attacker, broker.devices(), id("dc-0002")).close());
        attempt(() -> Visitor.with(attacker, broker.devices(), "north/dc-0002").close());

        hub.publish("doorclock/v1/north/dc-0002/receipts", "still here");
        patiently().until(() -> other.heard.contains("doorclock/v1/north/dc-0002/receipts=still here"));
        assertThat(other.connected()).isTrue();
    }

    @Test
    void nobodyEntersWithoutACertificate() {
        assertRefused(() -> Visitor.withNone(authority.authorities(), broker.devices(), id("dc-0001")));
        assertRefused(() -> Visitor.with(attacker, broker.devices().replace("ssl://", "tcp://"), id("dc-0001")));
    }

    @Test
    void nobodyEntersWithACertificateOfAnotherAuthority() throws Exception {
        final Path foreign = new OpensslAuthority(folder.resolve("elsewhere/ours")).client("north/dc-0001");
        final Path mixed = OpensslAuthority.trusting(foreign, authority.authorities());
        assertRefused(() -> Visitor.with(mixed, broker.devices(), id("dc-0001")));
    }

    @Test
    void nobodyEntersWithACertificateThatHasEndedOrIsForAServer() throws Exception {
        final Path ended = authority.issue(
                "north/dc-0003", "client", "-startdate", "20190101000000Z", "-enddate", OpensslAuthority.PAST);
        assertRefused(() -> Visitor.with(ended, broker.devices(), id("dc-0003")));
        final Path server = authority.server("north/dc-0003");
        assertRefused(() -> Visitor.with(server, broker.devices(), id("dc-0003")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "north/+",
                "#",
                "north",
                "north/dc-0002/more",
                "doorclock-hub-2",
                "doorclock-watch-2",
                "+/+",
                "north/dc-0002 "
            })
    void aNameThatIsNoDevicesGetsNothing(final String name) throws Exception {
        final Path odd = authority.client(name);
        attempt(() -> {
            try (Visitor visitor = Visitor.with(odd, broker.devices(), id("dc-0002"))) {
                attempt(() -> visitor.subscribe("doorclock/v1/north/board"));
                attempt(() -> visitor.publish("doorclock/v1/north/dc-0002/events", "forged"));
                hub.publish("doorclock/v1/north/board", "secret");
                hub.publish("doorclock/v1/north/dc-0002/events", "any");
                assertNobodyHeard("=forged");
                assertThat(visitor.heard).isEmpty();
            }
        });
        assertNobodyHeard("=forged");
    }

    @Test
    void nothingOlderThanTls13IsSpoken() throws Exception {
        final URI at = URI.create(broker.devices());
        try (Socket plain = new Socket(at.getHost(), at.getPort());
                SSLSocket socket = (SSLSocket) Visitor.context(attacker)
                        .getSocketFactory()
                        .createSocket(plain, at.getHost(), at.getPort(), true)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void whoIsRevokedIsCutOffAndTheOthersStayOrComeBack() throws Exception {
        final Path lost = authority.client("north/dc-0003");
        try (Visitor device = Visitor.with(lost, broker.devices(), id("dc-0003"))) {
            device.publish("doorclock/v1/north/dc-0003/events", "before");

            authority.revoke(lost);

            patiently().until(() -> !device.connected());
        }
        assertRefused(() -> Visitor.with(lost, broker.devices(), id("dc-0003")));
        hubAndVictim();
        try (Visitor renewed = Visitor.with(authority.client("north/dc-0003"), broker.devices(), id("dc-0003"))) {
            renewed.publish("doorclock/v1/north/dc-0003/events", "after");
        }
        patiently().until(() -> hub.heard.contains("doorclock/v1/north/dc-0003/events=after"));
    }

    /** A client that is cut off in mid-sentence may end a thread of its own with an exception; that is not what is tested. */
    private static ConditionFactory patiently() {
        return Awaitility.await().dontCatchUncaughtExceptions();
    }

    private Visitor attacker() throws Exception {
        return Visitor.with(attacker, broker.devices(), id("dc-0001"));
    }

    private static String id(final String device) {
        return Topics.clientId("north", device);
    }

    /** Whatever was said before is with the hub once it has heard a later mark, said by a device of good conduct. */
    private void assertNobodyHeard(final String end) throws Exception {
        final String mark = "mark " + MARKS.incrementAndGet();
        other.publish("doorclock/v1/north/dc-0002/health", mark);
        patiently().until(() -> hub.heard.contains("doorclock/v1/north/dc-0002/health=" + mark));
        assertThat(hub.heard).noneMatch(line -> line.endsWith(end));
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private static void attempt(final Attempt attempt) throws Exception {
        try {
            attempt.make();
        } catch (MqttException | IOException | RuntimeException e) {
            // refused at once, which is one way; the client's own code stumbles when it is cut off in mid-sentence
        }
    }

    private static void assertRefused(final Attempt attempt) {
        assertThatThrownBy(attempt::make).isInstanceOf(MqttException.class);
    }
}
