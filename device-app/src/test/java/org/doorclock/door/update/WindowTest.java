// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "02:00-04:00, 2026-01-10T01:59:59Z, false",
        "02:00-04:00, 2026-01-10T02:00:00Z, true",
        "02:00-04:00, 2026-01-10T03:59:59Z, true",
        "02:00-04:00, 2026-01-10T04:00:00Z, false",
        "02:00-04:00, 2026-07-10T01:00:00Z, true",
        "02:00-04:00, 2026-07-10T03:00:00Z, false",
        "22:00-01:00, 2026-01-10T23:00:00Z, true",
        "22:00-01:00, 2026-01-10T00:30:00Z, true",
        "22:00-01:00, 2026-01-10T01:00:00Z, false",
        "00:00-24:00, 2026-01-10T12:00:00Z, true",
    })
    void isOpenAtTheseHoursOfLondon(final String window, final String at, final boolean open) {
        assertThat(Window.parse(window).orElseThrow().isOpen(Instant.parse(at))).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02:00", "2-4", "24:00-04:00", "02:00-02:00", "02:60-04:00", "02:00-24:30", "night"})
    void whatIsNoneIsNone(final String text) {
        assertThat(Window.parse(text)).isEmpty();
    }
}
