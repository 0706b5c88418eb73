// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.PatientRef;
import org.doorclock.identity.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final String HEADER = "site,door,patient,event,occurred\n";
    private static final String GOOD = "royal,ct1,9434765919,scan-start,2026-03-01T10:05:00Z";

    private final List<Row> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() throws Exception {
        read("\uFEFF" + HEADER + GOOD);

        assertThat(rows).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aRowsLineIsTheFilesLineWhateverIsQuotedBefore(final String eol) throws Exception {
        read(("site,door,patient,event,occurred,reason\n"
                        + "royal,ct1,A1,scan-start,2026-03-01T10:05:00Z,\"typed in\nlater, said \"\"late\"\"\"\n"
                        + "\n"
                        + "royal,ct1,A2,nonsense,2026-03-01T10:05:00Z,\n"
                        + "royal,ct1,A3,scan-start,2026-03-01T10:05:00Z,\"a\n\nb\"\n"
                        + "royal,ct1,A4,scan-start,yesterday,")
                .replace("\n", eol));

        assertThat(rows).hasSize(2);
        assertThat(((Fact.Reached) rows.getFirst().fact()).reason()).isEqualTo("typed in later, said \"late\"");
        assertThat(errors).extracting(RowError::line).containsExactly(5L, 9L);
        assertThat(errors).extracting(RowError::column).containsExactly("event", "occurred");
    }

    @Test
    void columnsMayComeInAnyOrderWithHeadingsInAnyCase() throws Exception {
        read("Occurred, EVENT ,pathway,Patient,DOOR,site\n2026-03-01T10:05:00Z,Scan-Start,Stroke,X1,CT1,Royal\n");

        assertThat(errors).isEmpty();
        assertThat(rows.getFirst().site()).isEqualTo("royal");
        assertThat(rows.getFirst().door()).isEqualTo("ct1");
        assertThat(rows.getFirst().fact())
                .asInstanceOf(InstanceOfAssertFactories.type(Fact.Reached.class))
                .matches(reached -> reached.milestone() == Milestone.SCAN_START)
                .matches(reached -> reached.pathway().isPresent());
    }

    @Test
    void blankRowsAsASpreadsheetLeavesThemArePassedOver() throws Exception {
        read(HEADER + ",,,,\r\n\r\n" + GOOD + "\r\n , ,,,\r\n");

        assertThat(rows).hasSize(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreAFaultOfTheirLineAlone() throws Exception {
        final byte[] file =
                (HEADER + GOOD + "\n" + GOOD.replace("royal", "r\u00F6yal") + "\n" + GOOD).getBytes(ISO_8859_1);

        read(file);

        assertThat(rows).hasSize(2);
        assertThat(errors).containsExactly(new RowError(3, "site", "is not UTF-8: save the file as CSV UTF-8"));
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefusedAsThat() {
        assertThat(refusal(HEADER.getBytes(UTF_16)).reason()).contains("not UTF-8");
    }

    @Test
    void everyFaultOfARowIsListedWithItsColumn() throws Exception {
        read("site,door,patient,event,occurred,uncertainty_s,pathway,reason\nr/1,,,placed,01/03/2026 10:05,-1,gp,\n");

        assertThat(errors)
                .extracting(RowError::column)
                .containsExactlyInAnyOrder("site", "door", "patient", "event", "occurred", "uncertainty_s", "pathway");
        assertThat(errors).extracting(RowError::line).containsOnly(2L);
    }

    @Test
    void aRowOfAnotherWidthIsAFault() throws Exception {
        read(HEADER + "royal,ct1,X1,scan-start\n" + GOOD + ",more\n");

        assertThat(errors)
                .containsExactly(
                        new RowError(2, "", "has 4 fields, the header has 5"),
                        new RowError(3, "", "has 6 fields, the header has 5"));
    }

    @Test
    void aQuoteLeftOpenEndsTheReadingAtTheLineWhereItsRowBegan() {
        assertThat(refusal(
                        (HEADER + GOOD + "\nroyal,ct1,\"X1,scan-start,2026-03-01T10:05:00Z\n" + GOOD).getBytes(UTF_8)))
                .matches(error -> error.line() == 3)
                .matches(error -> error.reason().contains("quotes"));
    }

    @Test
    void aQuoteLeftOpenInALargeFileDoesNotTakeTheFileIntoMemory() {
        final String rest = (GOOD + "\n").repeat(5000);

        assertThat(refusal((HEADER + "royal,ct1,\"X1," + rest).getBytes(UTF_8)).reason())
                .contains("65536 characters");
    }

    @Test
    void aQuotedFieldFollowedByTextIsRefused() {
        assertThat(refusal((HEADER + "royal,\"ct\"1,X1,scan-start,2026-03-01T10:05:00Z\n").getBytes(UTF_8))
                        .reason())
                .contains("quotes");
    }

    @Test
    void unknownMissingAndRepeatedColumnsAreNamed() {
        assertThat(refusal("site,door,door,patient,event,ward\n".getBytes(UTF_8))
                        .reason())
                .contains("unknown column ward", "column door is there twice", "column occurred is missing");
    }

    @Test
    void aFirstLineThatIsNoHeaderIsNotRepeatedAsItMayHoldAPatientsId() {
        assertThat(refusal(GOOD.getBytes(UTF_8)).reason())
                .contains("the first line must name the columns")
                .doesNotContain("9434765919");
        assertThat(refusal("site,9434765919,patient,event,occurred\n".getBytes(UTF_8))
                        .reason())
                .contains("the name of column 2 is unknown")
                .doesNotContain("9434765919");
    }

    @Test
    void emptyFilesWorkbooksAndSemicolonsAreRefusedAsWhatTheyAre() {
        assertThat(refusal(new byte[0]).reason()).contains("empty");
        assertThat(refusal("\n\n".getBytes(UTF_8)).reason()).contains("empty");
        assertThat(refusal("PK\u0003\u0004rest".getBytes(UTF_8)).reason()).contains("workbook");
        assertThat(refusal("site;door;patient;event;occurred".getBytes(UTF_8)).reason())
                .contains("commas");
    }

    @Test
    void aStreamThatBreaksIsNotTheEndOfTheFile() {
        final LimitedInput broken = new LimitedInput(new ByteArrayInputStream((HEADER + GOOD).getBytes(UTF_8)), 40);

        assertThatThrownBy(() -> readAll(new CsvRows(broken, now(), CsvRowsTest::reference)))
                .isInstanceOf(IOException.class);
    }

    private RowError refusal(final byte[] file) {
        try {
            read(file);
        } catch (UnreadableFileException e) {
            return e.error();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was read");
    }

    private void read(final String file) throws IOException, UnreadableFileException {
        read(file.getBytes(UTF_8));
    }

    private void read(final byte[] file) throws IOException, UnreadableFileException {
        readAll(new CsvRows(new ByteArrayInputStream(file), now(), CsvRowsTest::reference));
    }

    private void readAll(final CsvRows csv) throws IOException, UnreadableFileException {
        try (csv) {
            for (Optional<CsvRows.Parsed> next = csv.next(); next.isPresent(); next = csv.next()) {
                next.get().row().ifPresent(rows::add);
                errors.addAll(next.get().errors());
            }
        }
    }

    private static Instant now() {
        return Instant.parse("2026-11-22T06:00:00Z");
    }

    private static PatientRef reference(final Identifier identifier) {
        return new PatientRef(List.of("token-" + identifier.canonical().hashCode()), "");
    }
}
