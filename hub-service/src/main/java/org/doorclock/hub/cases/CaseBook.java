// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.doorclock.event.Event;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.store.Kept;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;

/**
 * The cases, folded from events in whatever order they arrive: the same events give the same cases and figures. Per site:
 * patients who share a token, or were linked, are one; {@link CaseRules} split a patient's events into cases; an undone
 * event counts nowhere, whether the undo came before it or after. Undoing an undo or a link has no effect. Fed by one
 * thread; read by many, inside {@link #read}.
 *
 * <p>In memory are the patients who changed since the last checkpoint, the others in an archive. Who is asked for does not
 * notice.
 */
public final class CaseBook implements StoreListener, Kept {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Lock large = new ReentrantLock(true);
    private final Folding folding;
    private final MeasureSet measures;
    private final List<CaseWatcher> watchers = new ArrayList<>();
    private final Map<String, SiteCases> sites = new TreeMap<>();
    private final List<SiteCases> sitesByNumber = new ArrayList<>();
    private final Dictionary dictionary = new Dictionary();
    private final DayStamps stamps = new DayStamps();
    private final Shelf shelf;
    private final Intake intake;
    private final CaseLists lists;

    /**
     * How far the book goes.
     *
     * @param position the number of the last event; 0 if there is none
     * @param received when the hub received it; {@link Instant#EPOCH} if there is none
     * @param occurred the latest best time of a patient's event, times after their own receipt left out; {@link Instant#EPOCH} if there is none
     */
    public record Freshness(long position, Instant received, Instant occurred) {
        static final Freshness NOTHING = new Freshness(0, Instant.EPOCH, Instant.EPOCH);
    }

    /** In memory alone, without checkpoints; every event counts. */
    public CaseBook(final CaseRules rules, final MeasureSet measures) {
        this(rules, measures, event -> true, Archive.none());
    }

    /** In memory alone, without checkpoints; {@code counting} as with an archive. */
    public CaseBook(final CaseRules rules, final MeasureSet measures, final Predicate<StoredEvent> counting) {
        this(rules, measures, counting, Archive.none());
    }

    /**
     * @param counting whether an event counts, by what came before it; one that does not is kept with its case, changes no
     *     other event, and is part of no figure
     * @param archive a folder of its own, made with the first checkpoint
     */
    public CaseBook(
            final CaseRules rules,
            final MeasureSet measures,
            final Predicate<StoredEvent> counting,
            final Path archive) {
        this(rules, measures, counting, Archive.in(archive));
    }

    private CaseBook(
            final CaseRules rules,
            final MeasureSet measures,
            final Predicate<StoredEvent> counting,
            final Archive archive) {
        this.folding = new Folding(rules);
        this.measures = measures;
        this.shelf = new Shelf(archive, new PatientCodec(dictionary, sitesByNumber));
        this.intake = new Intake(counting, dictionary, shelf, this::site);
        this.lists = new CaseLists(this, shelf, sites);
    }

