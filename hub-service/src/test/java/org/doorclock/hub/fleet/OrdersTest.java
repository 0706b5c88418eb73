// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorclock.audit.AuditLog;
import org.doorclock.files.FileLock;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Role;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Answer;
import org.doorclock.wire.Answer.Outcome;
import org.doorclock.wire.Command;
import org.doorclock.wire.Errand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {

    private static final Caller ANNA =
            new Caller("user:anna", Caller.Kind.PERSON, Set.of(Role.ESTATES), Set.of(), "", false, () -> true);

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-04-01T12:00:00Z"));
    private final List<Command.Order> posted = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Orders orders;

    @BeforeEach
    void open() throws IOException {
        orders = new Orders(
                (site, device, order) -> posted.add(order),
                directory.resolve("logs"),
                AuditLog.open(directory, time),
                time,
                held::add);
    }

    @Test
    void anOrderIsInTheAuditLogAndOnItsWayWithAnExpiry() throws IOException {
        final Orders.Sent sent = orders.order("north", "ct1", Errand.IDENTIFY, "", ANNA);
        assertThat(posted).singleElement().satisfies(order -> {
            assertThat(order.id()).isEqualTo(sent.id());
            assertThat(order.expires()).isEqualTo(time.now().plus(Orders.LIFE));
        });
        assertThat(Files.readString(directory.resolve("audit/audit.jsonl")))
                .contains("user:anna", "device-command", "north/ct1, identify");
    }

    @Test
    void itIsDoneWhenTheDeviceSaysSoAndNotWhenAnotherDoes() {
        final String id =
                orders.order("north", "ct1", Errand.IDENTIFY, "", ANNA).id();
        orders.answered("north", "ct2", new Answer(id, Outcome.DONE, "not mine"));
        orders.answered("north", "ct1", new Answer("another", Outcome.DONE, "not asked"));
        assertThat(state()).isEqualTo(Orders.State.SENT);
        orders.answered("north", "ct1", new Answer(id, Outcome.REFUSED, "a patient is at the door"));
        orders.answered("north", "ct1", new Answer(id, Outcome.DONE, "twice"));
        assertThat(orders.of("north", "ct1")).singleElement().satisfies(sent -> {
            assertThat(sent.state()).isEqualTo(Orders.State.REFUSED);
            assertThat(sent.text()).isEqualTo("a patient is at the door");
        });
    }

    @Test
    void withoutAnAnswerItIsSaidThatThereWasNone() {
        final String id = orders.order("north", "ct1", Errand.RESTART, "", ANNA).id();
        time.advance(Orders.LIFE);
        assertThat(state()).isEqualTo(Orders.State.SENT);
        time.advance(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(Orders.State.NO_ANSWER);
        orders.answered("north", "ct1", new Answer(id, Outcome.DONE, "late, and true"));
        assertThat(state()).isEqualTo(Orders.State.DONE);
    }

    @Test
    void aLogIsPutTogetherFromItsPartsInWhateverOrderTheyCome() throws IOException {
        final String id =
                orders.order("north", "ct1", Errand.LOG_PULL, "", ANNA).id();
        orders.answered("north", "ct1", new Answer(id, Outcome.DONE, "2 parts", 2, 2, "second\n"));
        assertThat(state()).isEqualTo(Orders.State.SENT);
        assertThat(orders.log("north", "ct1")).isEmpty();
        orders.answered("north", "ct1", new Answer(id, Outcome.DONE, "2 parts", 1, 2, "first\n"));
        assertThat(orders.log("north", "ct1")).isEmpty();
        assertThat(state()).isEqualTo(Orders.State.SENT);
        held.forEach(Runnable::run);
        assertThat(state()).isEqualTo(Orders.State.DONE);
        assertThat(orders.log("north", "ct1")).contains("first\nsecond\n");
        assertThat(orders.log("north", "ct2")).isEmpty();
    }

    @Test
    void whyARetirementIsForcedIsOnItsWayAndInTheAuditLogAndItsEndIsHeard() throws IOException {
        final List<String> heard = new ArrayList<>();
        orders.whenRetired(
                (site, device, caller, text) -> heard.add(site + "/" + device + " " + caller.name() + " " + text));
        final String id = orders.order("north", "ct1", Errand.RETIRE, "its disk is broken", ANNA)
                .id();
        assertThat(posted.getLast().force()).isEqualTo("its disk is broken");
        assertThat(Files.readString(directory.resolve("audit/audit.jsonl")))
                .contains("north/ct1, retire, forced: its disk is broken");
        orders.answered("north", "ct1", new Answer(id, Outcome.DONE, "it is gone"));
        assertThat(heard).containsExactly("north/ct1 user:anna it is gone");

        final String again =
                orders.order("north", "ct1", Errand.RETIRE, "", ANNA).id();
        orders.answered("north", "ct1", new Answer(again, Outcome.REFUSED, "not yet"));
        assertThat(heard).hasSize(1);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerDoesNotWaitForWhoWritesTheAuditLog() throws Exception {
        final String id =
                orders.order("north", "ct1", Errand.IDENTIFY, "", ANNA).id();
        final Thread another = new Thread(() -> orders.order("north", "ct1", Errand.RESTART, "", ANNA));
        new FileLock(directory.resolve("audit/lock")).hold(() -> {
            another.start();
            await().until(() -> another.getState() == Thread.State.WAITING);
            orders.answered("north", "ct1", new Answer(id, Outcome.DONE, "seen"));
            assertThat(state()).isEqualTo(Orders.State.DONE);
            assertThat(posted).hasSize(1);
            return true;
        });
        another.join();
        assertThat(posted).hasSize(2);
    }

    @Test
    void onlyTheLastOnesAreKept() {
        for (int i = 0; i < 30; i++) {
            orders.order("north", "ct1", Errand.IDENTIFY, "", ANNA);
        }
        assertThat(orders.of("north", "ct1")).hasSize(20);
        assertThat(orders.of("north", "ct1").getFirst().id())
                .isEqualTo(posted.getLast().id());
    }

    private Orders.State state() {
        return orders.of("north", "ct1").getFirst().state();
    }
}
