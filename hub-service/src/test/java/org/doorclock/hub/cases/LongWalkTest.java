// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.doorclock.event.Milestone;
import org.doorclock.files.Packer;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who goes through very many cases does not hold up the events that come meanwhile, and sees what there was. */
class LongWalkTest {

    private static final int PATIENTS = 25_000;
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(60));

    @TempDir
    private Path folder;

    private final AtomicBoolean written = new AtomicBoolean();
    private CaseBook book;
    private List<StoredEvent> later;
    private Thread writer;
    private int read;

    @BeforeEach
    void archive() throws IOException {
        book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()), event -> true, folder);
        final Story story = new Story();
        for (int i = 0; i < PATIENTS; i++) {
            story.arrives("patient-" + i, FROM.plusSeconds(60L * i).toString());
        }
        final int before = story.events().size();
        story.scan("patient-" + (PATIENTS - 1), FROM.plusSeconds(60L * PATIENTS).toString());
        story.scan("patient-0", FROM.plusSeconds(600).toString());
        story.arrives("new", FROM.plusSeconds(120).toString());
        story.reaches(
                Milestone.DOOR_ARRIVAL, "ct9", "new", FROM.plusSeconds(180).toString());
        final List<StoredEvent> all = Story.stored(story.events(), 1);
        book.stored(all.subList(0, before));
        checkpoint();
        later = all.subList(before, all.size());
        writer = Thread.ofPlatform().unstarted(this::write);
    }

    @AfterEach
    void end() throws InterruptedException {
        writer.join();
        book.end();
    }

    /** Two patients come back from the file and go to another, and all the first file's others stay where they are. */
    private void write() {
        book.stored(later);
        written.set(true);
        try {
            checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkpoint() throws IOException {
        book.save(new Packer());
        book.saved();
    }

    /** To be called inside the book's lock: returns when the writer waits for it, so that it is next. */
    private void letWrite() {
        if (writer.getState() == Thread.State.NEW) {
            writer.start();
            await().until(() -> writer.getState() == Thread.State.WAITING);
        }
    }

    @Test
    void eachShowsASiteAsItWasWhenItBeganWhileEventsAreTaken() throws Exception {
        final List<Long> shown = new ArrayList<>();
        final List<Boolean> scanned = new ArrayList<>();
        each(timing -> {
            letWrite();
            shown.add(timing.owner().number());
            scanned.add(timing.owner().first(Milestone.SCAN_START).isPresent());
            if (shown.size() == PATIENTS) {
                assertThat(written).as("while it went on").isTrue();
            }
            return true;
        });

        assertThat(shown).hasSize(PATIENTS).doesNotHaveDuplicates();
        assertThat(scanned).doesNotContain(true);
        writer.join();
        shown.clear();
        scanned.clear();
        each(timing -> {
            shown.add(timing.owner().number());
            return scanned.add(timing.owner().first(Milestone.SCAN_START).isPresent());
        });
        assertThat(shown).hasSize(PATIENTS + 1).doesNotHaveDuplicates();
        assertThat(scanned.stream().filter(scan -> scan)).hasSize(2);
    }

    private void each(final Predicate<Timing> visitor) {
        final MeasureSet.Place measure = book.measures().find("asi-4a").orElseThrow();
        book.each("north", measure, FROM, TO, TO, doors -> (timing, standing, door) -> {
            assertThat(doors.get(door)).isEqualTo(timing.owner().door());
            visitor.test(timing);
        });
    }

    @Test
    void aFileThatWasReplacedIsKeptUntilItIsRead() throws Exception {
        final int files = files();
        final AtomicBoolean replaced = new AtomicBoolean();
        final List<Long> shown = new ArrayList<>();
        each(timing -> {
            shown.add(timing.owner().number());
            if (shown.size() == 1) {
                writer = Thread.ofPlatform().start(() -> {
                    book.stored(everybodyAgain());
                    try {
                        checkpoint();
                        checkpoint();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    replaced.set(true);
                });
                await().until(() -> writer.getState() == Thread.State.WAITING);
            }
            return true;
        });

        assertThat(shown).hasSize(PATIENTS).doesNotHaveDuplicates();
        writer.join();
        assertThat(replaced).isTrue();
        checkpoint();
        assertThat(files()).isEqualTo(files);
    }

    private List<StoredEvent> everybodyAgain() {
        final Story story = new Story().at("north");
        for (int i = 0; i < PATIENTS; i++) {
            story.scan("patient-" + i, FROM.plusSeconds(60L * i + 600).toString());
        }
        return Story.stored(story.events(), PATIENTS + 1L);
    }

    private int files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    @Test
    void aListLetsEventsInAndGoesOnWhereItWas() throws Exception {
        final List<Long> numbers = book.latest(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                folded -> {
                    letWrite();
                    if (folded.number() == 1) {
                        assertThat(written).as("while it went on").isTrue();
                    }
                    return true;
                },
                Case::number);

        assertThat(numbers).hasSize(PATIENTS).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, folded -> true, Case::number))
                .hasSize(PATIENTS + 1);
        assertThat(book.latest(10, 3, folded -> folded.number() % 2 == 0, Case::number))
                .containsExactly(8L, 6L, 4L);
    }

    @Test
    void aListDoesNotReadWhomTheTablesSayItDoesNotSeek() throws IOException {
        final MeasureSet.Place measure = book.measures().find("asi-4a").orElseThrow();
        final Story story = new Story();
        story.scan("patient-10", FROM.plusSeconds(1800).toString());
        story.scan("patient-20", FROM.plusSeconds(86_400).toString());
        story.at("south").arrives("elsewhere", FROM.toString());
        story.scan("elsewhere", FROM.plusSeconds(600).toString());
        book.stored(Story.stored(story.events(), PATIENTS + 1L));
        checkpoint();
        final Predicate<Standing> met = Standing.MET::equals;

        assertThat(found(new Sought("north"::equals, measure, FROM, TO, met, TO)))
                .containsExactly(11L);
        assertThat(read).isLessThan(PATIENTS / 2);
        assertThat(found(new Sought(any -> true, measure, FROM, TO, met, TO))).containsExactly(PATIENTS + 3L, 11L);
        assertThat(read).isLessThan(PATIENTS / 2);
        assertThat(found(new Sought("north"::equals, measure, FROM, FROM.plusSeconds(60), met, TO)))
                .isEmpty();
        assertThat(read).isLessThan(PATIENTS / 2);
        final Sought missed = new Sought("north"::equals, measure, FROM, TO, Standing.MISSED::equals, TO);
        assertThat(found(missed))
                .as("running for weeks, and one that stopped late")
                .hasSize(PATIENTS - 1);
        final MeasureSet.Place other = book.measures().places().stream()
                .filter(place -> place.clock() != measure.clock())
                .findFirst()
                .orElseThrow();
        found(new Sought("north"::equals, other, FROM, TO, Standing.NOT_COUNTED::equals, TO));
        assertThat(read).as("the tables need not have who does not count").isEqualTo(PATIENTS + 1);
    }

    private List<Long> found(final Sought sought) {
        read = 0;
        return book.latest(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                sought,
                folded -> {
                    read++;
                    final Timing timing = book.timing(folded, sought.measure());
                    return sought.site().test(folded.site())
                            && !timing.when().isBefore(sought.from())
                            && timing.when().isBefore(sought.to())
                            && sought.standing().test(timing.standing(sought.measure(), sought.now()));
                },
                Case::number);
    }
}
