// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.archive.ArchiveException;
import org.doorclock.hub.archive.PagedFile;
import org.doorclock.hub.archive.Table;
import org.tinylog.Logger;

/**
 * The patients whom the memory does not hold, in files. A file is written once; patients who change are read back into
 * memory, and later written into another. Small files are merged into larger ones, so that there are few: beside all else, on
 * a thread of its own. What is not named in the last checkpoint is deleted at the next opening. Changed by the thread that
 * feeds the book, inside its lock; read by many.
 */
final class Archive {

    /** So many files of about one size become one. */
    private static final int MOST_ALIKE = 8;

    /** Files of fewer events are of one size. */
    private static final int SMALLEST = 40_000;

    private final Optional<Path> folder;
    private List<Part> parts = List.of();
    private final List<Part> replaced = new ArrayList<>();
    private Optional<Merge> merge = Optional.empty();
    private long nextName;

    /** Where one patient lies. */
    record Place(Part part, int patient) {}

    /** Told of the patients' events from the newest on. */
    @FunctionalInterface
    interface Heads {
        /** @return whether to go on */
        boolean head(long position, Place place);
    }

    private Archive(final Optional<Path> folder) {
        this.folder = folder;
    }

    /** @param folder of the archive alone; made if it is not there */
    static Archive in(final Path folder) {
        return new Archive(Optional.of(folder));
    }

    /** Holds nothing, and takes nothing. */
    static Archive none() {
        return new Archive(Optional.empty());
    }

    List<Part> parts() {
        return parts;
    }

    Optional<Place> find(final int site, final long ref) {
        for (final Part part : parts) {
            final int patient = part.find(site, ref);
            if (patient >= 0) {
                return Optional.of(new Place(part, patient));
            }
        }
        return Optional.empty();
    }

    /** Where the patient lies whose event is at a position of the journal. */
    Optional<Place> holder(final long position) {
        for (final Part part : parts) {
            final int patient = part.holder(position);
            if (patient >= 0) {
                return Optional.of(new Place(part, patient));
            }
        }
        return Optional.empty();
    }

    /** Those with an event between two positions, both inclusive. */
    Set<Place> between(final long from, final long to) {
        final Set<Place> found = new HashSet<>();
        for (final Part part : parts) {
            collect(part, part.positions(), from, to, found);
        }
        return found;
    }

    /** Those with an event of a boot. */
    Set<Place> ofBoot(final int site, final int boot) {
        final Set<Place> found = new HashSet<>();
        final long key = Part.bootKey(site, boot);
        for (final Part part : parts) {
            collect(part, part.boots(), key, key, found);
        }
        return found;
    }

    private static void collect(
            final Part part, final Table table, final long from, final long to, final Set<Place> found) {
        final PagedFile.Reader reader = table.scan();
        for (int i = table.ceiling(reader, from); i < table.count() && table.key(reader, i) <= to; i++) {
            final var row = table.row(reader, i);
            final int patient = row.getInt(row.position() + Long.BYTES);
            if (part.holds(patient)) {
                found.add(new Place(part, patient));
            }
        }
    }

    /** Shows the events that give cases their numbers, the newest first. @param below only those of lower positions */
    void descend(final long below, final Heads heads) {
        final List<Descent> descents = new ArrayList<>(
                parts.stream().map(part -> new Descent(part, below)).toList());
        descents.removeIf(descent -> !descent.next());
        boolean more = true;
        while (more && !descents.isEmpty()) {
            Descent newest = descents.getFirst();
            for (final Descent each : descents) {
                if (each.position > newest.position) {
                    newest = each;
                }
            }
            more = heads.head(newest.position, new Place(newest.part, newest.patient));
            if (!newest.next()) {
                descents.remove(newest);
            }
        }
    }

    private static final class Descent {
        private final Part part;
        private final PagedFile.Reader reader;
        private int index;
        private long position;
        private int patient;

        private Descent(final Part part, final long below) {
            this.part = part;
            this.reader = part.positions().lookup();
            this.index = part.positions().ceiling(reader, below);
        }

