// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.organisation.Level;

/** Changes of the process that somebody made and wrote down: where control charts begin anew. In order of their days. */
public record Changes(List<Change> all) {

    public static final Changes NONE = new Changes(List.of());

    /**
     * One change.
     *
     * @param level of {@code org}
     * @param org whose charts begin anew
     * @param measure of this alone; empty for all
     * @param day the first day after it
     * @param reason in words
     */
    public record Change(Level level, String org, Optional<String> measure, LocalDate day, String reason) {}

    public Changes {
        all = List.copyOf(all);
    }

    public List<Change> of(final Level level, final String org, final String measure) {
        return all.stream()
                .filter(change -> change.level() == level && change.org().equals(org))
                .filter(change -> change.measure().map(measure::equals).orElse(true))
                .toList();
    }
}
