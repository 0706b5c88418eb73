// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real hub as somebody new finds it: sign in, choose a password, sign out; a link to a wall screen. By keyboard alone. */
class SignInPageTest {

    private static Deployment system;
    private static Chromium chromium;
    private static String hub;

    @BeforeAll
    static void start(@TempDir final Path root) throws Exception {
        system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"));
        hub = HubAddress.of(system.hub(Map.of("mqtt.port", "0"), line -> {}).awaitReady(60))
                .http();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        system.close();
    }

    @Test
    void somebodyNewSignsInAndChoosesAPasswordByKeyboardAndWithoutScript() throws Exception {
        final String once =
                system.hubCommand("user", "add", "anna", "--role", "manager").getFirst();
        try (Page page = chromium.page(
                new Browser.NewPageOptions().setViewportSize(1366, 768).setJavaScriptEnabled(false))) {
            page.navigate(hub + "?measure=asi-4b");
            assertThat(page.locator("h1")).hasText("Sign in");
            type(page, "anna", "not the password");
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .hasText("The name or the password is wrong.");
            type(page, "anna", once);

            assertThat(page.locator("h1")).hasText("Choose your password");
            page.keyboard().press("Tab");
            tabTo(page, "new");
            type(page, "three random words", "three random words");
            assertThat(page.locator("h1")).hasText("Brain imaging within 1 hour of arrival");

            page.navigate(hub + "account");
            assertThat(page.locator("dl")).containsText("manager");
            tabTo(page, "");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Sign in");
            page.navigate(hub);
            assertThat(page.locator("h1")).hasText("Sign in");
        }
    }

    @Test
    void theAccountPagesHoldTheSameRulesAtEverySize() throws Exception {
        final List<String> printed = system.hubCommand("user", "add", "bert", "--role", "estates", "--link");
        try (Page page = chromium.page(1366, 768)) {
            page.navigate(hub + printed.getLast().substring(1));
            assertThat(page.locator("main button")).isFocused();
            Looks.holdEverywhere(page, "link");
            page.navigate(hub + "sign-in");
            Looks.holdEverywhere(page, "sign-in");
            page.navigate(hub + printed.getLast().substring(1));
            page.locator("main button").press("Enter");
            assertThat(page.locator("h1")).hasText("Choose your password");
            Looks.holdEverywhere(page, "password");
            page.locator("[name=new]").fill("three random words");
            page.locator("[name=again]").fill("three other words");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).isVisible();
            Looks.holdEverywhere(page, "password-fault");
            page.locator("[name=new]").fill("three random words");
            page.locator("[name=again]").fill("three random words");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Devices");
            page.navigate(hub + "account");
            assertThat(page.locator("h1")).hasText("Your account");
            Looks.holdEverywhere(page, "account");
        }
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("422"));
    }

    @Test
    void aWallScreenOpensItsLinkOnceAndItsBoardIsLive() throws Exception {
        final String link = system.hubCommand(
                        "token", "create", "--name", "wall", "--role", "board", "--site", "demo", "--screen-link")
                .getFirst();
        try (Page page = chromium.page(1920, 1080)) {
            page.navigate(hub + link.substring(1));
            assertThat(page.locator(".lead")).containsText("the board of demo");
            page.keyboard().press("Enter");
            assertThat(page.locator(".live")).hasText("Live");
            page.reload();
            assertThat(page.locator(".live")).hasText("Live");
            page.navigate(hub);
            assertThat(page.locator("h1")).hasText("Sign in");
        }
    }

    /** Two fields of a form whose first has the focus, then Enter. */
    private static void type(final Page page, final String first, final String second) {
        assertThat(page.locator("input:focus")).hasCount(1);
        page.keyboard().type(first);
        page.keyboard().press("Tab");
        page.keyboard().type(second);
        page.keyboard().press("Enter");
    }

    /** Tabs until the field of that name, or for an empty one the first button, has the focus. */
    private static void tabTo(final Page page, final String name) {
        final String wanted = name.isEmpty() ? "button:focus" : "[name=" + name + "]:focus";
        for (int i = 0; i < 20 && page.locator(wanted).count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(wanted)).hasCount(1);
    }
}
