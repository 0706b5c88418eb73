// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.doorclock.door.enrol.IdentityFolder.Held;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewalTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(30);

    private final SettableTimeSource time = new SettableTimeSource(NOW);
    private final TestAuthority authority = new TestAuthority(NOW);
    private FakeEst server;
    private IdentityFolder folder;
    private Identity first;
    private Renewal renewal;

    @BeforeEach
    void begin() throws IOException {
        server = new FakeEst(authority, time);
        folder = TestFolder.enrolled(authority, NOW, LIFE);
        first = folder.held().current().orElseThrow();
        renewal = new Renewal(server.uri(), folder, time, new Random(1));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void atTwoThirdsOfItsLifeACertificateIsRenewedWithANewKeyAndTheOldOneIsKept() throws Exception {
        assertThat(turn()).isFalse();
        time.advance(Duration.ofDays(20).minusMinutes(1));
        assertThat(turn()).isFalse();
        assertThat(rest()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertThat(server.asked()).isEmpty();

        time.advance(Duration.ofHours(8));
        assertThat(turn()).isTrue();
        final Held held = folder.held();
        assertThat(held.isSettled()).isFalse();
        assertThat(held.previous()).contains(first);
        assertThat(held.current().orElseThrow().key()).isNotEqualTo(first.key());
        assertThat(held.current().orElseThrow().certificate())
                .isEqualTo(server.issued().getFirst());
        assertThat(server.asked()).containsExactly("POST /.well-known/est/simplereenroll with certificate");
        assertThat(turn()).isFalse();
    }

    @Test
    void doorsThatWereEnrolledTogetherDoNotRenewTogether() throws Exception {
        final List<Duration> moments = new ArrayList<>();
        for (int door = 0; door < 5; door++) {
            final SettableTimeSource own = new SettableTimeSource(NOW.plus(Duration.ofDays(20)));
            final Renewal other = new Renewal(server.uri(), folder, own, new Random(door));
            Duration waited = Duration.ZERO;
            server.refuses(503, "text/plain", "");
            while (other.failure().isEmpty()) {
                assertThat(other.turn(folder.held())).isFalse();
                own.advance(Duration.ofMinutes(20));
                waited = waited.plusMinutes(20);
            }
            moments.add(waited);
        }
        assertThat(moments).allMatch(waited -> waited.compareTo(Duration.ofHours(8)) < 0);
        assertThat(moments.stream().distinct().count()).isGreaterThan(3);
    }

    @Test
    void aClockThatNothingVouchesForMakesNothingDueButTheTimeThatPassedDoes() throws Exception {
        time.setQuality(ClockSource.NONE, Duration.ofDays(1));
        time.setWall(Instant.parse("2035-01-01T00:00:00Z"));
        assertThat(turn()).isFalse();
        assertThat(Standing.of(folder.held().current(), time.read(), "").condition())
                .isEqualTo(Standing.Condition.GOOD);
        assertThat(rest()).isEqualTo(Duration.ofMinutes(1));

        time.advance(Duration.ofDays(20).plusHours(8));
        time.setWall(NOW.plus(Duration.ofDays(21)));
        assertThat(turn()).isTrue();
    }

    @Test
    void aServerThatIsAwayIsAskedAgainWithLongerAndLongerPauses() throws Exception {
        turn();
        time.advance(Duration.ofDays(21));
        server.refuses(503, "text/plain", "");
        final List<Duration> pauses = new ArrayList<>();
        Duration pause = Duration.ZERO;
        for (int asked = server.asked().size(); pauses.size() < 12; ) {
            assertThat(turn()).isFalse();
            if (server.asked().size() > asked) {
                asked = server.asked().size();
                pauses.add(pause);
                pause = Duration.ZERO;
            }
            assertThat(renewal.failure()).contains("asks to come again later");
            final Duration rest = rest();
            time.advance(rest);
            pause = pause.plus(rest);
        }
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(31));
        assertThat(pauses.get(4)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(5));
        assertThat(pauses.getLast()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(61));

        server.refusesNothing();
        time.advance(Duration.ofHours(1));
        assertThat(turn()).isTrue();
        assertThat(renewal.failure()).isEmpty();
    }

    @Test
    void anAnswerThatGotLostLeavesTheOldIdentityAndTheSameKeyIsAskedFor() throws Exception {
        turn();
        time.advance(Duration.ofDays(21));
        server.losesAnswers(true);
        assertThat(turn()).isFalse();
        assertThat(folder.held().current()).contains(first);
        server.losesAnswers(false);
        time.advance(Duration.ofHours(1));
        assertThat(turn()).isTrue();
        assertThat(server.issued().getFirst().getPublicKey())
                .isEqualTo(server.issued().getLast().getPublicKey());
    }

    @Test
    void oneThatNeverConnectedProvesItselfToTheEnrolmentServerBeforeTheNextIsMade() throws Exception {
        final Identity second = TestFolder.adopted(folder, authority, NOW, LIFE);
        turn();
        time.advance(Duration.ofDays(21));
        assertThat(turn()).isTrue();
        assertThat(server.asked())
                .containsExactly(
                        "GET /.well-known/doorclock/site-keys with certificate",
                        "POST /.well-known/est/simplereenroll with certificate");
        assertThat(folder.held().previous()).contains(second);
    }

    @Test
    void oneThatNeverConnectedAndIsRefusedIsGivenBack() throws Exception {
        final Identity second = TestFolder.adopted(folder, authority, NOW, LIFE);
        server.revokes(second.certificate());
        turn();
        time.advance(Duration.ofDays(21));
        assertThat(turn()).isFalse();
        assertThat(folder.held().current()).contains(first);
        assertThat(turn()).isTrue();
    }

    @Test
    void aRequestThatIsRefusedIsMadeAgainWithAnotherKey() throws Exception {
        turn();
        time.advance(Duration.ofDays(21));
        server.refuses(
                400, "application/problem+json", "{\"detail\":\"Its key is known.\",\"remedy\":\"Make another.\"}");
        final var refused = folder.nextKey();
        assertThat(turn()).isFalse();
        assertThat(renewal.failure()).contains("Its key is known. Make another.");
        assertThat(folder.nextKey().getPublic()).isNotEqualTo(refused.getPublic());
    }

    @Test
    void aCertificateThatIsNotGoodNowOrNotForThisDeviceChangesNothing() throws Exception {
        turn();
        time.advance(Duration.ofDays(21));
        server.issues(
                asked -> authority.client(asked.name(), asked.key(), time.now().plusSeconds(600), LIFE));
        assertThat(turn()).isFalse();
        assertThat(renewal.failure()).contains("is good from 2026-12-13T12:10:00Z");
        server.issues(asked -> authority.client("rxx/other", asked.key(), time.now(), LIFE));
        time.advance(Duration.ofHours(1));
        assertThat(turn()).isFalse();
        assertThat(renewal.failure()).contains("is not for rxx/dc-0042");
        assertThat(folder.held().current()).contains(first);
    }

    @Test
    void anAuthorityThatIssuesWhatIsDueAlreadyIsNotAskedAtOnceAgain() throws Exception {
        server.issues(asked -> authority.client(
                asked.name(),
                asked.key(),
                time.now().minus(Duration.ofDays(29)),
                Duration.ofDays(29).plusHours(3)));
        turn();
        time.advance(Duration.ofDays(21));
        assertThat(turn()).isTrue();
        folder.settle();
        assertThat(turn()).isFalse();
        time.advance(Duration.ofMinutes(110));
        assertThat(turn()).isFalse();
        time.advance(Duration.ofMinutes(11));
        assertThat(turn()).isTrue();
    }

    @Test
    void peopleAreToldWhenItEndsAndWhatToDo() throws Exception {
        assertThat(standing("")).isEqualTo("GOOD certificate expires in 30 days");
        time.advance(Duration.ofDays(26));
        assertThat(standing("hub.example:8443 does not answer."))
                .isEqualTo("EXPIRING certificate expires in 4 days and could not be renewed: hub.example:8443 does not"
                        + " answer.");
        time.advance(Duration.ofDays(5));
        assertThat(standing(""))
                .startsWith("EXPIRED certificate expired at 2026-12-22T12:00:00Z. Have a new token made")
                .contains("doorclock-door enrol --config FILE --token-file FILE");
    }

    private String standing(final String failure) throws IOException {
        final Standing standing = Standing.of(folder.held().current(), time.read(), failure);
        return standing.condition() + " " + standing.text();
    }

    private boolean turn() throws IOException {
        return renewal.turn(folder.held());
    }

    private Duration rest() throws IOException {
        return renewal.rest(folder.held());
    }
}
