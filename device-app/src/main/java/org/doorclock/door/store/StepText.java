// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A step as one line of text, for the index. */
final class StepText {

    private StepText() {}

    static String encode(final Step step) {
        return String.join(
                "\n",
                Long.toString(step.seq()),
                step.kind().name(),
                step.at().toString(),
                step.bootId(),
                Long.toString(step.sinceBoot().toNanos()),
                String.join(" ", step.tokens()));
    }

    static Step decode(final String text) {
        final String[] parts = text.split("\n", -1);
        return new Step(
                Long.parseLong(parts[0]),
                StepKind.valueOf(parts[1]),
                Instant.parse(parts[2]),
                parts[3],
                Duration.ofNanos(Long.parseLong(parts[4])),
                List.of(parts[5].split(" ")));
    }
}
