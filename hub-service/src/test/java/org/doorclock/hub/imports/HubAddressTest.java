// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;

class HubAddressTest {

    @Test
    void theHubIsWhereItsConfigurationSays() throws Exception {
        assertThat(HubAddress.of(Optional.empty(), Map.of())).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(HubAddress.of(
                        Optional.empty(),
                        Map.of("DOORCLOCK_HUB_HTTP_HOST", "0.0.0.0", "DOORCLOCK_HUB_HTTP_PORT", "9000")))
                .isEqualTo(URI.create("http://127.0.0.1:9000"));
    }

    @Test
    void aPortThatTheSystemPicksIsNotKnown() {
        assertThatThrownBy(() -> HubAddress.of(Optional.empty(), Map.of("DOORCLOCK_HUB_HTTP_PORT", "0")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--hub");
    }
}
