// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.api.EventReader;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.hub.cases.WholeCase;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.store.RawEvent;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.journal.JournalException;
import org.doorclock.measure.Measure;
import org.doorclock.time.TimeInterval;
import org.doorclock.time.TimeSource;

/** Opens case files: the book says what belongs together, the journal what was recorded. For many threads. */
final class CaseFiles {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final CaseBook book;
    private final Function<Case, Optional<String>> codes;
    private final EventReader reader;
    private final TimeSource time;

    /** @param codes what boards call a case; asked inside {@link CaseBook#read} */
    CaseFiles(
            final CaseBook book,
            final Function<Case, Optional<String>> codes,
            final EventReader reader,
            final TimeSource time) {
        this.book = book;
        this.codes = codes;
        this.reader = reader;
        this.time = time;
    }

    /** An event of the case as the book has it, and the number of the one that undid it, if one did. */
    private record Line(
            long position, TimeInterval when, Instant shown, String basis, boolean leftOut, Optional<Long> undo) {}

    private record Outline(CaseFile file, List<Line> lines) {}

    /**
     * @throws ProblemException if there is no such case, or none that the caller may see
     * @throws JournalException if the journal cannot be read
     */
    CaseFile open(final String id, final Caller caller) throws JournalException {
        final Outline outline = book.read(() -> book.whole(id)
                        .filter(whole -> caller.reaches(whole.site()))
                        .map(this::outline))
                .orElseThrow(CaseFiles::unknown);
        final List<CaseFile.Entry> entries = new ArrayList<>();
        for (final Line line : outline.lines) {
            entries.add(entry(line));
        }
        final CaseFile file = outline.file;
        return new CaseFile(
                file.id(),
                file.site(),
                file.code(),
                file.state(),
                file.door().isEmpty() ? entries.getLast().event().door() : file.door(),
                file.doors(),
                List.copyOf(entries),
                file.verdicts());
    }

    static ProblemException unknown() {
        return new ProblemException(
                Problem.notFound("There is no case of this id.", "See /api/v1/cases for those there are."));
    }

    private Outline outline(final WholeCase whole) {
        final List<Line> lines = whole.events().stream()
                .map(event -> new Line(
                        event.position(),
                        event.when(),
                        event.shown(),
                        event.basis(),
                        event.isLeftOut(),
                        whole.voidOf(event)))
                .toList();
        final Instant now = time.now();
        return new Outline(
                new CaseFile(
                        whole.id(),
                        whole.site(),
                        whole.folded().flatMap(codes),
                        whole.folded().map(Case::state),
                        whole.folded().map(Case::door).orElse(""),
                        book.doors(whole.site()).stream().sorted().toList(),
                        List.of(),
                        whole.folded()
                                .map(folded -> book.measures().places().stream()
                                        .map(place -> judged(folded, place, now))
                                        .toList())
                                .orElse(List.of())),
                lines);
    }

    private CaseFile.Judged judged(final Case folded, final MeasureSet.Place place, final Instant now) {
        final Measure measure = place.measure();
        final Timing timing = book.timing(folded, place);
        final Standing standing = timing.standing(place, now);
        final boolean timed =
                timing.start().isPresent() && timing.stop().isPresent() && timing.isDated() && standing.isBelieved();
        return new CaseFile.Judged(
                measure.id(),
                measure.title(),
                standing.outcome(),
                standing.reason(),
                timing.start().map(CaseEvent::id),
                timing.stop().map(CaseEvent::id),
                timed ? Optional.of(timing.elapsedNanos(measure.arithmetic()) / NANOS_PER_MINUTE) : Optional.empty());
    }

    private CaseFile.Entry entry(final Line line) throws JournalException {
        return new CaseFile.Entry(
                read(line.position),
                line.when,
                line.shown,
                line.basis,
                line.leftOut,
                line.undo.isPresent() ? Optional.of(read(line.undo.get())) : Optional.empty());
    }

    private StoredEvent read(final long position) throws JournalException {
        final List<StoredEvent> found = new ArrayList<>(1);
        reader.read(position, (at, received, json) -> {
            if (at == position) {
                RawEvent.read(json).event().ifPresent(event -> found.add(new StoredEvent(at, received, event)));
            }
            return false;
        });
        if (found.isEmpty()) {
            throw new JournalException("an event of a case cannot be read any more");
        }
        return found.getFirst();
    }
}
