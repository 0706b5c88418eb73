// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.util.List;
import java.util.Optional;
import org.doorclock.hub.charts.PathwayBars;
import org.doorclock.hub.compliance.Pathways;
import org.doorclock.hub.compliance.Question;

/** The steps of the pathway that follow one another, as a picture. */
final class PathwayPicture {

    private PathwayPicture() {}

    static String svg(final Pathways pathways) {
        final Pathways.Breakdown breakdown = Shown.only(pathways.breakdowns().stream()
                .filter(each -> !legs(each).isEmpty())
                .toList());
        final Question question = pathways.basis().question();
        return PathwayBars.svg(
                "Where the time goes: " + pathways.basis().titles().getOrDefault(breakdown.org(), breakdown.org()),
                breakdown.cases() + " patients, " + Days.said(question.from(), question.to())
                        + ". The steps are not of the same patients, and do not add up.",
                legs(breakdown));
    }

    private static List<PathwayBars.Leg> legs(final Pathways.Breakdown breakdown) {
        return breakdown.steps().stream().flatMap(part -> leg(part).stream()).toList();
    }

    private static Optional<PathwayBars.Leg> leg(final Pathways.Part part) {
        return part.minutes().flatMap(minutes -> switch (part.step()) {
            case ARRIVAL_TO_CALL -> Optional.of(leg("Arrival", "call", part, minutes));
            case CALL_TO_DOOR -> Optional.of(leg("Call", "CT door", part, minutes));
            case DOOR_TO_SCAN -> Optional.of(leg("CT door", "scan start", part, minutes));
            case SCAN_TO_REPORT -> Optional.of(leg("Scan start", "report", part, minutes));
            case ARRIVAL_TO_DOOR, ARRIVAL_TO_SCAN, CALL_TO_SCAN, CALL_TO_REPORT, ARRIVAL_TO_REPORT -> Optional.empty();
        });
    }

    private static PathwayBars.Leg leg(
            final String from, final String to, final Pathways.Part part, final Pathways.Minutes minutes) {
        return new PathwayBars.Leg(
                from, to, part.n(), minutes.median().best(), minutes.p90().best());
    }
}
