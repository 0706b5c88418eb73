// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Patients of the archive as they were at one moment, shown some at a time: whoever changes meanwhile is shown as before. What
 * it has still to read stays until it is closed. For one thread at a time, inside the book's lock.
 */
final class Walk implements AutoCloseable {

    /** Some ten milliseconds. */
    private static final int AT_ONCE = 4_000;

    private final PatientCodec codec;
    private final Consumer<Patient> visitor;
    private final Deque<Stage> stages = new ArrayDeque<>();

    private static final class Stage {
        private final Part part;
        private final BitSet wanted;
        private final Part.Records records;
        private int next;

        private Stage(final Part part, final BitSet wanted) {
            this.part = part;
            this.wanted = wanted;
            this.records = part.records();
            this.next = wanted.nextSetBit(0);
        }
    }

    /** @param wanted which patients of which files, at least one of each; not to be changed any more */
    Walk(final PatientCodec codec, final Map<Part, BitSet> wanted, final Consumer<Patient> visitor) {
        this.codec = codec;
        this.visitor = visitor;
        wanted.forEach((part, patients) -> {
            part.keep();
            stages.add(new Stage(part, patients));
        });
    }

    /** Shows the next patients. @return whether there are more */
    boolean goOn() {
        for (int left = AT_ONCE; left > 0 && !stages.isEmpty(); left--) {
            final Stage stage = stages.getFirst();
            visitor.accept(codec.decode(stage.records.get(stage.next)));
            stage.next = stage.wanted.nextSetBit(stage.next + 1);
            if (stage.next < 0) {
                stages.removeFirst().part.release();
            }
        }
        return !stages.isEmpty();
    }

    @Override
    public void close() {
        stages.forEach(stage -> stage.part.release());
        stages.clear();
    }
}
