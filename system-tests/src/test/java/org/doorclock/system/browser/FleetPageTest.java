// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devices of a real hub: one door that is well, one that is not, one that is planned. */
class FleetPageTest {

    private static final Duration LONG = Duration.ofSeconds(120);

    private static Deployment system;
    private static Program lame;
    private static Chromium chromium;
    private static String hub;

    @BeforeAll
    static void start(@TempDir final Path root) throws Exception {
        system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"));
        final HubAddress address =
                HubAddress.of(system.hub(Map.of("mqtt.port", "0"), line -> {}).awaitReady(60));
        hub = address.http().replaceFirst("/$", "");
        system.door("ct1", address.mqtt(), Map.of(), List.of("--stdin"), line -> {})
                .awaitReady(60);
        lame = system.door("ed1", address.mqtt(), Map.of("reader.devices", "/dev/ttyACM99"), List.of(), line -> {});
        lame.awaitReady(60);
        post(
                "/api/v1/devices/demo/dc-0042/standing",
                "{\"standing\":\"planned\",\"note\":\"new CT\",\"door\":\"ct2\"}");
        chromium = new Chromium();
        chromium.carry(system.token());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        system.close();
    }

    @Test
    void theListHoldsAtEverySizeWithoutScriptAndIsKeptUpToDateWithIt() {
        try (Page page = chromium.page(
                new Browser.NewPageOptions().setViewportSize(1366, 768).setJavaScriptEnabled(false))) {
            awaitRow(page, "CT 1", "Online");
            awaitRow(page, "ED 1", "Degraded");
            assertThat(row(page, "ED 1")).containsText("reader missing");
            assertThat(row(page, "dc-0042")).containsText("Never seen");
            assertThat(row(page, "dc-0042")).containsText("Planned");
            assertThat(page.locator(".lead")).containsText("1 online, 1 degraded, 0 offline, 1 never seen");

            page.locator("[name=condition]").selectOption("degraded");
            page.locator("main form button").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.url()).contains("condition=degraded");
        }
        try (Page page = open("/fleet", 1366, 768)) {
            Looks.holdEverywhere(page, "fleet");
        }
        try (Page page = open("/fleet/demo/ct1", 1366, 768)) {
            Looks.holdEverywhere(page, "device");
        }
        try (Page page = open("/fleet", 1366, 768)) {
            lame.close();
            assertThat(row(page, "ED 1"))
                    .containsText("Offline", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG.toMillis()));
            Looks.holdEverywhere(page, "fleet-offline");
        }
        assertThat(chromium.complaints())
                .as("but for the form that is to be refused elsewhere")
                .allMatch(complaint -> complaint.contains("409 (Conflict)"));
    }

    @Test
    void aListThatStaysStillWhileSomebodyIsInItSaysThatItIsNotUpToDate() {
        try (Page page = chromium.page(1366, 768)) {
            page.clock().install();
            page.navigate(hub + "/fleet");
            final Locator list = page.locator("#fleet .scroll");
            list.focus();
            page.clock().runFor(45_000);
            assertThat(page.locator("#stale")).containsText("not up to date");

            list.blur();
            page.clock().runFor(15_000);
            assertThat(page.locator("#stale")).isHidden();
        }
    }

    @Test
    void theRecordPrints() {
        try (Page page = open("/fleet/demo/ct1/record", 700, 990)) {
            Looks.holdEverywhere(page, "commissioning-record");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByText("Signature")).isVisible();
        }
    }

    @Test
    void whoSignsInAsEstatesIsLedHereAndGivesAnOrderByKeyboard() throws Exception {
        try (Page page = chromium.page(1366, 768)) {
            page.setExtraHTTPHeaders(Map.of());
            page.clock().install();
            page.navigate(hub
                    + system.hubCommand("user", "add", "eve", "--role", "estates", "--link")
                            .getLast());
            page.locator("main button").press("Enter");
            page.locator("[name=new]").fill("three random words");
            page.locator("[name=again]").fill("three random words");
            page.locator("[name=again]").press("Enter");
            assertThat(page.locator("h1")).hasText("Devices");
            page.getByText("CT 1", new Page.GetByTextOptions().setExact(true)).press("Enter");
            page.locator(".asks button").first().press("Enter");
            assertThat(page.locator(".scroll tbody tr").first()).containsText("user:eve");
            await().until(() -> {
                page.reload();
                return page.locator(".scroll tbody tr").first().textContent().contains("done");
            });
            Looks.holdEverywhere(page, "device-asked");
            page.locator("[name=note]").first().fill("looks fine");
            page.locator("[name=note]").first().press("Enter");
            assertThat(page.locator("[role=alert]")).containsText("Scan the self-test symbol at the door");
            assertThat(page.waitForResponse(answer -> true, () -> page.clock().runFor(15_000))
                            .status())
                    .as("what keeps the refusing page up to date")
                    .isEqualTo(200);
            Looks.holdEverywhere(page, "device-refused");
        }
    }

    private static void awaitRow(final Page page, final String name, final String state) {
        await().until(() -> {
            page.navigate(hub + "/fleet");
            return row(page, name)
                            .filter(new Locator.FilterOptions().setHasText(state))
                            .count()
                    == 1;
        });
    }

    private static Locator row(final Page page, final String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private static Page open(final String path, final int width, final int height) {
        final Page page = chromium.page(width, height);
        page.navigate(hub + path);
        page.evaluate("() => document.fonts.ready");
        return page;
    }

    private static void post(final String path, final String json) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(hub + path))
                                            .header("Authorization", "Bearer " + system.token())
                                            .header("Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString(json))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
