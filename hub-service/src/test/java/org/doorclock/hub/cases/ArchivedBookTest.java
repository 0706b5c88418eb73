// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.doorclock.event.Milestone.DOOR_ARRIVAL;
import static org.doorclock.event.Milestone.HOSPITAL_ARRIVAL;
import static org.doorclock.event.Milestone.SCAN_START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Origin;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.measure.Measures;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A book whose patients go to files and come back is seen to be the same as one that has them all in memory. */
class ArchivedBookTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatGoesToTheArchiveAndComesBackIsAsIfItHadStayedInMemory(final long seed) throws IOException {
        final Random random = new Random(seed);
        final List<Event> events = new ArrayList<>(AnyStory.events(random));
        events.addAll(booted(random));
        Collections.shuffle(events, random);
        for (int i = random.nextInt(10); i > 0; i--) {
            events.add(events.get(random.nextInt(events.size())));
        }
        final List<StoredEvent> stored = Story.stored(events, 1);
        final CaseBook inMemory = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        CaseBook archived = book();
        byte[] kept = {};
        long through = 0;
        for (final StoredEvent event : stored) {
            inMemory.stored(List.of(event));
            archived.stored(List.of(event));
            switch (random.nextInt(7)) {
                case 0 -> {
                    kept = keep(archived);
                    through = event.position();
                }
                case 1 -> archived = killed(archived, kept, stored.subList((int) through, (int) event.position()));
                // A checkpoint that was never finished: its files are there, and nobody has heard of them.
                case 2 -> archived.save(new Packer());
                case 3 -> assertSame(inMemory, archived, seed, event.position());
                default -> {
                    // the next event
                }
            }
        }
        assertSame(inMemory, archived, seed, stored.size());
        keep(archived);
        assertSame(inMemory, archived, seed, stored.size());
    }

    @Test
    void whatNobodyReadBeforeItWentToTheArchiveHasChangedItsDay() throws IOException {
        final CaseBook book = book();
        final List<StoredEvent> events = new Story()
                .arrives("a", "2026-11-01T10:00:00Z")
                .scan("a", "2026-11-01T10:40:00Z")
                .stored();
        book.stored(events.subList(0, 1));
        final long before = stamp(book);

        book.stored(events.subList(1, 2));
        keep(book);

        assertThat(stamp(book)).isGreaterThan(before);
    }

    private static long stamp(final CaseBook book) {
        return book.read(
                () -> book.stamp(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z")));
    }

    @Test
    void manySmallFilesBecomeFewAndKeepAll() throws IOException {
        final CaseBook inMemory = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        final CaseBook archived = book();
        for (int i = 0; i < 100; i++) {
            final List<StoredEvent> day = Story.stored(
                    new Story()
                                    .at("site-" + i % 3)
                                    .arrives("patient-" + i, "2026-11-01T10:00:00Z")
                                    .scan("patient-" + i / 2, "2026-11-01T10:4" + i % 10 + ":00Z")
                                    .events()
                                    .stream()
                                    .map(event -> renumbered(
                                            event,
                                            "epoch-" + inMemory.freshness().position()))
                                    .toList(),
                    1 + 2L * i);
            inMemory.stored(day);
            archived.stored(day);
            keep(archived);
        }
        assertSame(inMemory, archived, 0, 100);
        await().until(() -> {
            keep(archived);
            try (Stream<Path> files = Files.list(folder)) {
                return files.count() < 9;
            }
        });
        assertSame(inMemory, archived, 0, 101);
    }

    @Test
    void whatChangesWhileFilesAreMergedIsAsItIsThenAndSoItIsInTheNextLife() throws IOException {
        final Random random = new Random(20261122);
        for (int life = 0; life < 6; life++) {
            final CaseBook inMemory = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
            CaseBook archived = book();
            archived.begin();
            long position = 1;
            byte[] kept = {};
            for (int i = 0; i < 40; i++) {
                final Story story = new Story();
                for (int more = random.nextInt(6); more >= 0; more--) {
                    story.arrives("patient-" + random.nextInt(30), "2026-11-01T1" + random.nextInt(10) + ":00:00Z");
                }
                final String epoch = "epoch-" + i;
                final List<StoredEvent> some = Story.stored(
                        story.events().stream()
                                .map(event -> renumbered(event, epoch))
                                .toList(),
                        position);
                position += some.size();
                inMemory.stored(some);
                archived.stored(some);
                kept = keep(archived);
                if (random.nextInt(8) == 0) {
                    archived = killed(archived, kept, List.of());
                }
            }
            assertSame(inMemory, archived, life, position);
            archived = killed(archived, kept, List.of());
            assertSame(inMemory, archived, life, position);
            archived.end();
        }
    }

    @Test
    void anEventOfAnArchivedPatientMayBeUndoneLinkedAndFollowedByAnother() throws IOException {
        final Story story = new Story()
                .arrives("a", "2026-11-01T10:00:00Z")
                .arrives("b", "2026-11-01T11:00:00Z")
                .scan("c", "2026-11-01T11:30:00Z");
        final CaseBook book = book();
        book.stored(story.stored());
        keep(book);
        assertThat(cases(book)).isEqualTo(3);

        story.linked("b", "c", "2026-11-01T12:00:00Z");
        book.stored(story.stored().subList(3, 4));
        assertThat(cases(book)).isEqualTo(2);
        keep(book);

        final String undone = story.events().getFirst().id();
        story.add("ed1", new Fact.Voided(undone, "wrong patient"), "2026-11-01T12:30:00Z");
        book.stored(story.stored().subList(4, 5));
        keep(book);
        assertThat(cases(book)).isEqualTo(1);
        assertThat(book.whole("case-1").orElseThrow().folded()).isEmpty();
        assertThat(book.whole("case-1").orElseThrow().voidOf(book.event(1).orElseThrow()))
                .contains(5L);
    }

    @Test
    void aDamagedFileIsNoticedAndNotOpenedAgain() throws IOException {
        final CaseBook book = book();
        book.stored(new Story().arrives("a", "2026-11-01T10:00:00Z").stored());
        final byte[] kept = keep(book);
        final Path part;
        try (Stream<Path> files = Files.list(folder)) {
            part = files.findFirst().orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(part);
        bytes[3] ^= 1;
        Files.write(part, bytes);

        final CaseBook again = book();
        assertThat(again.restore(new Unpacker(kept))).isTrue();
        assertThatThrownBy(() -> again.find("case-1")).hasMessageContaining("damaged");
        assertThat(book().restore(new Unpacker(kept))).as("the next start").isFalse();

        bytes[bytes.length - 1] ^= 1;
        Files.write(part, bytes);
        assertThat(book().restore(new Unpacker(kept))).as("its end damaged").isFalse();
    }

    @Test
    void whoReadsOnWhenTheBookIsClosedDamagesNothing() throws IOException {
        final CaseBook book = book();
        book.stored(new Story().arrives("a", "2026-11-01T10:00:00Z").stored());
        final byte[] kept = keep(book);
        book.end();

        assertThatThrownBy(() -> book.find("case-1")).hasMessageContaining("cannot be read");
        final CaseBook again = book();
        assertThat(again.restore(new Unpacker(kept))).isTrue();
        assertThat(again.find("case-1")).isPresent();
    }

    private static int cases(final CaseBook book) {
        return book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, each -> true, each -> each)
                .size();
    }

    private CaseBook book() {
        return new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()), event -> true, folder);
    }

    private static byte[] keep(final CaseBook book) throws IOException {
        final Packer out = new Packer();
        book.save(out);
        book.saved();
        return out.bytes();
    }

    private CaseBook killed(final CaseBook dead, final byte[] kept, final List<StoredEvent> since) throws IOException {
        dead.end();
        final CaseBook next = book();
        if (kept.length > 0) {
            assertThat(next.restore(new Unpacker(kept))).isTrue();
        }
        next.begin();
        next.stored(since);
        return next;
    }

    private static void assertSame(
            final CaseBook inMemory, final CaseBook archived, final long seed, final long position) {
        assertThat(seen(archived)).as("seed %d, event %d", seed, position).isEqualTo(seen(inMemory));
    }

    private static List<String> seen(final CaseBook book) {
        return book.read(() -> allOf(book));
    }

    private static List<String> allOf(final CaseBook book) {
        final List<String> seen = BookFigures.of(book);
        seen.add(book.freshness().toString());
        for (final MeasureSet.Place measure : book.measures().places()) {
            for (final String site : book.sites()) {
                seen.add(book.latestStop(site, measure, BookFigures.LATER)
                        .map(CaseEvent::id)
                        .orElse("never"));
                final List<String> each = new ArrayList<>();
                book.each(
                        site,
                        measure,
                        Instant.EPOCH,
                        BookFigures.LATER,
                        BookFigures.LATER,
                        doors -> (timing, standing, door) ->
                                each.add(timing.owner().id() + standing + timing.at() + door));
                Collections.sort(each);
                seen.addAll(each);
            }
        }
        for (final Case folded : book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, each -> true, each -> each)) {
            seen.add(folded.id());
        }
        for (long position = 0; position <= book.freshness().position(); position++) {
            final Optional<WholeCase> whole = book.whole("case-" + position);
            whole.ifPresent(found -> found.events()
                    .forEach(event -> seen.add(found.id() + " " + event.id() + event.basis() + event.recorded()
                            + event.isVoided() + found.voidOf(event))));
        }
        return seen;
    }

    /** What devices witnessed whose clocks were wrong, and what placed it. */
    private static List<Event> booted(final Random random) {
        final List<Event> events = new ArrayList<>();
        for (int boot = 0; boot < 2; boot++) {
            final Witnessed door = new Witnessed("ct" + boot, "boot-" + boot);
            for (int i = 0; i < 6; i++) {
                final String patient = "p" + (1 + random.nextInt(4));
                final double second = random.nextInt(7_000);
                switch (random.nextInt(4)) {
                    case 0 -> door.unknowing(HOSPITAL_ARRIVAL, patient, second);
                    case 1 -> door.unknowing(SCAN_START, patient, second);
                    case 2 ->
                        door.knowing(
                                DOOR_ARRIVAL,
                                patient,
                                second,
                                ClockSource.RTC,
                                TimeInterval.around(
                                        Instant.parse("2026-10-25T10:00:00Z")
                                                .plusSeconds((long) second + random.nextInt(100)),
                                        Duration.ofSeconds(2)));
                    default ->
                        door.anchor(
                                second,
                                Instant.parse("2026-10-25T10:00:00Z").plusSeconds((long) second),
                                Duration.ofMillis(random.nextInt(200)));
                }
            }
            events.addAll(door.events());
        }
        return events;
    }

    private static Event renumbered(final Event event, final String epoch) {
        return new Event(
                new Origin(
                        event.origin().site(),
                        event.origin().device(),
                        epoch + event.door(),
                        event.origin().seq()),
                event.door(),
                event.fact(),
                event.occurred(),
                event.recorded());
    }
}
