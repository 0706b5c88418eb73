// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that cannot be planned; none of them was. The message holds all faults. */
public final class PlanException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One row that cannot be.
     *
     * @param row its place in the list that was given, from 0
     * @param says what is wrong and what to do, in one line
     */
    public record Fault(int row, String says) {}

    PlanException(final List<Fault> faults) {
        super(faults.stream().map(Fault::says).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** In the order of the rows. */
    public List<Fault> faults() {
        return faults;
    }
}
