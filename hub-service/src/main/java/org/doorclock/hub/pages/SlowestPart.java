// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which part of a case's way, from one milestone to the next, took longest. */
final class SlowestPart {

    private record Stage(String event, Instant at) {}

    private SlowestPart() {}

    /**
     * Such as {@code longest from hospital arrival to door arrival, 84 min}; empty where nothing lies between start and stop.
     *
     * @param folded a case as the API answers it
     * @param verdict of it, with a clock start and a stop
     */
    static Optional<String> of(final JsonNode folded, final JsonNode verdict) {
        final List<Stage> stages = between(
                stages(folded),
                at(folded, verdict.at("/clockStart/eventId").asText()),
                at(folded, verdict.path("clockStopEventId").asText()));
        if (stages.size() < 3) {
            return Optional.empty();
        }
        int slowest = 1;
        for (int i = 2; i < stages.size(); i++) {
            if (length(stages, i).compareTo(length(stages, slowest)) > 0) {
                slowest = i;
            }
        }
        return Optional.of("longest from %s to %s, %,d min"
                .formatted(
                        stages.get(slowest - 1).event(),
                        stages.get(slowest).event(),
                        length(stages, slowest).toMinutes()));
    }

    private static Duration length(final List<Stage> stages, final int index) {
        return Duration.between(stages.get(index - 1).at(), stages.get(index).at());
    }

    private static List<Stage> between(
            final List<Stage> stages, final Optional<Instant> start, final Optional<Instant> stop) {
        return start.isEmpty() || stop.isEmpty()
                ? List.of()
                : stages.stream()
                        .filter(stage ->
                                !stage.at().isBefore(start.get()) && !stage.at().isAfter(stop.get()))
                        .toList();
    }

    private static List<Stage> stages(final JsonNode folded) {
        final List<Stage> stages = new ArrayList<>();
        for (final JsonNode milestone : folded.path("milestones")) {
            stages.add(new Stage(
                    milestone.path("event").asText(),
                    Instant.parse(milestone.path("shown").asText())));
        }
        stages.sort(Comparator.comparing(Stage::at));
        return stages;
    }

    private static Optional<Instant> at(final JsonNode folded, final String eventId) {
        for (final JsonNode milestone : folded.path("milestones")) {
            if (milestone.path("eventId").asText().equals(eventId)) {
                return Optional.of(Instant.parse(milestone.path("shown").asText()));
            }
        }
        return Optional.empty();
    }
}
