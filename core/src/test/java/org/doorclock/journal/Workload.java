// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Uses a journal as a program does, until it is through or the disk fails it, and remembers what the journal has promised
 * by then; later it holds the journal to that.
 */
final class Workload {
    static final int SEGMENT = 3000;
    private static final int STEPS = 45;

    private final List<byte[]> saved = new ArrayList<>();
    private List<byte[]> doubtful = List.of();
    private Optional<String> epoch = Optional.empty();
    private long trimmedBefore = 1;
    private Optional<JournalException> failure = Optional.empty();

    static Workload run(final SimulatedDisk disk, final long seed) {
        final Workload workload = new Workload();
        try {
            workload.run(disk, new Random(seed));
        } catch (JournalException e) {
            workload.failure = Optional.of(e);
        }
        return workload;
    }

    static Journal open(final SimulatedDisk disk) throws JournalException {
        return disk.openJournal(SEGMENT);
    }

    Optional<JournalException> failure() {
        return failure;
    }

    /** Opens the journal and holds it to its promises, then goes on using it; what it holds now is promised as well. */
    void resumeOn(final SimulatedDisk disk) throws JournalException {
        try (Journal journal = open(disk)) {
            check(journal);
            append(journal, List.of(new byte[] {1, 2, 3}));
            append(journal, List.of(new byte[700], new byte[1500], new byte[900]));
        }
        try (Journal journal = open(disk)) {
            check(journal);
        }
    }

    /** Opens the journal and holds it to its promises; whether it holds the doubtful append is now settled. */
    void checkOn(final SimulatedDisk disk) throws JournalException {
        try (Journal journal = open(disk)) {
            check(journal);
        }
    }

    Workload copy() {
        final Workload copy = new Workload();
        copy.saved.addAll(saved);
        copy.doubtful = doubtful;
        copy.epoch = epoch;
        copy.trimmedBefore = trimmedBefore;
        return copy;
    }

    private void run(final SimulatedDisk disk, final Random random) throws JournalException {
        int steps = STEPS;
        while (steps > 0) {
            try (Journal journal = open(disk)) {
                check(journal);
                final int untilReopen = 1 + random.nextInt(20);
                for (int i = 0; i < untilReopen; i++) {
                    step(journal, random);
                }
                steps -= untilReopen;
            }
        }
    }

    private void step(final Journal journal, final Random random) throws JournalException {
        final int dice = random.nextInt(100);
        if (dice < 60) {
            append(journal, List.of(randomRecord(random, 300)));
        } else if (dice < 85) {
            final List<byte[]> batch = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                batch.add(randomRecord(random, 800));
            }
            append(journal, batch);
        } else if (dice < 90) {
            append(journal, List.of(randomRecord(random, 6000)));
        } else {
            trimmedBefore = Math.max(trimmedBefore, 1 + random.nextLong(saved.size() + 1));
            journal.trimBefore(trimmedBefore);
        }
    }

    private void append(final Journal journal, final List<byte[]> records) throws JournalException {
        doubtful = records;
        assertThat(journal.append(records)).isEqualTo(saved.size() + 1L);
        saved.addAll(records);
        doubtful = List.of();
        assertThat(journal.last()).isEqualTo(saved.size());
    }

    private void check(final Journal journal) throws JournalException {
        epoch.ifPresent(e -> assertThat(journal.epoch()).as("epoch").isEqualTo(e));
        assertThat(journal.damage()).as("damage").isEmpty();
        assertThat(journal.first()).as("first").isLessThanOrEqualTo(Math.max(trimmedBefore, 1));
        assertThat(journal.last()).as("last").isIn((long) saved.size(), (long) saved.size() + doubtful.size());
        if (journal.last() > saved.size()) {
            saved.addAll(doubtful);
        }
        final List<byte[]> found = new ArrayList<>();
        journal.read(1, (seq, rec) -> found.add(rec));
        assertThat(found.toArray(new byte[0][]))
                .as("records")
                .isDeepEqualTo(
                        saved.subList((int) journal.first() - 1, saved.size()).toArray(new byte[0][]));
        doubtful = List.of();
        epoch = Optional.of(journal.epoch());
    }

    private static byte[] randomRecord(final Random random, final int longest) {
        final byte[] rec = new byte[1 + random.nextInt(longest)];
        random.nextBytes(rec);
        return rec;
    }
}
