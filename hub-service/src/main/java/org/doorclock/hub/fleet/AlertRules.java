// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorclock.event.Standing;
import org.doorclock.hub.config.AlertsConfig;
import org.doorclock.hub.devices.ClockOffset;
import org.doorclock.hub.devices.Condition;
import org.doorclock.time.ClockSource;
import org.doorclock.wire.Alert;
import org.doorclock.wire.Alert.Kind;
import org.doorclock.wire.Health;

/**
 * Decides when somebody is told. What is wrong must stay wrong for a while before it is said, and be well for a while before
 * that is said; figures have another bound on the way back than on the way there. So each trouble is raised once and cleared
 * once. Of a device that is offline nothing else is said: nobody knows. For one thread.
 */
final class AlertRules {

    private static final double ROOM_TO_BE_WELL = 1.2;

    private final AlertsConfig config;
    private final Instant start;
    private final Map<Key, Raised> raised = new HashMap<>();
    private final Map<Key, Instant> changing = new HashMap<>();

    /** @param kind of trouble, at one device */
    record Key(String site, String device, Kind kind) {}

    /** What was said and not taken back. */
    record Raised(String id, Instant since) {}

    /**
     * @param before what an earlier run of the hub had said and not taken back
     * @param start of this run: a device that was not heard since is silent from then on
     */
    AlertRules(final AlertsConfig config, final Map<Key, Raised> before, final Instant start) {
        this.config = config;
        this.start = start;
        raised.putAll(before);
    }

    /** What was said and not taken back. */
    Map<Key, Raised> raised() {
        return Map.copyOf(raised);
    }

    /** Looks at all devices. @return what is to be said now, each once */
    List<Alert> look(final Collection<Roster.Member> members, final Instant now) {
        final Set<Key> present = new HashSet<>();
        final List<Alert> said = members.stream()
                .flatMap(member -> Arrays.stream(Kind.values()).flatMap(kind -> {
                    final Key key = new Key(member.site(), member.name(), kind);
                    present.add(key);
                    return look(member, key, now).stream();
                }))
                .toList();
        changing.keySet().retainAll(present);
        return said;
    }

    private Optional<Alert> look(final Roster.Member member, final Key key, final Instant now) {
        final boolean is = raised.containsKey(key);
        final Optional<Boolean> wrong = wrong(member, key.kind, is, now);
        if (wrong.isEmpty() || wrong.get() == is) {
            changing.remove(key);
            return Optional.empty();
        }
        final Instant since = changing.computeIfAbsent(key, first -> now);
        if (Duration.between(since, now).compareTo(hold(key.kind, is)) < 0) {
            return Optional.empty();
        }
        changing.remove(key);
        if (is) {
            return Optional.of(alert(member, key.kind, Alert.State.CLEARED, raised.remove(key), now));
        }
        final Raised fresh = new Raised(UUID.randomUUID().toString(), now);
        raised.put(key, fresh);
        return Optional.of(alert(member, key.kind, Alert.State.RAISED, fresh, now));
    }

    /** The time that a device was not heard counts from when it was heard last, which {@link #wrong} looks at. */
    private Duration hold(final Kind kind, final boolean raisedBefore) {
        return kind == Kind.OFFLINE && !raisedBefore ? Duration.ZERO : config.hold();
    }

    /** Whether it is wrong; empty where nobody knows, so that nothing changes. */
    private Optional<Boolean> wrong(
            final Roster.Member member, final Kind kind, final boolean before, final Instant now) {
        if (member.standing() == Standing.RETIRED) {
            return Optional.of(false);
        }
        if (kind == Kind.OFFLINE) {
            return offline(member, now);
        }
        final Optional<Health> health =
                member.device().health().filter(said -> member.device().online());
        return health.flatMap(said -> switch (kind) {
            case OFFLINE -> Optional.empty();
            case STORAGE_LOW ->
                Optional.of(said.storageFreeBytes() < config.storageBytes() * (before ? ROOM_TO_BE_WELL : 1));
            case CLOCK_UNCHECKED ->
                Optional.of(said.clock() == ClockSource.NONE
                        || member.device().offset().filter(ClockOffset::isFar).isPresent());
            case QUEUE_GROWING -> Optional.of(said.queued() > (before ? config.queue() / 2 : config.queue()));
            case READER_MISSING -> Optional.of(!said.reader());
            case CERTIFICATE_EXPIRING ->
                said.certificateExpires().map(expires -> expires.isBefore(now.plus(config.certificate())));
        });
    }

    private Optional<Boolean> offline(final Roster.Member member, final Instant now) {
        return switch (member.condition()) {
            case ONLINE, DEGRADED -> Optional.of(false);
            case OFFLINE, NEVER_SEEN ->
                missedFrom(member)
                        .map(since -> Duration.between(since, now).compareTo(config.offlineAfter()) >= 0)
                        .filter(Boolean::booleanValue);
        };
    }

    /** From when on it should have been heard; empty if nobody knows that it is there at all. */
    private Optional<Instant> missedFrom(final Roster.Member member) {
        final boolean isThere = member.standing() == Standing.COMMISSIONED
                || (member.standing() != Standing.PLANNED
                        && member.device().lastRecorded().isPresent());
        return member.device().since().or(() -> isThere ? Optional.of(start) : Optional.empty());
    }

    private static Alert alert(
            final Roster.Member member, final Kind kind, final Alert.State state, final Raised of, final Instant now) {
        return new Alert(
                of.id(),
                member.site(),
                member.name(),
                member.device().door(),
                member.title(),
                kind,
                state,
                of.since(),
                now,
                member.title() + " at " + member.site() + " (" + member.name() + "): "
                        + text(member, kind, state, now));
    }

    private static String text(
            final Roster.Member member, final Kind kind, final Alert.State state, final Instant now) {
        if (member.standing() == Standing.RETIRED) {
            return "retired";
        }
        final boolean isRaised = state == Alert.State.RAISED;
        final Optional<Health> health = member.device().health();
        return switch (kind) {
            case OFFLINE -> isRaised ? "offline " + Words.why(member.device(), Condition.OFFLINE, now) : "heard again";
            case STORAGE_LOW -> isRaised ? "storage nearly full, " + Words.storage(health) : "storage has room again";
            case CLOCK_UNCHECKED -> isRaised ? "clock " + Words.clock(member.device()) : "clock is checked again";
            case QUEUE_GROWING -> isRaised ? "waiting to be sent: " + Words.queue(health) : "its queue is sent";
            case READER_MISSING -> isRaised ? "no barcode reader" : "the barcode reader is back";
            case CERTIFICATE_EXPIRING ->
                isRaised ? "certificate " + Words.certificate(health, now) : "the certificate was renewed";
        };
    }
}