        private boolean next() {
            while (index > 0) {
                index--;
                final var row = part.positions().row(reader, index);
                final int at = row.position();
                patient = row.getInt(at + Long.BYTES);
                if (row.getInt(at + Long.BYTES + Integer.BYTES) == 1 && part.holds(patient)) {
                    position = row.getLong(at);
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Writes patients into a file of their own, takes up a merge that has ended, and begins the next. Changes nothing that is
     * read.
     */
    List<Part> written(final List<Patient> patients, final MeasureSet measures, final PatientCodec codec)
            throws IOException {
        Files.createDirectories(folder());
        final List<Part> all = new ArrayList<>(parts);
        if (!patients.isEmpty()) {
            final Path file = fresh();
            new FreshPart(patients, measures).write(file, codec);
            all.add(Part.open(file));
        }
        if (merge.isPresent() && merge.get().isDone()) {
            merge.get().takeUp(all);
            merge = Optional.empty();
        }
        if (merge.isEmpty()) {
            all.removeIf(Part::isEmpty);
            final List<Part> alike = alike(all);
            if (alike.size() >= MOST_ALIKE) {
                merge = Optional.of(Merge.begin(alike, fresh()));
            }
        }
        return all;
    }

    /** From now on these are the archive. Those that are no more are deleted when a checkpoint says so. */
    void become(final List<Part> now) {
        parts.stream().filter(part -> !now.contains(part)).forEach(replaced::add);
        parts = List.copyOf(now);
    }

    /** The last checkpoint names the files as they are. Those that somebody reads wait for the next. */
    void settled() {
        final List<Part> done = replaced.stream().filter(part -> !part.isKept()).toList();
        done.forEach(Archive::discard);
        replaced.removeAll(done);
    }

    void pack(final Packer out) {
        out.number(nextName).number(parts.size());
        parts.forEach(part -> part.pack(out));
    }

    /** @return false if a file is not there or damaged; nothing has changed then */
    boolean unpack(final Unpacker in) {
        final long next = in.number();
        final List<Part> opened = new ArrayList<>();
        try {
            for (int left = in.count(); left > 0; left--) {
                opened.add(Part.unpack(folder(), in));
            }
        } catch (ArchiveException e) {
            Logger.warn(e.getMessage());
            opened.forEach(Archive::close);
            return false;
        }
        nextName = next;
        parts = List.copyOf(opened);
        return true;
    }

    private Path folder() {
        return folder.orElseThrow(() -> new IllegalStateException("this book is in memory alone"));
    }

    /** Deletes what the last checkpoint does not name. */
    void clear() throws IOException {
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            try (Stream<Path> files = Files.list(folder.get())) {
                for (final Path file : files.filter(Archive::isPart).toList()) {
                    if (parts.stream().noneMatch(part -> part.path().equals(file))) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /** What a merge has written until now is lost; it is begun anew in the next life. */
    void close() {
        merge.ifPresent(Merge::abandon);
        parts.forEach(Archive::close);
    }

    private Path fresh() throws IOException {
        final Path file = folder().resolve("part-" + nextName++);
        Files.deleteIfExists(file);
        return file;
    }

    private static boolean isPart(final Path file) {
        return file.getFileName().toString().startsWith("part-");
    }

    /** Of files of one size, those of the size that there are too many of; none if there is no such size. */
    private static List<Part> alike(final List<Part> all) {
        for (int size = 0; size < Integer.SIZE; size++) {
            final int wanted = size;
            final List<Part> alike =
                    all.stream().filter(part -> size(part) == wanted).toList();
            if (alike.size() >= MOST_ALIKE) {
                return alike;
            }
        }
        return List.of();
    }

    private static int size(final Part part) {
        int size = 0;
        for (long events = part.events() / SMALLEST; events >= MOST_ALIKE - 1; events /= MOST_ALIKE - 1) {
            size++;
        }
        return size;
    }

    private static void discard(final Part part) {
        close(part);
        try {
            Files.deleteIfExists(part.path());
        } catch (IOException e) {
            Logger.warn("{} of the archive could not be deleted", part.path().getFileName());
        }
    }

    private static void close(final Part part) {
        try {
            part.close();
        } catch (IOException e) {
            Logger.warn("{} of the archive could not be closed", part.path().getFileName());
        }
    }
}
