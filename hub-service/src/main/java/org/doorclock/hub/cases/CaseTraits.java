// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Optional;
import java.util.Set;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Urgency;
import org.doorclock.measure.Cohort;

/** All of a case that decides which measures count it. Thousands of cases have the same. */
record CaseTraits(
        Pathway pathway,
        Optional<Modality> modality,
        Optional<ArrivalMode> arrivalMode,
        Optional<Urgency> urgency,
        Optional<CloseReason> closed,
        Set<CloseReason> closings,
        boolean inpatient) {

    static CaseTraits of(final Case folded) {
        return new CaseTraits(
                folded.pathway(),
                folded.modality(),
                folded.arrivalMode(),
                folded.urgency(),
                folded.closed(),
                folded.closings(),
                folded.first(Milestone.INPATIENT_ONSET).isPresent());
    }

    /** @param stopped whether the clock stopped */
    boolean countUnder(final Cohort cohort, final boolean stopped) {
        return cohort.pathways().contains(pathway)
                && (stopped || cohort.neverStopped())
                && closings.stream().noneMatch(cohort.leftOutAlways()::contains)
                && (stopped || closed.filter(cohort.leftOut()::contains).isEmpty())
                && (cohort.inpatients() || !inpatient)
                && cohort.modalities().admits(modality)
                && cohort.arrivalModes().admits(arrivalMode)
                && cohort.urgencies().admits(urgency);
    }
}
