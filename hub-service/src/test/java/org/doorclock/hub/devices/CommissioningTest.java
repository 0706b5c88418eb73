// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.event.Standing;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;

class CommissioningTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    private final Commissioning commissioning = new Commissioning(true);
    private final List<StoredEvent> journal = new ArrayList<>();

    @Test
    void aDeviceIsPendingUntilSomebodySignsForIt() {
        assertThat(commissioning.standing("north", "ct1")).isEqualTo(Standing.PENDING);
        sign(Standing.COMMISSIONED, NOON);
        assertThat(commissioning.standing("north", "ct1")).isEqualTo(Standing.COMMISSIONED);
        assertThat(commissioning.latest("north", "ct1")).hasValueSatisfying(signed -> {
            assertThat(signed.by()).isEqualTo("user:anna");
            assertThat(signed.note()).isEqualTo("tested");
        });
        assertThat(commissioning.standing("south", "ct1")).isEqualTo(Standing.PENDING);
    }

    @Test
    void onlyWhatOccursWhileItIsCommissionedCounts() {
        assertThat(commissioning.counts(scan(NOON.minusSeconds(60)))).isFalse();
        sign(Standing.COMMISSIONED, NOON);
        assertThat(commissioning.counts(scan(NOON.plusSeconds(60)))).isTrue();
        sign(Standing.PENDING, NOON.plusSeconds(3600));
        assertThat(commissioning.counts(scan(NOON.plusSeconds(3700)))).isFalse();
        assertThat(commissioning.history("north", "ct1")).hasSize(2);
    }

    @Test
    void aBacklogIsJudgedByWhenItOccurredAndNotByWhenItCame() {
        sign(Standing.COMMISSIONED, NOON);
        sign(Standing.RETIRED, NOON.plusSeconds(3600));
        assertThat(commissioning.counts(scan(NOON.minusSeconds(1)))).isFalse();
        assertThat(commissioning.counts(scan(NOON.plusSeconds(10)))).isTrue();
        assertThat(commissioning.counts(scan(NOON.plusSeconds(3601)))).isFalse();
    }

    @Test
    void aClockThatNobodyVouchesForIsPlacedByWhenTheEventCame() {
        sign(Standing.COMMISSIONED, NOON);
        final Occurrence years = new Occurrence(
                new TimeInterval(NOON.minus(Duration.ofDays(900)), NOON.plus(Duration.ofDays(900))),
                ClockSource.NONE,
                Optional.of(new Occurrence.BootTime("boot", Duration.ofSeconds(5))));
        assertThat(commissioning.counts(stored(reached(), years, "ct1", NOON.plusSeconds(9))))
                .isTrue();
    }

    @Test
    void aReplayGivesTheSameThoughAClockWasFast() {
        final StoredEvent ahead = scan(NOON.plusSeconds(30));
        final boolean live = commissioning.counts(ahead);
        sign(Standing.COMMISSIONED, NOON);
        final Commissioning again = new Commissioning(true);
        again.stored(journal);
        assertThat(again.counts(ahead)).isEqualTo(live).isFalse();
    }

    @Test
    void whatADeviceSaysOfItselfIsNotBelieved() {
        store(stored(new Fact.DeviceStanding("ct1", Standing.COMMISSIONED, ""), told(NOON), "ct1", NOON));
        assertThat(commissioning.standing("north", "ct1")).isEqualTo(Standing.PENDING);
    }

    @Test
    void importsCorrectionsAndAHubThatDoesNotAskCountEverything() {
        assertThat(commissioning.counts(stored(reached(), told(NOON), Source.IMPORT, NOON)))
                .isTrue();
        assertThat(commissioning.counts(stored(reached(), told(NOON), Source.CORRECTION, NOON)))
                .isTrue();
        assertThat(new Commissioning(false).counts(scan(NOON))).isTrue();
    }

    @Test
    void theLastSelfTestIsTheOneThatCounts() {
        final StoredEvent first = stored(new Fact.DeviceTested(Map.of()), told(NOON), "ct1", NOON);
        final StoredEvent second = stored(new Fact.DeviceTested(Map.of()), told(NOON), "ct1", NOON);
        store(first);
        store(second);
        assertThat(commissioning.latestTest("north", "ct1").orElseThrow().eventId())
                .isEqualTo(second.event().id());
    }

    private void sign(final Standing standing, final Instant at) {
        final StoredEvent plain =
                stored(new Fact.DeviceStanding("ct1", standing, ""), told(at), Source.COMMISSIONING, at);
        final Event event = plain.event();
        store(new StoredEvent(
                plain.position(),
                plain.received(),
                new Event(
                        event.origin(),
                        event.door(),
                        event.fact(),
                        event.occurred(),
                        event.recorded(),
                        Optional.of(new Correction("user:anna", "tested", "k")))));
    }

    private void store(final StoredEvent event) {
        commissioning.stored(List.of(event));
    }

    private StoredEvent scan(final Instant at) {
        return stored(reached(), told(at), "ct1", at);
    }

    private StoredEvent stored(
            final Fact fact, final Occurrence occurred, final String device, final Instant received) {
        final StoredEvent event = new StoredEvent(
                journal.size() + 1L,
                received,
                new Event(new Origin("north", device, "epoch", journal.size() + 1L), "ct1", fact, occurred, received));
        journal.add(event);
        return event;
    }

    private static Occurrence told(final Instant at) {
        return Occurrence.told(TimeInterval.exactly(at));
    }

    private static Fact reached() {
        return new Fact.Reached(
                Milestone.SCAN_START,
                new PatientRef(Stream.of("t1_AAAAAAAA.BBBBBBBB").toList(), ""),
                CaptureMethod.WRISTBAND,
                Optional.empty(),
                "");
    }
}
