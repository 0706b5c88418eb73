// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.door.update.TestReleases.Made;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Offer;
import org.doorclock.wire.UpdateReport;
import org.doorclock.wire.UpdateReport.State;
import org.junit.jupiter.api.Test;

class UpdatesTest {

    private static final Version OWN = Version.of("0.1.0");
    private static final Made NEXT = TestReleases.release("0.2.0", "0.1.0");

    private final TestReleases releases = new TestReleases();
    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-11-22T02:30:00Z"));
    private final SimulatedDisk disk = new SimulatedDisk();
    private final FakeDoor door = new FakeDoor();
    private final List<Long> asked = new ArrayList<>();
    private Optional<Made> served = Optional.of(NEXT);
    private int most = 30;
    private Updates updates = updates(disk);

    private Updates updates(final SimulatedDisk on) {
        return updates(on, OWN, Optional.of(releases.key()));
    }

    private Updates updates(final SimulatedDisk on, final Version own, final Optional<ReleaseKey> key) {
        return new Updates(
                new Shelf(on),
                own,
                key,
                (url, at, wanted) -> {
                    asked.add(at);
                    return served.orElseThrow(() -> new IOException("the hub's pages are out of reach from here"))
                            .part(at, Math.min(most, wanted));
                },
                door,
                time);
    }

    private void turn(final int times) {
        for (int i = 0; i < times; i++) {
            updates.turn();
        }
    }

    private UpdateReport said() {
        return updates.report().orElseThrow();
    }

    private void offer(final Made release) {
        updates.offer(Optional.of(releases.offer(release)));
    }

    @Test
    void fetchesWaitsAndRestartsOnce() throws IOException {
        door.obstacle = Optional.of("a patient is at the door");
        offer(NEXT);
        turn(2);
        assertThat(said().state()).isEqualTo(State.FETCHING);
        turn(20);
        assertThat(said()).isEqualTo(new UpdateReport("0.2.0", State.WAITING, "a patient is at the door"));
        assertThat(door.shown).endsWith(Notice.WAITS).doesNotContain(Notice.UPDATING);
        assertThat(door.restarts).isZero();
        assertThat(new Shelf(disk).held().trial()).isEmpty();

        door.obstacle = Optional.empty();
        turn(5);
        assertThat(said().state()).isEqualTo(State.STARTING);
        assertThat(door.shown).endsWith(Notice.UPDATING);
        assertThat(door.restarts).isEqualTo(1);
        assertThat(new Shelf(disk).held().trial().orElseThrow().version()).isEqualTo(NEXT.version());
    }

    @Test
    void goesOnWithWhatIsThereAfterARestart() {
        most = 10;
        offer(NEXT);
        turn(3);
        asked.clear();
        updates = updates(disk.afterKill());
        offer(NEXT);
        turn(1);
        assertThat(asked).containsExactly(30L);
    }

    @Test
    void aHubThatIsAwayIsTriedAgainLessAndLessOften() {
        served = Optional.empty();
        offer(NEXT);
        turn(5);
        assertThat(asked).hasSize(1);
        assertThat(said().text()).contains("out of reach");
        time.advance(Duration.ofSeconds(16));
        turn(5);
        assertThat(asked).hasSize(2);
        time.advance(Duration.ofSeconds(16));
        turn(5);
        assertThat(asked).hasSize(2);
        served = Optional.of(NEXT);
        time.advance(Duration.ofMinutes(10));
        turn(30);
        assertThat(door.restarts).isEqualTo(1);
    }

    @Test
    void whatIsNotWhatWasSignedIsFetchedAnewAndNeverRun() throws IOException {
        final byte[] other = NEXT.content().clone();
        other[5]++;
        served = Optional.of(new Made(NEXT.manifest(), other));
        offer(NEXT);
        turn(20);
        assertThat(said().text()).contains("not what was signed");
        assertThat(door.restarts).isZero();
        assertThat(disk.names()).noneMatch(name -> name.startsWith("0.2.0/"));
        served = Optional.of(NEXT);
        time.advance(Duration.ofMinutes(1));
        turn(20);
        assertThat(door.restarts).isEqualTo(1);
    }

    @Test
    void moreThanWasAskedForIsNotTaken() {
        updates = new Updates(
                new Shelf(disk),
                OWN,
                Optional.of(releases.key()),
                (url, at, wanted) -> new byte[wanted + 1],
                door,
                time);
        offer(NEXT);
        turn(3);
        assertThat(said().text()).contains("more than was asked for");
        assertThat(disk.names()).isEmpty();
    }

    private void assertRefused(final Optional<Offer> offer, final String why) {
        updates.offer(offer);
        turn(5);
        assertThat(said().state()).isEqualTo(State.REFUSED);
        assertThat(said().text()).contains(why);
        assertThat(asked).isEmpty();
        assertThat(door.restarts).isZero();
    }

