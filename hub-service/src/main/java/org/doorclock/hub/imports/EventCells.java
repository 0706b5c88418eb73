// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;

/** Reads {@code event}, {@code pathway} and {@code reason}; capitals and small letters are the same. */
final class EventCells {

    private static final int LONGEST_REASON = 200;
    private static final String EVENTS = Stream.concat(
                    Arrays.stream(Milestone.values()).map(Milestone::wireName), Stream.of(Fact.CaseClosed.TYPE))
            .collect(Collectors.joining(", "));
    private static final String CLOSE_REASONS =
            Arrays.stream(CloseReason.values()).map(CloseReason::wireName).collect(Collectors.joining(", "));
    private static final String PATHWAYS =
            Arrays.stream(Pathway.values()).map(Pathway::wireName).collect(Collectors.joining(", "));

    private EventCells() {}

    /**
     * @return the milestone; empty for {@code case-closed}
     * @throws BadCellException for any other event
     */
    static Optional<Milestone> event(final String cell) throws BadCellException {
        final String name = cell.toLowerCase(Locale.ROOT);
        if (name.equals(Fact.CaseClosed.TYPE)) {
            return Optional.empty();
        }
        final Optional<Milestone> milestone = Milestone.ofWireName(name);
        if (milestone.isEmpty()) {
            throw new BadCellException(Column.EVENT, refusal(name) + "; allowed are " + EVENTS);
        }
        return milestone;
    }

    static Optional<Pathway> pathway(final String cell) throws BadCellException {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        final Optional<Pathway> pathway = Pathway.ofWireName(cell.toLowerCase(Locale.ROOT));
        if (pathway.isEmpty()) {
            throw new BadCellException(Column.PATHWAY, "is no pathway; allowed are " + PATHWAYS + " or nothing");
        }
        return pathway;
    }

    static CloseReason closeReason(final String cell) throws BadCellException {
        return CloseReason.ofWireName(cell.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new BadCellException(
                        Column.REASON, "must say why a case was closed; allowed are " + CLOSE_REASONS));
    }

    /** @return the text in one line */
    static String freeReason(final String cell, final String patient) throws BadCellException {
        final String text = cell.replaceAll("\\s+", " ");
        if (text.length() > LONGEST_REASON || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadCellException(Column.REASON, "must be at most " + LONGEST_REASON + " printable characters");
        }
        if (PatientCell.isIn(text, patient)) {
            throw new BadCellException(Column.REASON, "holds a patient's id, and is kept and shown as it is");
        }
        return text;
    }

    private static String refusal(final String name) {
        return switch (name) {
            case "" -> "is empty";
            case Fact.Placed.TYPE, Fact.Voided.TYPE, Fact.IdentityLinked.TYPE ->
                name + " cannot be imported, it is recorded at a door or by the hub alone";
            default -> "is no event that can be imported";
        };
    }
}
