// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseWatcher;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.store.Kept;
import org.doorclock.service.ThreadEnds;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Board;
import org.tinylog.Logger;

/**
 * Keeps every site's board up to date: at once when a batch touched the site, once a second as cases age and devices fall
 * silent, and passes it on where it changed. One thread makes the boards and gives the beat, so a hub that cannot make
 * boards does not look alive. Under load it makes fewer boards, each of all that came until then.
 */
public final class Boards implements CaseWatcher, Kept, AutoCloseable {

    /** What the board counts down to. */
    public static final String MEASURE = "asi-4a";

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_A_BEAT = 5;
    /** After making boards the thread leaves them alone for this many times as long as it took. */
    private static final int REST_FACTOR = 4;

    private final CaseBook book;
    private final BoardMaker maker;
    private final Surroundings surroundings;
    private final TimeSource time;
    private final Consumer<Board> publisher;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Map<String, Board> last = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private Set<String> touched = new HashSet<>();
    private boolean closed;
    private final Thread thread = new Thread(this::run, "boards");

    /**
     * To be told of cases by {@link CaseBook#watch}.
     *
     * @param publisher gets each changed board, on the thread that makes them; must not block
     */
    public Boards(
            final CaseBook book,
            final Surroundings surroundings,
            final TimeSource time,
            final Consumer<Board> publisher) {
        final MeasureSet.Place measure = book.measures().find(MEASURE).orElseThrow();
        this.book = book;
        this.maker = new BoardMaker(book, measure, surroundings, time);
        this.surroundings = surroundings;
        this.time = time;
        this.publisher = publisher;
    }

    /** To be called once, after the events of earlier runs are in the book. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** The board as it is now; of a site that nothing is known of, an empty one that says so. */
    public Board current(final String site) {
        return maker.make(site);
    }

    /** What its site's boards call a case; empty if it was on none, or long ago. To be called inside {@link CaseBook#read}. */
    public Optional<String> code(final Case folded) {
        return maker.code(folded);
    }

    /** Every site that is known, by its events or otherwise, in order. */
    public Set<String> sites() {
        final Set<String> sites = new TreeSet<>(surroundings.sites());
        sites.addAll(book.read(book::sites));
        return sites;
    }

    /** The board as it is now, and then each time it changes. */
    public Subscription subscribe(final String site) {
        final Subscription subscription = new Subscription(site, subscriptions::remove);
        subscriptions.add(subscription);
        touch(Set.of(site));
        return subscription;
    }

    /** How many clients follow a board now. */
    public int subscribers() {
        return subscriptions.size();
    }

    @Override
    public void folded(final Case folded, final Instant received) {
        maker.folded(folded, received);
    }

    @Override
    public void settled(final Set<String> sites) {
        touch(sites);
    }

    @Override
    public void save(final Packer out) {
        book.read(() -> {
            maker.pack(out);
            return out;
        });
    }

    @Override
    public boolean restore(final Unpacker in) {
        maker.unpack(in);
        return true;
    }

    /** When this returns, the book is not read for boards any more. Not to be called by the publisher. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
        subscriptions.forEach(Subscription::end);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the boards of these sites and passes on what changed. On one thread only. */
    void refresh(final Set<String> sites) {
        for (final String site : sites) {
            final Board board = maker.make(site);
            final Board timeless = withoutTime(board);
            final boolean changed = !timeless.equals(last.put(site, timeless));
            if (changed) {
                publisher.accept(board);
            }
            subscriptions.stream()
                    .filter(subscription -> subscription.site().equals(site))
                    .filter(subscription -> changed || subscription.isNew())
                    .forEach(subscription -> subscription.offer(board));
        }
    }

    private void touch(final Set<String> sites) {
        lock.lock();
        try {
            touched.addAll(sites);
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long nextTick = time.nanos();
        int ticks = 0;
        try {
            while (true) {
                final Set<String> due = awaitDue(nextTick - time.nanos());
                if (due.isEmpty() && isClosed()) {
                    return;
                }
                final long begin = time.nanos();
                final boolean tick = begin - nextTick >= 0;
                if (tick) {
                    nextTick = begin + TICK.toNanos();
                    due.addAll(followed());
                    ticks++;
                }
                if (refreshed(due) && tick && ticks % TICKS_A_BEAT == 0) {
                    subscriptions.forEach(Subscription::beat);
                }
                rest(time.nanos() - begin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never longer than a tick: a clock that jumped meanwhile must not put the boards to sleep. Cut short by the close. */
    private void rest(final long worked) throws InterruptedException {
        final long nanos = (long) (REST_FACTOR * Math.max(0, worked) / time.rate());
        lock.lock();
        try {
            long left = Math.min(nanos, TICK.toNanos());
            while (!closed && left > 0) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A fault does not end the thread; but it gives no beat until it can make boards again. */
    private boolean refreshed(final Set<String> due) {
        try {
            refresh(due);
            return true;
        } catch (RuntimeException e) {
            Logger.error("a board could not be made: {}", ThreadEnds.inALine(e));
            return false;
        }
    }

    private Set<String> followed() {
        final Set<String> sites = sites();
        subscriptions.forEach(subscription -> sites.add(subscription.site()));
        return sites;
    }

    private Set<String> awaitDue(final long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (touched.isEmpty() && !closed && left > 0) {
                left = woken.awaitNanos(left);
            }
            final Set<String> due = touched;
            touched = new HashSet<>();
            return due;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private static Board withoutTime(final Board board) {
        return new Board(
                board.site(),
                Instant.EPOCH,
                board.rate(),
                board.rows(),
                board.today(),
                board.lastScan(),
                board.warning(),
                board.phone());
    }
}
