// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.event.Standing;
import org.doorclock.hub.config.AlertsConfig;
import org.doorclock.hub.devices.Condition;
import org.doorclock.hub.devices.Device;
import org.doorclock.time.ClockSource;
import org.doorclock.wire.Alert;
import org.doorclock.wire.Alert.Kind;
import org.doorclock.wire.Health;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final AlertsConfig CONFIG = new AlertsConfig(
            Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(1), 1000, 50, Duration.ofDays(7));
    private static final Health WELL = health(0, ClockSource.NTP, 5000, true);

    private final AlertRules rules = new AlertRules(CONFIG, Map.of(), NOON);
    private final List<Alert> said = new ArrayList<>();
    private Instant now = NOON;

    @Test
    void nothingIsSaidOfADeviceThatIsWell() {
        for (int i = 0; i < 100; i++) {
            look(online(WELL));
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aMissingReaderIsRaisedOnceAndClearedOnce() {
        for (int i = 0; i < 100; i++) {
            look(online(health(0, ClockSource.NTP, 5000, false)));
        }
        assertThat(said).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Kind.READER_MISSING);
            assertThat(alert.state()).isEqualTo(Alert.State.RAISED);
            assertThat(alert.text()).contains("ct1", "no barcode reader");
            assertThat(alert.at()).isEqualTo(NOON.plusSeconds(70));
        });
        for (int i = 0; i < 100; i++) {
            look(online(WELL));
        }
        assertThat(said).hasSize(2);
        assertThat(said.getLast().state()).isEqualTo(Alert.State.CLEARED);
        assertThat(said.getLast().id()).isEqualTo(said.getFirst().id());
        assertThat(said.getLast().since()).isEqualTo(said.getFirst().at());
    }

    @Test
    void whatComesAndGoesWithinTheHoldTimeIsNeverSaid() {
        for (int i = 0; i < 200; i++) {
            look(online(health(0, ClockSource.NTP, 5000, i % 5 == 0)));
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aFigureAroundItsBoundFlapsNot() {
        for (int i = 0; i < 200; i++) {
            look(online(health(0, ClockSource.NTP, i / 20 % 2 == 0 ? 990 : 1010, true)));
        }
        assertThat(kinds()).containsExactly("storage-low raised");
        for (int i = 0; i < 20; i++) {
            look(online(health(0, ClockSource.NTP, 1300, true)));
        }
        assertThat(kinds()).containsExactly("storage-low raised", "storage-low cleared");
    }

    @Test
    void aQueueIsGrowingFromItsBoundAndWellAtHalfOfIt() {
        final long[] queues = {51, 51, 30, 49, 26, 24};
        for (final long queued : queues) {
            for (int i = 0; i < 20; i++) {
                look(online(health(queued, ClockSource.NTP, 5000, true)));
            }
        }
        assertThat(kinds()).containsExactly("queue-growing raised", "queue-growing cleared");
    }

    @Test
    void anOfflineDeviceIsSaidAfterItsTimeAndNothingElseOfIt() {
        final Health ill = health(60, ClockSource.NONE, 5, false);
        for (int i = 0; i < 100; i++) {
            look(offline(NOON, ill));
        }
        assertThat(kinds()).containsExactly("offline raised");
        assertThat(said.getFirst().at()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        for (int i = 0; i < 20; i++) {
            look(online(WELL));
        }
        assertThat(kinds()).containsExactly("offline raised", "offline cleared");
    }

    @Test
    void aClockAndACertificateAreSaidToo() {
        final Health old =
                health(0, ClockSource.NONE, 5000, true).withCertificate(Optional.of(NOON.plus(Duration.ofDays(6))));
        for (int i = 0; i < 20; i++) {
            look(online(old));
        }
        assertThat(kinds()).containsExactlyInAnyOrder("clock-unchecked raised", "certificate-expiring raised");
    }

    @Test
    void aRetiredDeviceIsClearedAndAPlannedOneIsNotMissed() {
        for (int i = 0; i < 100; i++) {
            look(offline(NOON, WELL));
        }
        final Roster.Member gone = offline(NOON, WELL);
        for (int i = 0; i < 20; i++) {
            look(
                    new Roster.Member(gone.device(), gone.condition(), Standing.RETIRED, Optional.empty()),
                    new Roster.Member(
                            device("planned", false, Optional.empty(), Optional.empty()),
                            Condition.NEVER_SEEN,
                            Standing.PLANNED,
                            Optional.empty()));
        }
        assertThat(kinds()).containsExactly("offline raised", "offline cleared");
        assertThat(said.getLast().text()).endsWith(": retired");
    }

    @Test
    void aDeviceThatWasDeadWhenTheHubStartedIsSaidToBeOfflineTooButNotOneThatNeverWasThere() {
        final Device dead = new Device(
                "north",
                "dead",
                "ct1",
                "ct-door",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON.minus(Duration.ofDays(1))),
                List.of());
        final Roster.Member[] members = {
            new Roster.Member(dead, Condition.OFFLINE, Standing.PENDING, Optional.empty()),
            unheard("silent", Standing.COMMISSIONED),
            unheard("planned", Standing.PLANNED),
            unheard("heard-of", Standing.PENDING)
        };
        for (int i = 0; i < 29; i++) {
            look(members);
        }
        assertThat(said).isEmpty();
        for (int i = 0; i < 100; i++) {
            look(members);
        }
        assertThat(said).extracting(Alert::device).containsExactlyInAnyOrder("dead", "silent");
        assertThat(said.getFirst().text()).contains("offline not heard since the hub started");
    }

    @Test
    void whatAnEarlierRunHadSaidIsNotSaidAgain() {
        final AlertRules again = new AlertRules(
                CONFIG,
                Map.of(
                        new AlertRules.Key("north", "ct1", Kind.READER_MISSING),
                        new AlertRules.Raised("a-1", NOON.minusSeconds(500))),
                NOON);
        for (int i = 0; i < 20; i++) {
            said.addAll(again.look(List.of(online(health(0, ClockSource.NTP, 5000, false))), now));
            now = now.plusSeconds(10);
        }
        assertThat(said).isEmpty();
        for (int i = 0; i < 20; i++) {
            said.addAll(again.look(List.of(online(WELL)), now));
            now = now.plusSeconds(10);
        }
        assertThat(said)
                .singleElement()
                .satisfies(alert -> assertThat(alert.id()).isEqualTo("a-1"));
        assertThat(again.raised()).isEmpty();
    }

    private void look(final Roster.Member... members) {
        now = now.plusSeconds(10);
        said.addAll(rules.look(List.of(members), now));
    }

    private List<String> kinds() {
        return said.stream()
                .map(alert -> alert.kind().wireName() + " " + alert.state().wireName())
                .toList();
    }

    private static Roster.Member unheard(final String name, final Standing standing) {
        return new Roster.Member(
                device(name, false, Optional.empty(), Optional.empty()),
                Condition.NEVER_SEEN,
                standing,
                Optional.empty());
    }

    private static Roster.Member online(final Health health) {
        return member(device("ct1", true, Optional.of(NOON), Optional.of(health)), Condition.ONLINE);
    }

    private static Roster.Member offline(final Instant since, final Health health) {
        return member(device("ct1", false, Optional.of(since), Optional.of(health)), Condition.OFFLINE);
    }

    private static Roster.Member member(final Device device, final Condition condition) {
        return new Roster.Member(device, condition, Standing.COMMISSIONED, Optional.empty());
    }

    private static Device device(
            final String name, final boolean online, final Optional<Instant> since, final Optional<Health> health) {
        return new Device(
                "north",
                name,
                "ct1",
                "ct-door",
                online,
                since,
                Optional.empty(),
                health,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Health health(final long queued, final ClockSource clock, final long free, final boolean reader) {
        return new Health("e", queued, queued, 0, clock, 1, free, reader);
    }
}
