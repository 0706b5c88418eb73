// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Event;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;

/** Random events of few patients, who share tokens, are linked, undone and closed. */
final class AnyStory {

    private static final Instant START = Instant.parse("2026-10-24T20:00:00Z");
    private static final String[] PATIENTS = {"p1", "p2", "p2+x2", "x3", "p3", "p3+x3", "p4", "y4"};

    private AnyStory() {}

    static List<Event> events(final Random random) {
        final Story story = new Story();
        for (int i = 0; i < 40; i++) {
            final String patient = PATIENTS[random.nextInt(PATIENTS.length)];
            // Few distinct minutes, so that events often share one.
            final String time = START.plus(Duration.ofMinutes(
                            random.nextInt(4) == 0 ? random.nextInt(8 * 24 * 60) : 15L * random.nextInt(100)))
                    .toString();
            story.stating(random.nextInt(3) == 0 ? anyDetails(random) : Details.NONE);
            story.doubt(random.nextInt(5) == 0 ? Duration.ofMinutes(random.nextInt(300)) : Duration.ofMillis(20));
            anyFact(story, random, patient, time);
        }
        return story.events();
    }

    private static Details anyDetails(final Random random) {
        return new Details(
                any(random, Modality.values()),
                any(random, ArrivalMode.values()),
                any(random, Urgency.values()),
                any(random, Reporter.values()));
    }

    private static <T> Optional<T> any(final Random random, final T[] values) {
        return Optional.of(values[random.nextInt(values.length)]).filter(value -> random.nextBoolean());
    }

    private static void anyFact(final Story story, final Random random, final String patient, final String time) {
        switch (random.nextInt(10)) {
            case 0, 1 -> story.arrives(patient, time);
            case 2 ->
                story.arrives(patient, time, CaptureMethod.values()[random.nextInt(CaptureMethod.values().length)]);
            case 3 -> story.atDoor(patient, time);
            case 4, 5 -> story.scan(patient, time);
            case 6 ->
                story.reaches(Milestone.values()[random.nextInt(Milestone.values().length)], "ct2", patient, time);
            case 7 -> story.closed(patient, CloseReason.values()[random.nextInt(CloseReason.values().length)], time);
            case 8 -> {
                story.scan(patient, time);
                story.undone(time);
            }
            default -> {
                story.placed(patient, "Bay " + random.nextInt(3), time);
                if (random.nextInt(6) == 0) {
                    story.linked(patient, PATIENTS[random.nextInt(PATIENTS.length)], time);
                }
                story.onPathway(Pathway.values()[random.nextInt(Pathway.values().length)], patient, time);
            }
        }
    }
}
