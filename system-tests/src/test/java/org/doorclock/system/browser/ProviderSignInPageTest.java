// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.testing.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a real hub with a provider, in a real browser, which has rules of its own on who may send it where. */
class ProviderSignInPageTest {

    private static SmallProvider provider;
    private static Deployment system;
    private static Chromium chromium;
    private static String hub;

    @BeforeAll
    static void start(@TempDir final Path root) throws Exception {
        provider = new SmallProvider();
        final Path grants = Files.writeString(
                root.resolve("grants.yaml"), "grants:\n  - value: stroke-managers\n    roles: manager\n");
        final String port = Integer.toString(Ports.free());
        hub = "http://127.0.0.1:" + port;
        system = new Deployment(root, Map.of("clock.trust", "host"));
        HubAddress.of(system.hub(
                        Map.of(
                                "mqtt.port",
                                "0",
                                "http.port",
                                port,
                                "http.public-url",
                                hub,
                                "oidc.issuer",
                                provider.issuer(),
                                "oidc.client-id",
                                SmallProvider.CLIENT,
                                "oidc.title",
                                "your Trust account",
                                "oidc.grants",
                                grants.toString()),
                        line -> {})
                .awaitReady(60));
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        system.close();
        provider.close();
    }

    @Test
    void somebodySignsInWithTheProviderAndOutOfBoth() {
        try (Page page = chromium.page(1366, 768)) {
            page.navigate(hub + "/");
            assertThat(page.locator("h1")).hasText("Sign in");
            Looks.holdEverywhere(page, "sign-in-provider");

            page.getByText("Sign in with your Trust account").click();
            page.getByText(SmallProvider.GO_ON).click();
            assertThat(page).hasURL(hub + "/");
            page.navigate(hub + "/account");
            assertThat(page.locator("dd").first()).hasText("A manager");

            page.getByText("Sign out").click();
            assertThat(page.locator("h1")).hasText("You are signed out");
            Looks.holdEverywhere(page, "signed-out-provider");
            page.navigate(hub + "/account");
            assertThat(page.locator("h1")).hasText("Sign in");
            page.navigate(hub + "/signed-out");
            page.getByText("Sign out of your Trust account").click();
            assertThat(page.locator("h1")).hasText("Signed out here too");
        }
        assertThat(chromium.complaints()).isEmpty();
    }
}
