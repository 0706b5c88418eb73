// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.Details;
import org.doorclock.event.Fact;
import org.doorclock.event.Modality;
import org.doorclock.event.PatientRef;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailCellsTest {

    private static final String HEADER = "site,door,patient,event,occurred,reason";
    private static final String DETAILS = ",modality,arrival_mode,urgency,reporter";
    private static final String ROW = "north,ct1,9434765919,scan-start,2026-03-01T10:05:00Z,";

    /** SHA-256 over what the row says, reckoned apart from this code. */
    private static final long KEY_HIGH = 7713023119792388781L;

    private static final long KEY_LOW = 7538756738987789440L;

    @Test
    void whatIsStatedIsReadWhateverItsCapitals() {
        final Fact fact = row(HEADER + DETAILS, ROW + ",CT,Self,urgent,radiographer")
                .row()
                .orElseThrow()
                .fact();
        assertThat(((Fact.Reached) fact).details())
                .isEqualTo(new Details(
                        Optional.of(Modality.CT),
                        Optional.of(ArrivalMode.SELF),
                        Optional.of(Urgency.URGENT),
                        Optional.of(Reporter.RADIOGRAPHER)));
    }

    @Test
    void aRowThatStatesNothingIsTheSameRowWithTheColumnsAndWithout() {
        assertThat(key(HEADER + DETAILS, ROW + ",,,,")).isEqualTo(key(HEADER, ROW));
        assertThat(key(HEADER + DETAILS, ROW + ",ct,,,"))
                .isNotEqualTo(key(HEADER, ROW))
                .isNotEqualTo(key(HEADER + DETAILS, ROW + ",mri,,,"));
    }

    @Test
    void aRowWithoutDetailsKeepsTheKeyThatItHadBeforeThereWereAny() {
        assertThat(key(HEADER, ROW)).isEqualTo(new ContentKey(KEY_HIGH, KEY_LOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "',xray,,,'    | modality     | is none of ct, mri or nothing",
                "',,car,,'     | arrival_mode | is none of ambulance, self, referral, transfer or nothing",
                "',,,soon,'    | urgency      | is none of urgent, routine or nothing",
                "',,,,a nurse' | reporter     | is none of radiologist, radiographer, other or nothing",
            })
    void allElseIsRefused(final String cells, final String column, final String reason) {
        assertThat(row(HEADER + DETAILS, ROW + cells).errors()).containsExactly(new RowError(2, column, reason));
    }

    @Test
    void aCloseStatesNoneOfThem() {
        assertThat(row(HEADER + DETAILS, "north,ct1,9434765919,case-closed,2026-03-01T10:05:00Z,mimic,ct,,,")
                        .errors())
                .containsExactly(new RowError(2, "modality", "does not go with case-closed: leave it empty"));
    }

    private static ContentKey key(final String header, final String row) {
        return ContentKey.of(row(header, row).row().orElseThrow());
    }

    private static CsvRows.Parsed row(final String header, final String row) {
        final byte[] file = (header + "\n" + row + "\n").getBytes(UTF_8);
        try (CsvRows rows = new CsvRows(
                new ByteArrayInputStream(file),
                Instant.parse("2026-06-01T00:00:00Z"),
                identifier -> new PatientRef(List.of("t"), ""))) {
            return rows.next().orElseThrow();
        } catch (IOException | UnreadableFileException e) {
            throw new AssertionError(e);
        }
    }
}
