// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import org.doorclock.hub.calendar.Grain;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void aLabelSaysItsFirstDayAndTheDayAfterItsLast() {
        assertThat(Span.of(Grain.DAY, "2024-02-29")).isEqualTo(span("2024-02-29", "2024-03-01"));
        assertThat(Span.of(Grain.WEEK, "2026-W01")).isEqualTo(span("2025-12-29", "2026-01-05"));
        assertThat(Span.of(Grain.MONTH, "2024-02")).isEqualTo(span("2024-02-01", "2024-03-01"));
        assertThat(Span.of(Grain.QUARTER, "2026-Q4")).isEqualTo(span("2026-10-01", "2027-01-01"));
        assertThat(Span.of(Grain.YEAR, "2026")).isEqualTo(span("2026-01-01", "2027-01-01"));
        assertThat(Span.of(Grain.FINANCIAL_YEAR, "1999/00")).isEqualTo(span("1999-04-01", "2000-04-01"));
        assertThatThrownBy(() -> Span.of(Grain.TOTAL, "total")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDayLiesInThePeriodThatItsLabelNames() {
        for (LocalDate day = LocalDate.of(2023, 12, 25);
                day.isBefore(LocalDate.of(2025, 1, 10));
                day = day.plusDays(1)) {
            for (final Grain grain : EnumSet.complementOf(EnumSet.of(Grain.HOUR_OF_WEEK, Grain.TOTAL))) {
                final Span span = Span.around(grain, day);
                assertThat(day).isAfterOrEqualTo(span.from()).isBefore(span.to());
                assertThat(Span.around(grain, span.from())).isEqualTo(span);
                assertThat(Span.around(grain, span.to()).from()).isEqualTo(span.to());
            }
        }
    }

    @Test
    void goingBackIsByWholePeriods() {
        assertThat(Span.of(Grain.MONTH, "2026-03").back(24)).isEqualTo("2024-03-01");
        assertThat(Span.of(Grain.QUARTER, "2026-Q1").back(2)).isEqualTo("2025-07-01");
        assertThat(Span.of(Grain.WEEK, "2026-W02").back(1)).isEqualTo("2025-12-29");
        assertThat(Span.of(Grain.YEAR, "2026").back(1)).isEqualTo("2025-01-01");
    }

    private static Span span(final String from, final String to) {
        return new Span(LocalDate.parse(from), LocalDate.parse(to));
    }
}