    @Test
    void anOlderVersionIsRefused() {
        updates = updates(disk, Version.of("0.3.0"), Optional.of(releases.key()));
        assertRefused(Optional.of(releases.offer(NEXT)), "older than 0.3.0");
        assertThat(said().version()).isEqualTo("0.2.0");
    }

    @Test
    void aForeignSignatureIsRefused() {
        assertRefused(Optional.of(new TestReleases().offer(NEXT)), "not signed with the release key");
    }

    @Test
    void aManifestThatWasChangedIsRefused() {
        final Offer sound = releases.offer(NEXT);
        final byte[] changed =
                new String(sound.manifest(), UTF_8).replace("0.2.0", "0.9.0").getBytes(UTF_8);
        assertRefused(Optional.of(new Offer(changed, sound.signature(), sound.url())), "not signed");
    }

    @Test
    void aReleaseForAnotherProductIsRefused() {
        final byte[] hubs = new String(NEXT.manifest().encode(), UTF_8)
                .replace("\"doorclock-door\"", "\"doorclock-hub\"")
                .getBytes(UTF_8);
        assertRefused(Optional.of(new Offer(hubs, releases.sign(hubs), TestReleases.URL)), "another product");
    }

    @Test
    void aReleaseThatNeedsOneBetweenIsRefused() {
        assertRefused(Optional.of(releases.offer(TestReleases.release("0.9.0", "0.5.0"))), "Offer one between first");
    }

    @Test
    void withoutAKeyNobodyIsBelieved() {
        updates = updates(disk, OWN, Optional.empty());
        assertRefused(Optional.of(releases.offer(NEXT)), "update.trust");
    }

    @Test
    void whatRunsAlreadyIsSaidToRun() {
        updates = updates(disk, NEXT.version(), Optional.of(releases.key()));
        offer(NEXT);
        turn(1);
        assertThat(said()).isEqualTo(new UpdateReport("0.2.0", State.RUNNING, ""));
        assertThat(asked).isEmpty();
    }

    @Test
    void whatWasTriedOnceIsNeverTriedAgainAndGoesOnBeingTold() throws IOException {
        offer(NEXT);
        turn(30);
        final TestLauncher launcher = new TestLauncher(disk, List.of(NEXT));
        assertThat(launcher.start()).contains(NEXT.version());
        assertThat(launcher.start()).isEmpty();
        updates = updates(disk);
        offer(NEXT);
        turn(30);
        assertThat(said().state()).isEqualTo(State.ROLLED_BACK);
        assertThat(door.shown).endsWith(Notice.ROLLED_BACK);
        updates.offer(Optional.empty());
        turn(2);
        assertThat(said().state()).isEqualTo(State.ROLLED_BACK);
        assertThat(door.restarts).isEqualTo(1);
        assertThat(launcher.start()).isEmpty();

        final Made after = TestReleases.release("0.3.0", "0.1.0");
        served = Optional.of(after);
        offer(after);
        turn(30);
        assertThat(door.restarts).isEqualTo(2);
    }

    @Test
    void whatIsStoppedIsLeftThoughItWasChosen() throws IOException {
        offer(NEXT);
        turn(30);
        assertThat(new Shelf(disk).held().trial()).isPresent();
        updates = updates(disk);
        updates.offer(Optional.empty());
        turn(2);
        assertThat(new Shelf(disk).held().trial()).isEmpty();
        assertThat(disk.names()).noneMatch(name -> name.contains("/"));
        assertThat(updates.report()).isEmpty();
    }

    @Test
    void aNewerOfferTakesThePlaceOfTheOneThatIsBeingFetched() throws IOException {
        offer(NEXT);
        turn(3);
        final Made after = TestReleases.release("0.3.0", "0.1.0");
        served = Optional.of(after);
        offer(after);
        turn(30);
        assertThat(new Shelf(disk).held().trial().orElseThrow().version()).isEqualTo(after.version());
        assertThat(disk.names()).noneMatch(name -> name.contains(NEXT.manifest().sha256()));
    }

    @Test
    void withoutRoomNothingIsFetched() {
        door.free = 1 << 20;
        offer(NEXT);
        turn(5);
        assertThat(said()).isEqualTo(new UpdateReport("0.2.0", State.WAITING, "the storage has no room for it"));
        assertThat(asked).isEmpty();
    }

    @Test
    void releasesThatThePackageHasOvertakenAreCleared() throws IOException {
        offer(NEXT);
        turn(30);
        new TestLauncher(disk, List.of(NEXT)).start();
        new Shelf(disk).prove();
        updates = updates(disk, Version.of("0.5.0"), Optional.of(releases.key()));
        turn(1);
        assertThat(disk.names()).isEmpty();
    }
}
