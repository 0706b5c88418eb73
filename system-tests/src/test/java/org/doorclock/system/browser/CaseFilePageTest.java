// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a case: a clinician who has signed in corrects it and asks whose it is, at a real hub. */
class CaseFilePageTest {

    private static final String NHS_NUMBER = "9434765919";

    private static Deployment system;
    private static Chromium chromium;
    private static String hub;

    @BeforeAll
    static void start(@TempDir final Path root) throws Exception {
        system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"));
        hub = HubAddress.of(system.hub(Map.of("mqtt.port", "0"), line -> {}).awaitReady(60))
                .http();
        hub = hub.endsWith("/") ? hub.substring(0, hub.length() - 1) : hub;
        try (HttpClient client = HttpClient.newHttpClient()) {
            final String csv = """
                    site,door,patient,event,occurred
                    demo,ed1,%1$s,hospital-arrival,2026-03-01T10:00:00Z
                    demo,ct1,%1$s,door-arrival,2026-03-01T10:31:00Z
                    demo,ct1,%1$s,scan-start,2026-03-01T10:40:00Z
                    demo,ct1,%1$s,scan-start,2026-03-01T11:20:30Z
                    demo,ed1,L2,hospital-arrival,2026-03-02T10:00:00Z
                    """.formatted(NHS_NUMBER);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(hub + "/api/v1/imports"))
                                            .header("Authorization", "Bearer " + system.token())
                                            .header("Content-Type", "text/csv")
                                            .POST(BodyPublishers.ofString(csv))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
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
    void aClinicianCorrectsACaseByKeyboardAndWithoutScript() throws Exception {
        try (Page page = chromium.page(
                new Browser.NewPageOptions().setViewportSize(1366, 768).setJavaScriptEnabled(false))) {
            signIn(page, "anna");
            page.navigate(hub + "/cases/case-1");
            assertThat(page.locator("#trail + p")).hasText("Nothing was corrected.");

            tabTo(page, "#undo select");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            page.keyboard().type("ours");
            page.keyboard().press("Enter");

            assertThat(page.locator("#trail + .scroll tbody tr")).hasCount(1);
            assertThat(page.locator("#trail + .scroll")).containsText("user:anna");
            assertThat(page.locator("#trail + .scroll")).containsText("undid scan start of 1 Mar 2026 10:40:00 GMT");
            assertThat(page.locator(".undone")).containsText("no, undone");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("asi-4a")))
                    .containsText("missed");
        }
    }

    @Test
    void whatIsRefusedStaysInTheFormAtEverySize() throws Exception {
        try (Page page = chromium.page(1366, 768)) {
            signIn(page, "bert");
            page.navigate(hub + "/cases");
            Looks.holdEverywhere(page, "cases");
            page.navigate(hub + "/cases/case-5");
            Looks.holdEverywhere(page, "case");
            page.locator("#add [name=event]").selectOption("scan-start");
            page.locator("#add [name=date]").fill("2024-10-27");
            page.locator("#add [name=time]").fill("01:30:00");
            page.locator("#add [name=reason]").fill("door was \"down\"");
            page.locator("#add button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("came twice that night");
            assertThat(page.locator("#add [name=reason]")).hasValue("door was \"down\"");
            Looks.holdEverywhere(page, "case-which");
            page.getByLabel("the second time").check();
            page.locator("#add button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("would not be part of this case");
            assertThat(page.locator("#add [name=date]")).hasValue("2024-10-27");
            Looks.holdEverywhere(page, "case-refused");
        }
    }

    @Test
    void anIdentityIsShownOnceToWhoSaysWhy() throws Exception {
        try (Page page = chromium.page(1366, 768)) {
            signIn(page, "cleo");
            page.navigate(hub + "/cases/case-1");
            assertThat(page.content()).doesNotContain(NHS_NUMBER);
            page.locator("#identity [name=reason]").fill("the ward rang");
            page.locator("#identity button").click();
            assertThat(page.locator(".identifier")).hasText("943 476 5919");
            Looks.holdEverywhere(page, "identity");
            page.getByText("Back to the case").click();
            assertThat(page.locator("h1")).containsText("at demo");
        }
    }

    private static void signIn(final Page page, final String name) throws Exception {
        final List<String> printed = system.hubCommand("user", "add", name, "--role", "clinician", "--link");
        page.navigate(hub + printed.getLast());
        page.locator("main button").press("Enter");
        page.locator("[name=new]").fill("three random words");
        page.locator("[name=again]").fill("three random words");
        page.locator("[name=again]").press("Enter");
        assertThat(page.locator("h1")).hasText("Cases");
    }

    private static void tabTo(final Page page, final String selector) {
        for (int i = 0; i < 60 && page.locator(selector + ":focus").count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(selector + ":focus")).hasCount(1);
    }
}
