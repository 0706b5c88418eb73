// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.Set;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Urgency;

/**
 * Who counts under a measure.
 *
 * @param pathways of these; a case that states none counts as stroke. Never empty
 * @param modalities by what the first scan was made with
 * @param arrivalModes by how the patient came
 * @param urgencies by how soon the imaging was said to be needed
 * @param inpatients whether strokes of patients count who were in hospital already
 * @param neverStopped whether a case without a clock stop counts: it runs, and is missed once the limit has passed
 * @param leftOut a case closed for one of these before any clock stop is not counted
 * @param leftOutAlways a case closed for one of these is not counted, stopped or not
 */
public record Cohort(
        Set<Pathway> pathways,
        Admitted<Modality> modalities,
        Admitted<ArrivalMode> arrivalModes,
        Admitted<Urgency> urgencies,
        boolean inpatients,
        boolean neverStopped,
        Set<CloseReason> leftOut,
        Set<CloseReason> leftOutAlways) {

    public Cohort {
        pathways = Set.copyOf(pathways);
        leftOut = Set.copyOf(leftOut);
        leftOutAlways = Set.copyOf(leftOutAlways);
        if (pathways.isEmpty()) {
            throw new IllegalArgumentException("a measure needs a pathway");
        }
    }
}
