// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcConfigTest {

    private static final String SECRET_FILE = "oidc.client-secret-file";

    @TempDir
    private Path directory;

    @Test
    void withoutAnIssuerThereIsNoProvider() throws SettingsException {
        assertThat(HubConfig.of(settings(Map.of())).access().oidc()).isEmpty();
    }

    @Test
    void theLeastThatIsNeededIsTaken() throws SettingsException {
        final OidcConfig config = load(Map.of()).orElseThrow();
        assertThat(config.issuer()).isEqualTo("https://id.example.org/realms/one");
        assertThat(config.scopes()).containsExactly("openid", "profile");
        assertThat(config.secretFile()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "oidc.issuer, http://id.example.org, oidc.issuer",
        "oidc.issuer, https://user:secret@id.example.org, oidc.issuer",
        "oidc.issuer, https://id.example.org/?x=y, oidc.issuer",
        "oidc.issuer, http://localhost.example.org, oidc.issuer",
        "oidc.issuer, '', oidc.issuer",
        "oidc.client-id, '', oidc.client-id",
        "oidc.grants, '', oidc.grants",
        "oidc.scopes, profile, oidc.scopes",
        "oidc.client-secret-file, no-such-file, oidc.client-secret-file",
        "http.public-url, '', http.public-url",
        "http.public-url, http://doorclock.example.org, http.public-url"
    })
    void aValueThatCannotBeUsedIsNamedByItsKey(final String key, final String value, final String named) {
        assertThatThrownBy(() -> load(Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(named + ":");
    }

    @Test
    void aSecretThatOthersMayReadIsRefused() throws Exception {
        final Path file = Files.writeString(directory.resolve("secret"), "secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> load(Map.of(SECRET_FILE, file.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(load(Map.of(SECRET_FILE, file.toString())).orElseThrow().secretFile())
                .contains(file);
        assertThat(OidcConfig.secret(file)).isEqualTo("secret");
    }

    private static Optional<OidcConfig> load(final Map<String, String> other) throws SettingsException {
        final Map<String, String> all = new HashMap<>(Map.of(
                "http.public-url",
                "https://doorclock.example.org",
                "oidc.issuer",
                "https://id.example.org/realms/one",
                "oidc.client-id",
                "doorclock",
                "oidc.grants",
                "grants.yaml"));
        all.putAll(other);
        return HubConfig.of(settings(all)).access().oidc();
    }

    private static Settings settings(final Map<String, String> flags) throws SettingsException {
        return Settings.load("hub", HubKeys.ALL, Optional.empty(), Map.of(), flags);
    }
}
