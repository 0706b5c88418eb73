// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

    private static final Instant THEN = Instant.parse("2026-03-28T23:30:00Z");

    /** Over the night in which summer time begins, over one in which a leap second might be, and over months. */
    @ParameterizedTest
    @CsvSource({"50, PT3H", "-50, PT3H", "50, P120D", "-50, P120D", "-50, PT0.000001S", "0, P400D"})
    void whatIsCarriedOnHoldsTheTruthUpToTheVeryDriftThatIsAllowed(final long ppm, final Duration real) {
        final Duration counted = real.plus(Duration.ofNanos(Math.round(real.toNanos() * (ppm / 1e6))));
        final TimeInterval then = TimeInterval.exactly(THEN);
        final TimeInterval now = TimeInterval.exactly(THEN.plus(real));

        assertThat(then.later(counted, 50).encloses(now)).isTrue();
        assertThat(now.later(counted.negated(), 50).encloses(then)).isTrue();
        assertThat(then.later(counted, 50).width())
                .isLessThan(counted.dividedBy(9_990).plusNanos(5));
    }
}
