// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    @Test
    void theIdsLimitsAndTargetsAreTheSourcesOwn() {
        assertThat(Measures.builtIn()).extracting(Measure::id).containsExactly("asi-4a", "asi-4b", "door-to-scan");
        assertThat(Measures.find("asi-4a").orElseThrow()).satisfies(measure -> {
            assertThat(measure.limit()).contains(new Limit(60, true, Arithmetic.EXACT));
            assertThat(measure.target()).contains(0.5);
        });
        assertThat(Measures.find("asi-4b").orElseThrow()).satisfies(measure -> {
            assertThat(measure.limit()).contains(new Limit(1440, true, Arithmetic.EXACT));
            assertThat(measure.target()).contains(1.0);
        });
        assertThat(Measures.find("door-to-scan").orElseThrow().limit()).isEmpty();
        assertThat(Measures.find("asi-9")).isEmpty();
    }

    @Test
    void everyMeasureCountsStrokesAndStopsOnTheScanAndNamesItsSource() {
        assertThat(Measures.builtIn()).allSatisfy(measure -> {
            assertThat(measure.pathways()).containsExactly(Pathway.STROKE);
            assertThat(measure.clockStop()).isEqualTo(Milestone.SCAN_START);
            assertThat(measure.source().document()).contains("NHS Improvement");
            assertThat(measure.clockStarts())
                    .startsWith(ClockStart.AMBULANCE_FEED)
                    .endsWith(ClockStart.CT_DOOR);
        });
    }

    @Test
    void aWristbandReadOnArrivalIsTheEdDoorAndOneAtTheScannerTheCtDoor() {
        assertThat(ClockStart.of(Milestone.HOSPITAL_ARRIVAL, CaptureMethod.WRISTBAND))
                .contains(ClockStart.ED_DOOR);
        assertThat(ClockStart.of(Milestone.HOSPITAL_ARRIVAL, CaptureMethod.IMPORT))
                .contains(ClockStart.IMPORT);
        assertThat(ClockStart.of(Milestone.DOOR_ARRIVAL, CaptureMethod.WRISTBAND))
                .contains(ClockStart.CT_DOOR);
        assertThat(ClockStart.of(Milestone.SCAN_START, CaptureMethod.WRISTBAND)).isEmpty();
        assertThat(ClockStart.CT_DOOR.wireName()).isEqualTo("ct-door");
    }
}
