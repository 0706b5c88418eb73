// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.event.PatientRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCellsTest {

    private static final String PATIENT = "9434765919";
    private static final PatientRef REFERENCE = new PatientRef(List.of("t"), "");

    @ParameterizedTest
    @MethodSource("milestones")
    void everyMilestoneCanBeImported(final Milestone milestone) {
        assertThat(row(milestone.wireName(), "tia", "typed later")
                        .row()
                        .orElseThrow()
                        .fact())
                .isEqualTo(new Fact.Reached(
                        milestone, REFERENCE, CaptureMethod.IMPORT, Optional.of(Pathway.TIA), "typed later"));
    }

    static Stream<Milestone> milestones() {
        return Arrays.stream(Milestone.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "Mimic", "died", "scanned-elsewhere", "abandoned"})
    void aClosedCaseNamesItsReason(final String reason) {
        assertThat(row("case-closed", "", reason).row().orElseThrow().fact())
                .isEqualTo(new Fact.CaseClosed(
                        REFERENCE,
                        CloseReason.ofWireName(reason.toLowerCase(Locale.ROOT)).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "placed, '', '', event, placed cannot be imported",
        "void, '', '', event, void cannot be imported",
        "identity-linked, '', '', event, identity-linked cannot be imported",
        "clock-anchor, '', '', event, is no event",
        "'', '', '', event, is empty",
        "scanned, '', '', event, 'hospital-arrival, first-contact, inpatient-onset, stroke-call, door-arrival'",
        "scanned, '', '', event, case-closed",
        "scan-start, gp, '', pathway, 'stroke, tia, other'",
        "case-closed, '', '', reason, 'left, mimic, died, scanned-elsewhere, abandoned'",
        "case-closed, '', bored, reason, 'left, mimic, died, scanned-elsewhere, abandoned'",
        "case-closed, stroke, left, pathway, leave it empty",
        "scan-start, '', 'for 943 476 5919', reason, holds a patient's id",
    })
    void allElseIsRefusedAndTheRefusalSaysWhatIsAllowed(
            final String event, final String pathway, final String reason, final String column, final String says) {
        final CsvRows.Parsed parsed = row(event, pathway, reason);

        assertThat(parsed.row()).isEmpty();
        assertThat(parsed.errors()).singleElement().satisfies(error -> {
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.reason()).contains(says).doesNotContain(PATIENT);
        });
    }

    @Test
    void aReasonHasAnEnd() {
        assertThat(row("scan-start", "", "x".repeat(200)).row()).isPresent();
        assertThat(row("scan-start", "", "x".repeat(201)).errors())
                .singleElement()
                .matches(error -> error.column().equals("reason"));
    }

    @ParameterizedTest
    @CsvSource({
        "9434765919, ct1, site",
        "royal, 9434765919, door",
        "royal, ct1-9434765919, door",
    })
    void aPatientsIdInAColumnThatIsKeptAsItIsIsRefused(final String site, final String door, final String column) {
        final CsvRows.Parsed parsed = only("site,door,patient,event,occurred\n" + site + "," + door + "," + PATIENT
                + ",scan-start,2026-03-01T10:05:00Z");

        assertThat(parsed.errors()).singleElement().satisfies(error -> {
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.reason()).contains("patient's id").doesNotContain(PATIENT);
        });
    }

    private static CsvRows.Parsed row(final String event, final String pathway, final String reason) {
        return only("site,door,patient,event,occurred,pathway,reason\nroyal,ct1," + PATIENT + "," + event
                + ",2026-03-01T10:05:00Z," + pathway + "," + reason);
    }

    private static CsvRows.Parsed only(final String file) {
        try (CsvRows csv = new CsvRows(
                new ByteArrayInputStream(file.getBytes(UTF_8)),
                Instant.parse("2026-11-22T06:00:00Z"),
                identifier -> REFERENCE)) {
            return csv.next().orElseThrow();
        } catch (IOException | UnreadableFileException e) {
            throw new AssertionError(e);
        }
    }
}