    /** To be called before the first event is fed. */
    public void watch(final CaseWatcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public void stored(final List<StoredEvent> events) {
        final Set<String> touched = new HashSet<>();
        lock.writeLock().lock();
        try {
            for (final StoredEvent stored : events) {
                intake.take(stored).forEach(patient -> {
                    touched.add(patient.site().name());
                    tell(patient, stored.received());
                });
            }
        } finally {
            lock.writeLock().unlock();
        }
        if (!touched.isEmpty()) {
            watchers.forEach(watcher -> watcher.settled(touched));
        }
    }

    /** Nothing changes while {@code question} is answered; it must keep no case, timing or event of the book. */
    public <T> T read(final Supplier<T> question) {
        lockSettled();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Makes answers that keep much in memory until they are done one after another. Not to be called inside {@link #read}: who
     * is at it reads too.
     */
    public <T> T alone(final Supplier<T> answer) {
        large.lock();
        try {
            return answer.get();
        } finally {
            large.unlock();
        }
    }

    /** Takes the lock for reading. What came since somebody last asked is listed first: nobody asks while a start reads. */
    private void lockSettled() {
        lock.readLock().lock();
        if (sitesByNumber.stream().allMatch(SiteCases::isSettled)) {
            return;
        }
        lock.readLock().unlock();
        lock.writeLock().lock();
        try {
            sitesByNumber.forEach(SiteCases::settle);
            lock.readLock().lock();
        } finally {
            lock.writeLock().unlock();
        }
    }

    public MeasureSet measures() {
        return measures;
    }

    /** Every site that an event came from, in order. */
    public List<String> sites() {
        return List.copyOf(sites.keySet());
    }

    public Freshness freshness() {
        return intake.freshness();
    }

    public Optional<Case> find(final String id) {
        return Case.number(id).flatMap(this::find);
    }

    /** The case of a {@link Case#number()}. */
    public Optional<Case> find(final long number) {
        return shelf.event(number).flatMap(head -> head.patient().namedBy(head));
    }

    /**
     * The case of an id with the events that were undone, also one of which nothing else is left. The id of a case that
     * lost all its events to another case of the patient finds the other.
     */
    public Optional<WholeCase> whole(final String id) {
        return Case.number(id).flatMap(shelf::event).flatMap(head -> {
            final Optional<Case> named = head.patient().namedBy(head);
            return named.isPresent() || !head.isVoided() ? named.map(WholeCase::of) : Optional.of(WholeCase.with(head));
        });
    }

    /**
     * Whether an event that is not recorded yet would be one of this case, and all other cases stay what they are.
     *
     * @param event its origin is of no account
     */
    public boolean wouldJoin(final WholeCase whole, final Event event) {
        final CaseEvent candidate = new CaseEvent(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Traits.of(event).orElseThrow(),
                event.occurred().when(),
                event.occurred().when().best());
        return folding.wouldJoin(whole.patient(), whole.number(), candidate);
    }

    /** The event of a number in the hub's journal, if it is one of a patient. */
    public Optional<CaseEvent> event(final long position) {
        return shelf.event(position);
    }

    /** Shows all cases, otherwise as {@link #latest(long, int, Sought, Predicate, Function)}. */
    public void every(final Consumer<Case> visitor) {
        lists.every(visitor);
    }

    /** All cases, otherwise as {@link #latest(long, int, Sought, Predicate, Function)}. */
    public <T> List<T> latest(
            final long below, final int most, final Predicate<Case> filter, final Function<Case, T> view) {
        return lists.latest(below, most, Optional.empty(), filter, view);
    }

    /**
     * Cases, those that became known last first. Between some and the next, events are taken, unless it is called inside
     * {@link #read}.
     *
     * @param below only cases of a lower {@link Case#number()}
     * @param most how many at most, from 1
     * @param sought what all have that the filter takes
     * @param view what is wanted of a case that the filter takes; called inside the lock
     */
    public <T> List<T> latest(
            final long below,
            final int most,
            final Sought sought,
            final Predicate<Case> filter,
            final Function<Case, T> view) {
        return lists.latest(below, most, Optional.of(sought), filter, view);
    }

    /**
     * The stamp of the latest change to any case's place or standing by a clock that began between two instants: as long as it
     * is the same, so are figures that the present time does not change. At least to the day.
     */
    public long stamp(final Instant from, final Instant to) {
        return stamps.latest(TimingDays.dayOf(Nanos.of(from)), TimingDays.dayOf(Nanos.of(to)));
    }

    /** Counts a site's cases under a measure, from {@code from} (inclusive) to {@code to} (exclusive) by clock start. */
    public void count(
            final String site,
            final MeasureSet.Place measure,
            final Instant from,
            final Instant to,
            final Instant now,
            final Counter counter) {
        final SiteCases cases = sites.get(site);
        if (cases != null) {
            cases.timings(measure.clock()).count(measure, Nanos.of(from), Nanos.of(to), now, counter);
        }
    }

    /** Shows one case after another. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * @param standing under the measure
         * @param door the place of its door in {@link CaseBook#doors}
         */
        void visit(Timing timing, Standing standing, int door);
    }

    /**
     * Shows a site's cases by a measure's clock, from {@code from} (inclusive) to {@code to} (exclusive) by clock start, all as
     * they are when it begins. Events are taken meanwhile, unless it is called inside {@link #read}.
     *
     * @param site one of {@link #sites}
     * @param visitor made of the site's {@link #doors}; called inside the lock
     */
    public void each(
            final String site,
            final MeasureSet.Place measure,
            final Instant from,
            final Instant to,
            final Instant now,
            final Function<List<String>, Visitor> visitor) {
        try (Walk walk = read(() -> sites.get(site)
                .timings(measure.clock())
                .each(measure, Nanos.of(from), Nanos.of(to), now, visitor.apply(List.copyOf(doors(site)))))) {
            while (walk.next()) {
                boolean more = true;
                while (more) {
                    more = read(walk::show);
                }
            }
        }
    }

    /** A site's doors; the place of each is its number in {@link #count}. */
    public List<String> doors(final String site) {
        final SiteCases cases = sites.get(site);
        return cases == null ? List.of() : cases.doors();
    }

    /** The last stop of a measure's clock at a site, of those not after {@code now}. */
    public Optional<CaseEvent> latestStop(final String site, final MeasureSet.Place measure, final Instant now) {
        final SiteCases cases = sites.get(site);
        return cases == null ? Optional.empty() : cases.latestStop(measure, now);
    }

    public Timing timing(final Case folded, final MeasureSet.Place measure) {
        final Timing[] kept = folded.timings();
        return kept.length > 0 && kept[measure.clock()] != null
                ? kept[measure.clock()]
                : measures.time(folded, measure.clock());
    }

    private void tell(final Patient patient, final Instant received) {
        for (final Case folded : patient.cases()) {
            watchers.forEach(watcher -> watcher.folded(folded, received));
        }
    }

    private SiteCases site(final String name) {
        return sites.computeIfAbsent(name, key -> {
            final SiteCases fresh = new SiteCases(key, sitesByNumber.size(), folding, measures, shelf, stamps);
            sitesByNumber.add(fresh);
            return fresh;
        });
    }

    /** Writes the patients in memory to the archive, and forgets them. To be called by the thread that feeds. */
    @Override
    public void save(final Packer out) throws IOException {
        final List<Patient> patients = new ArrayList<>();
        sitesByNumber.forEach(site -> patients.addAll(site.patients()));
        final List<Part> parts = shelf.archive().written(patients, measures, shelf.codec());
        lock.writeLock().lock();
        try {
            shelf.archive().become(parts);
            sitesByNumber.forEach(SiteCases::forget);
            shelf.positions().clear();
        } finally {
            lock.writeLock().unlock();
        }
        shelf.archive().pack(out);
        dictionary.pack(out);
        intake.pack(out);
        out.number(sitesByNumber.size());
        sitesByNumber.forEach(site -> site.pack(out));
    }

    @Override
    public void saved() {
        shelf.archive().settled();
    }

    @Override
    public boolean restore(final Unpacker in) {
        if (!shelf.archive().unpack(in)) {
            return false;
        }
        dictionary.unpack(in);
        intake.unpack(in);
        for (int left = in.count(); left > 0; left--) {
            site(in.text()).unpack(in);
        }
        return true;
    }

    @Override
    public void begin() throws IOException {
        shelf.archive().clear();
    }

    @Override
    public void end() {
        shelf.archive().close();
    }
}
