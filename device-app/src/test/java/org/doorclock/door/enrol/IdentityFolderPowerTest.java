// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.doorclock.door.enrol.IdentityFolder.Held;
import org.doorclock.journal.Disk;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.journal.SimulatedDisk.Survival;
import org.doorclock.tls.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power fails, the process is killed or the disk refuses at every single change of the disk that an identity's life
 * takes: enrolled, renewed and proved, renewed and given back, and whatever comes after the fault.
 */
class IdentityFolderPowerTest {

    private static final String NAME = "rxx/dc-0042";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int TORN_WAYS = 3;

    private final TestAuthority authority = new TestAuthority(NOW);

    /** One life, as far as it gets; and what must be true of the disk if it ends here. */
    private final class Life {
        private final IdentityFolder folder;
        private Optional<Identity> last = Optional.empty();
        private Optional<Identity> next = Optional.empty();
        private final List<Identity> all = new ArrayList<>();

        Life(final Disk disk) {
            folder = TestFolder.on(disk);
        }

        void run() throws IOException {
            folder.believe(authority.authorities());
            renew(true);
            renew(true);
            renew(false);
        }

        private void renew(final boolean good) throws IOException {
            final KeyPair key = folder.nextKey();
            final Identity made = new Identity(
                    key.getPrivate(),
                    List.of(authority.client(NAME, key.getPublic(), NOW, Duration.ofDays(30)), authority.issuing()));
            all.add(made);
            next = Optional.of(made);
            folder.adopt(made.chain());
            if (good) {
                last = next;
                next = Optional.empty();
                folder.settle();
            } else {
                folder.giveBack();
                next = Optional.empty();
            }
        }
    }

    @Test
    void withoutFaultsALifeTakesItsCourse() throws IOException {
        final SimulatedDisk disk = new SimulatedDisk();
        final Life life = new Life(disk);
        life.run();
        assertThat(life.folder.held().current()).isEqualTo(life.last);
        assertThat(disk.names()).containsExactlyInAnyOrder("ca.pem", "cert.pem", "key.pem");
        assertThat(disk.changes()).isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource
    void aPowerCutAtAnyChangeLeavesAWholeIdentity(final Survival survival) throws IOException {
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().cutAt(change);
            final Life life = new Life(disk);
            assertThat(isCut(life)).as("change %d", change).isTrue();
            for (int way = 0; way < (survival == Survival.TORN ? TORN_WAYS : 1); way++) {
                assertGoesOn(life, disk.afterPowerCut(survival, new Random(1000L * change + way)), change);
            }
        }
    }

    @Test
    void aKillAtAnyChangeLeavesAWholeIdentity() throws IOException {
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().cutAt(change);
            final Life life = new Life(disk);
            assertThat(isCut(life)).as("change %d", change).isTrue();
            assertGoesOn(life, disk.afterKill(), change);
        }
    }

    @Test
    void anErrorOfTheDiskAtAnyChangeLeavesAWholeIdentityAndTheNextAttemptSucceeds() throws IOException {
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().errorAt(change, "input/output error");
            final Life life = new Life(disk);
            assertThat(isCut(life)).as("change %d", change).isTrue();
            assertGoesOn(life, disk.afterPowerCut(Survival.LOST, new Random(change)), change);
            assertGoesOn(life, disk.repaired(), change);
        }
    }

    /** Proves that the tests above can fail. */
    @Test
    void aDiskThatOnlySaysThatItFlushedLosesIdentities() throws IOException {
        int lost = 0;
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().ignoringForce().cutAt(change);
            final Life life = new Life(disk);
            isCut(life);
            final Held held = TestFolder.on(disk.afterPowerCut(Survival.LOST, new Random(0)))
                    .held();
            if (life.last.isPresent() && held.current().isEmpty()) {
                lost++;
            }
        }
        assertThat(lost).isPositive();
    }

    /** What the next start finds works, and everything can be done with it that can be done with an undisturbed one. */
    private void assertGoesOn(final Life life, final Disk found, final int change) throws IOException {
        final IdentityFolder folder = TestFolder.on(found);
        final Held held = folder.held();
        if (life.last.isPresent()) {
            assertThat(held.current()).as("change %d", change).isPresent();
            assertThat(life.all).as("change %d", change).contains(held.current().get());
        }
        held.current()
                .ifPresent(identity -> assertThat(Identity.belongs(identity.key(), identity.certificate()))
                        .isTrue());
        if (life.last.isPresent() && life.next.isPresent() && !held.isSettled()) {
            assertThat(held.previous())
                    .as("change %d: the one to fall back to", change)
                    .isEqualTo(life.last);
        }
        folder.believe(authority.authorities());
        folder.settle();
        final Life after = new Life(found);
        after.renew(true);
        assertThat(folder.held().current()).as("change %d", change).isEqualTo(after.last);
        assertThat(folder.held().isSettled()).isTrue();
        final Optional<Identity> kept = after.last;
        after.renew(false);
        assertThat(folder.held().current()).as("change %d", change).isEqualTo(kept);
    }

    private static boolean isCut(final Life life) {
        try {
            life.run();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private int changes() throws IOException {
        final SimulatedDisk disk = new SimulatedDisk();
        new Life(disk).run();
        return disk.changes();
    }
}
