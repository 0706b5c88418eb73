// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceIdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(30);

    private final SettableTimeSource time = new SettableTimeSource(NOW);
    private final TestAuthority authority = new TestAuthority(NOW);
    private final AtomicInteger renewals = new AtomicInteger();
    private IdentityFolder folder;
    private Identity first;
    private DeviceIdentity identity;

    @BeforeEach
    void begin() throws IOException {
        folder = TestFolder.enrolled(authority, NOW, LIFE);
        first = folder.held().current().orElseThrow();
        identity = new DeviceIdentity(folder, Optional.empty(), time, new Random(1), renewals::incrementAndGet);
    }

    @AfterEach
    void end() {
        identity.close();
    }

    @Test
    void aNewIdentityThatIsLetInIsTheOnlyOneFromThenOn() throws Exception {
        final Identity second = TestFolder.adopted(folder, authority, NOW, LIFE);
        final DeviceIdentity.Shown shown = identity.shown();
        assertThat(shown.identity()).isEqualTo(second);
        identity.accepted(shown);
        await().untilAsserted(() -> assertThat(folder.held().isSettled()).isTrue());
        assertThat(folder.held().current()).contains(second);
        assertThat(folder.held().previous()).isEmpty();
    }

    @Test
    void aNewIdentityThatIsRefusedGivesWayToTheOneBefore() throws Exception {
        final Identity second = TestFolder.adopted(folder, authority, NOW, LIFE);
        assertThat(identity.shown().identity()).isEqualTo(second);
        identity.refused();
        assertThat(identity.shown().identity()).isEqualTo(second);
        identity.refused();
        final DeviceIdentity.Shown old = identity.shown();
        assertThat(old.identity()).isEqualTo(first);
        identity.accepted(old);
        await().untilAsserted(() -> assertThat(folder.held().current()).contains(first));
        assertThat(folder.held().isSettled()).isTrue();
        assertThat(identity.shown().identity()).isEqualTo(first);
    }

    @Test
    void anIdentityThatWasLetInWhileTheNextOneWasMadeSaysNothingOfThatOne() throws Exception {
        final DeviceIdentity.Shown old = identity.shown();
        final Identity second = TestFolder.adopted(folder, authority, NOW, LIFE);
        identity.accepted(old);
        final DeviceIdentity.Shown next = identity.shown();
        assertThat(next.identity()).isEqualTo(second);
        identity.accepted(next);
        await().untilAsserted(() -> assertThat(folder.held().isSettled()).isTrue());
        assertThat(folder.held().current()).contains(second);
    }

    @Test
    void whenBothAreRefusedBothAreTried() throws Exception {
        final Identity second = TestFolder.adopted(folder, authority, NOW, LIFE);
        for (final Identity expected : new Identity[] {second, second, first, second, first, second}) {
            assertThat(identity.shown().identity()).isEqualTo(expected);
            identity.refused();
        }
    }

    @Test
    void anOnlyIdentityIsShownHoweverOftenItIsRefused() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(identity.shown().identity()).isEqualTo(first);
            identity.refused();
        }
    }

    @Test
    void whatWasEnrolledMeanwhileCounts() throws Exception {
        identity.shown();
        final Identity other = TestFolder.adopted(folder, authority, NOW, LIFE);
        folder.settle();
        assertThat(identity.shown().identity()).isEqualTo(other);
    }

    @Test
    void withoutAnIdentityItSaysWhatToDo() {
        try (DeviceIdentity none = new DeviceIdentity(
                TestFolder.on(new SimulatedDisk()), Optional.empty(), time, new Random(1), () -> {})) {
            assertThatExceptionOfType(IdentityException.class)
                    .isThrownBy(none::shown)
                    .withMessageContaining("doorclock-door enrol --config FILE --token-file FILE");
            assertThat(none.standing().condition()).isEqualTo(Standing.Condition.NONE);
        }
    }

    @Test
    void aRunningDoorRenewsByItselfAndSaysSo() throws Exception {
        try (FakeEst server = new FakeEst(authority, time);
                DeviceIdentity renewing = new DeviceIdentity(
                        folder, Optional.of(server.uri()), time, new Random(1), renewals::incrementAndGet)) {
            time.advance(Duration.ofDays(21));
            renewing.start();
            await().until(() -> renewals.get() == 1);
            assertThat(renewing.standing().until())
                    .contains(server.issued().getFirst().getNotAfter().toInstant());
            assertThat(renewing.shown().identity().certificate())
                    .isEqualTo(server.issued().getFirst());
        }
    }
}
