// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Offer;
import org.doorclock.wire.UpdateReport;
import org.doorclock.wire.UpdateReport.State;
import org.tinylog.Logger;

/**
 * Takes a door from one version to the next, turn by turn: fetches what the hub offers, waits for the moment, has the program end
 * to come up as the new version. What was begun as a trial is {@link Trial}'s. For one thread, but for {@link #offer} and
 * {@link #report}.
 */
final class Updates {

    static final Duration TURN = Duration.ofSeconds(2);

    private static final int PART = 1 << 20;
    private static final long SPARE_BYTES = 64L << 20;
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Shelf shelf;
    private final Version own;
    private final Optional<ReleaseKey> key;
    private final Source source;
    private final Doings doings;
    private final TimeSource time;
    private volatile Optional<Offer> offer = Optional.empty();
    private volatile Optional<UpdateReport> report = Optional.empty();
    private Optional<Offer> judged = Optional.empty();
    private Offered offered = new Offered.Nothing();
    private boolean tidied;
    private boolean started;
    private int failures;
    private long nextAttempt;

    /** @param own the version that runs */
    Updates(
            final Shelf shelf,
            final Version own,
            final Optional<ReleaseKey> key,
            final Source source,
            final Doings doings,
            final TimeSource time) {
        this.shelf = shelf;
        this.own = own;
        this.key = key;
        this.source = source;
        this.doings = doings;
        this.time = time;
    }

    /** What the hub offers now; empty if nothing. For any thread. */
    void offer(final Optional<Offer> now) {
        offer = now;
    }

    /** How it stands; empty if there is nothing to say. For any thread. */
    Optional<UpdateReport> report() {
        return report;
    }

    /** Does what is due. @return how long it may take until the next turn */
    Duration turn() {
        if (started) {
            return TURN;
        }
        try {
            judge();
            switch (offered) {
                case Offered.Nothing nothing -> rest();
                case Offered.Refused refused -> say(refused.report(), Notice.NONE);
                case Offered.Same same -> say(same.version(), State.RUNNING, "", Notice.NONE);
                case Offered.Newer newer -> {
                    return advance(newer.manifest(), newer.url());
                }
            }
        } catch (IOException e) {
            Logger.warn("The update's files cannot be used: {}", e.getMessage());
        }
        return TURN;
    }

    private void judge() throws IOException {
        final Optional<Offer> now = offer;
        if (tidied && now.equals(judged)) {
            return;
        }
        offered = Offered.of(now, key, own);
        final Optional<Manifest> wanted =
                offered instanceof Offered.Newer newer ? Optional.of(newer.manifest()) : Optional.empty();
        final Optional<Version> chosen = shelf.held().trial().map(Token::version);
        if (!chosen.equals(wanted.map(Manifest::version))) {
            shelf.withdraw();
        }
        shelf.tidy(own, wanted);
        judged = now;
        tidied = true;
        failures = 0;
        nextAttempt = time.nanos();
    }

    /** What was tried and rolled back goes on being told: it is why this door runs what it runs. */
    private void rest() throws IOException {
        final Optional<Map.Entry<Version, String>> last = shelf.held().failed().entrySet().stream()
                .filter(failed -> failed.getKey().isNewerThan(own))
                .reduce((one, next) -> next);
        if (last.isPresent()) {
            say(last.get().getKey(), State.ROLLED_BACK, last.get().getValue(), Notice.ROLLED_BACK);
        } else {
            report = Optional.empty();
            doings.show(Notice.NONE);
        }
    }

    private Duration advance(final Manifest manifest, final URI url) throws IOException {
        final Optional<String> failed =
                Optional.ofNullable(shelf.held().failed().get(manifest.version()));
        if (failed.isPresent()) {
            say(manifest.version(), State.ROLLED_BACK, failed.get(), Notice.ROLLED_BACK);
            return TURN;
        }
        if (!shelf.contents().isWhole(manifest)) {
            return fetch(manifest, url);
        }
        final Optional<String> obstacle = doings.obstacle();
        if (obstacle.isPresent()) {
            say(manifest.version(), State.WAITING, obstacle.get(), Notice.WAITS);
            return TURN;
        }
        shelf.choose(manifest, doings.condition());
        say(manifest.version(), State.STARTING, "", Notice.UPDATING);
        started = true;
        doings.restart();
        return TURN;
    }

    /** One part, so that what the hub says meanwhile is heard. */
    private Duration fetch(final Manifest manifest, final URI url) throws IOException {
        if (time.nanos() < nextAttempt) {
            return TURN;
        }
        final long here = shelf.contents().fetched(manifest);
        if (doings.free() < 2 * manifest.size() - here + SPARE_BYTES) {
            say(manifest.version(), State.WAITING, "the storage has no room for it", Notice.NONE);
            return TURN;
        }
        try {
            if (here < manifest.size()) {
                final int most = (int) Math.min(PART, manifest.size() - here);
                shelf.contents().add(manifest, part(url, here, most), here);
                final long percent = 100 * shelf.contents().fetched(manifest) / manifest.size();
                say(manifest.version(), State.FETCHING, percent + " % is here", Notice.NONE);
            } else {
                shelf.contents().unpack(manifest);
                Logger.info("Release {} is here and waits for its moment", manifest.version());
            }
            failures = 0;
            return Duration.ZERO;
        } catch (IOException e) {
            failures++;
            final Duration pause = pause();
            nextAttempt = time.nanos() + pause.toNanos();
            if (failures == 1 || e instanceof ReleaseException) {
                Logger.warn(
                        "Release {} is not here yet: {}. It goes on being tried", manifest.version(), e.getMessage());
            }
            say(manifest.version(), State.FETCHING, String.valueOf(e.getMessage()), Notice.NONE);
            return TURN;
        }
    }

    private byte[] part(final URI url, final long at, final int most) throws IOException {
        final byte[] part = source.part(url, at, most);
        if (part.length > most) {
            throw new IOException("the hub sends more than was asked for");
        }
        return part;
    }

    private Duration pause() {
        final Duration pause = LEAST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void say(final Version version, final State state, final String text, final Notice notice) {
        say(new UpdateReport(version.toString(), state, text), notice);
    }

    private void say(final UpdateReport now, final Notice notice) {
        final Optional<UpdateReport> before = report;
        report = Optional.of(now);
        doings.show(notice);
        if (before.filter(told -> told.state() == now.state() && told.version().equals(now.version()))
                .isEmpty()) {
            Logger.info("Update to {}: {} {}", now.version(), now.state().wireName(), now.text());
        }
    }
}
