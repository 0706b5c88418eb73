// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Patients of the archive as they were at one moment, shown some at a time: whoever changes meanwhile is shown as before. What
 * it has still to read stays until it is closed. For one thread.
 */
final class Walk implements AutoCloseable {

    /** Some milliseconds. */
    private static final int AT_ONCE = 2_000;

    private final PatientCodec codec;
    private final Function<Part, BitSet> wanted;
    private final Consumer<Patient> visitor;
    private final Deque<Stage> stages = new ArrayDeque<>();

    /** A file, and which of its patients lay elsewhere already. */
    private record Stage(Part part, BitSet gone) {}

    private Part.Records records;
    private BitSet patients;
    private int next;

    /**
     * To be made inside the book's lock.
     *
     * @param wanted which patients of a file are wanted, those that lie elsewhere among them
     */
    Walk(
            final PatientCodec codec,
            final Collection<Part> parts,
            final Function<Part, BitSet> wanted,
            final Consumer<Patient> visitor) {
        this.codec = codec;
        this.wanted = wanted;
        this.visitor = visitor;
        for (final Part part : parts) {
            part.keep();
            stages.add(new Stage(part, part.gone()));
        }
    }

    /** Looks for the next file with somebody to show, and needs no lock for it. @return whether there is one */
    boolean next() {
        while (!stages.isEmpty()) {
            final Stage stage = stages.getFirst();
            patients = wanted.apply(stage.part);
            patients.andNot(stage.gone);
            next = patients.nextSetBit(0);
            if (next >= 0) {
                records = stage.part.records();
                return true;
            }
            leave();
        }
        return false;
    }

    /** Shows the next patients of the file. To be called inside the book's lock. @return whether there are more in it */
    boolean show() {
        for (int left = AT_ONCE; left > 0 && next >= 0; left--) {
            visitor.accept(codec.decode(records.get(next)));
            next = patients.nextSetBit(next + 1);
        }
        if (next < 0) {
            leave();
        }
        return next >= 0;
    }

    private void leave() {
        stages.removeFirst().part.release();
    }

    @Override
    public void close() {
        stages.forEach(stage -> stage.part.release());
        stages.clear();
    }
}
