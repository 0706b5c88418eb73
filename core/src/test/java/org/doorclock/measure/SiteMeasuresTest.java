// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorclock.event.Modality;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteMeasuresTest {

    private static final String GOOD = """
            measures:
              - id: asi-4a
                title: CT within 45 minutes of arrival
                version: 7
                valid: { from: 2026-01-01, to: 2026-12-31 }
                source:
                  document: Our stroke board, January 2026
                  says: Three in four within 45 minutes.
                counts:
                  pathways: [stroke, other]
                  modalities: [ct, unstated]
                  arrival-modes: any
                  urgencies: any
                  in-patients: left-out
                  never-stopped: left-out
                  left-out: mimic
                  left-out-always: []
                clock:
                  starts: [ed-door, manual]
                  stop: scan-start
                  limit: 45 minutes
                  inclusive: no
                  arithmetic: minute-floored
                  absurd-after: 2 days
                target: 75 %
                needs: []
            """;

    @TempDir
    private Path directory;

    @Test
    void aBuiltInIdIsReplacedInItsPlaceAndTheOthersStay() throws Exception {
        final List<Measure> measures = Measures.with(file(GOOD));

        assertThat(measures).hasSameSizeAs(Measures.builtIn());
        assertThat(measures.subList(1, measures.size()))
                .isEqualTo(Measures.builtIn().subList(1, measures.size()));
        assertThat(measures.getFirst()).satisfies(own -> {
            assertThat(own.origin()).isEqualTo(Measure.Origin.SITE);
            assertThat(own.version()).isEqualTo(7);
            assertThat(own.limit()).contains(new Limit(45, false, Arithmetic.MINUTE_FLOORED));
            assertThat(own.target()).contains(0.75);
            assertThat(own.absurdAfter()).isEqualTo(Duration.ofDays(2));
            assertThat(own.counts().modalities()).isEqualTo(new Admitted<>(Set.of(Modality.CT), true));
            assertThat(own.counts().inpatients()).isFalse();
            assertThat(own.counts().neverStopped()).isFalse();
            assertThat(own.source().chosenHere()).isEmpty();
        });
    }

    @Test
    void aNewIdIsListedLast() throws Exception {
        final List<Measure> measures = Measures.with(file(GOOD.replace("id: asi-4a", "id: our-own")));
        assertThat(measures).hasSize(Measures.builtIn().size() + 1);
        assertThat(measures.getLast().id()).isEqualTo("our-own");
    }

    @Test
    void theBuiltInFileIsItselfAFileThatASiteCanUse() throws Exception {
        try (var in = Measures.class.getResourceAsStream("/measures.yaml")) {
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Measures.with(file(text))).extracting(Measure::id).hasSize(15);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: CT             | titel: CT            | 3  | unknown key titel. Did you mean title?",
                "version: 7            | version: seven       | 4  | version must be a whole number from 1",
                "id: asi-4a            | id: ASI 4a           | 2  | id must be 1 to 40 lower-case letters",
                "to: 2026-12-31        | to: 2025-12-31       | 5  | to must not be before from",
                "from: 2026-01-01      | from: last year      | 5  | from must be a date such as",
                "[stroke, other]       | [stroke, tias]       | 10 | pathways must be from stroke, tia, other",
                "[stroke, other]       | []                   | 10 | pathways must name at least one",
                "[ct, unstated]        | [xray]               | 11 | modalities must be from ct, mri",
                "in-patients: left-out | in-patients: maybe   | 14 | in-patients must be counted or left-out",
                "[ed-door, manual]     | [door]               | 19 | starts must be from inpatient-onset",
                "[ed-door, manual]     | [ed-door, ed-door]   | 19 | starts names ed-door twice",
                "[ed-door, manual]     | [inpatient-onset]    | 19 | starts must not name inpatient-onset",
                "stop: scan-start      | stop: scan           | 20 | stop must be one of hospital-arrival",
                "limit: 45 minutes     | limit: 45            | 21 | limit must be a time such as 60 minutes",
                "limit: 45 minutes     | limit: 0 minutes     | 21 | limit must be a time such as 60 minutes",
                "limit: 45 minutes     | limit: none          | 25 | target must be none where the clock has no limit",
                "inclusive: no         | inclusive: perhaps   | 22 | inclusive must be yes or no",
                "arithmetic: minute-floored | arithmetic: rounded | 23 | arithmetic must be one of exact, minute-floored",
                "target: 75 %          | target: 0.75         | 25 | target must be a share such as 50 %",
                "target: 75 %          | target: 101 %        | 25 | target must be a share such as 50 %",
                "needs: []             | needs: [[a]]         | 26 | needs: each must be text",
                "needs: []             | needs                | 26 | is not YAML",
                "version: 7            | id: asi-4b           | 4  | id is there twice",
            })
    void whatIsWrongIsToldByFileLineAndReason(
            final String right, final String wrong, final int line, final String reason) throws Exception {
        final Path file = file(GOOD.replace(right, wrong));
        assertThatThrownBy(() -> Measures.with(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n")
                .satisfies(message -> assertThat(message)
                        .as(message)
                        .containsAnyOf(", line " + line + ": ", ", line " + (line + 1) + ": "));
    }

    @Test
    void whatLacksIsToldByTheLineOfWhatItLacksIn() throws Exception {
        assertThatThrownBy(() -> Measures.with(file(GOOD.replace("    title: CT within 45 minutes of arrival\n", ""))))
                .hasMessageContaining("line 2: title is missing");
        assertThatThrownBy(() -> Measures.with(file(GOOD + GOOD.substring(GOOD.indexOf('\n') + 1))))
                .hasMessageContaining("line 27: id is that of another measure of this file");
    }

    @Test
    void aFileThatIsNoneIsToldInOneLine() throws Exception {
        assertThatThrownBy(() -> Measures.with(directory.resolve("none.yaml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith("none.yaml: there is no such file");
        assertThatThrownBy(() -> Measures.with(file(""))).hasMessageContaining("line 1: must begin with a key");
        assertThatThrownBy(() -> Measures.with(file("- a"))).hasMessageContaining("line 1: must begin with a key");
        assertThatThrownBy(() -> Measures.with(file("measures: 1"))).hasMessageContaining("measures must be a list");
        assertThatThrownBy(() -> Measures.with(file("measure: []")))
                .hasMessageContaining("unknown key measure. Did you mean measures?");
        assertThatThrownBy(() -> Measures.with(file("a: \u0007"))).hasMessageContaining("cannot be read as YAML");
        final Path latin = directory.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xE9, '\n'});
        assertThatThrownBy(() -> Measures.with(latin)).isInstanceOf(SettingsException.class);
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(directory.resolve("site.yaml"), text);
    }
}
