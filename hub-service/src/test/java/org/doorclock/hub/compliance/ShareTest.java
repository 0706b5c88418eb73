// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3: the score method without correction. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonsIntervalIsAsPublished(final int met, final int all, final double low, final double high) {
        final Share share = Share.of(met, all);
        assertThat(share.low()).isCloseTo(low, within(5e-5));
        assertThat(share.high()).isCloseTo(high, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "20, 20", "225, 274", "50000, 100000"})
    void itsEndsAreTheSharesFromWhichTheOneSeenLiesExactlyZStandardErrors(final int met, final int all) {
        final Share share = Share.of(met, all);
        assertThat(share.low()).isBetween(0.0, share.proportion());
        assertThat(share.high()).isBetween(share.proportion(), 1.0);
        for (final double end : new double[] {share.low(), share.high()}) {
            final double distance = Math.abs(share.proportion() - end);
            assertThat(distance * distance)
                    .isCloseTo(1.959963984540054 * 1.959963984540054 * end * (1 - end) / all, within(1e-12));
        }
    }
}
