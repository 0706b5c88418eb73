// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a real hub that two years of patients were imported into. */
class DashboardPageTest {

    private static final int[] PATIENTS = {
        38, 41, 35, 44, 37, 39, 42, 36, 40, 43, 38, 41, 44, 39, 42, 40, 45, 38, 41, 43, 39, 44, 42, 40
    };
    private static final int[] PERCENT_MET = {
        41, 47, 44, 52, 39, 46, 50, 43, 48, 45, 42, 49, 55, 58, 61, 54, 63, 59, 66, 60, 57, 64, 62, 68
    };
    private static final LocalDate FIRST_MONTH = LocalDate.of(2023, 12, 1);
    private static final String TWO_YEARS = "?site=demo&measure=asi-4a&by=month&from=2023-12-01&to=2025-12-01";

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
            final int status = client.send(
                            HttpRequest.newBuilder(URI.create(hub + "/api/v1/imports"))
                                    .header("Authorization", "Bearer " + system.token())
                                    .header("Content-Type", "text/csv")
                                    .POST(BodyPublishers.ofString(twoYears()))
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
            assertThat(status).isBetween(200, 299);
        }
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
    void theDashboardSaysWhatItsChartAndTableShow() {
        try (Page page = open("/" + TWO_YEARS, 1280, 900)) {
            Chromium.keepAll(page, "dashboard");
            assertThat(page.locator("h1")).hasText("Brain imaging within 1 hour of arrival");
            assertThat(page.locator("tbody tr")).hasCount(24);
            assertThat(page.locator("svg.chart").first()).containsText("Mean 45%");
            assertThat(page.locator("svg.chart").first()).containsText("Upper limit 62%");
            assertThat(page.getByText("Better: the latest month, 68%, is above the upper limit")
                            .first())
                    .isVisible();
            Looks.holdOnLong(page);
            assertThat(Looks.smallestType(page)).isGreaterThanOrEqualTo(16);
            page.locator("svg.chart")
                    .first()
                    .screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions()
                            .setPath(Chromium.screenshot("dashboard-chart")));
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void thePrinterIsSentTheChartsAndNoForm() {
        try (Page page = open("/" + TWO_YEARS, 700, 990)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("svg.chart").first()).isVisible();
            assertThat(page.locator("form")).isHidden();
        }
    }

    @Test
    void everyPageHoldsAtEverySizeAndInPrint() {
        final Map<String, String> pages = Map.of(
                "dashboard", "/" + TWO_YEARS,
                "all-sites", "/?measure=asi-4a&by=quarter&from=2023-12-01&to=2025-12-01",
                "measure", "/measures/asi-4a",
                "over-limit", "/figures/cases?measure=asi-4a&site=demo&from=2025-11-01&to=2025-12-01&verdict=missed");
        pages.forEach((name, path) -> {
            try (Page page = open(path, 1366, 768)) {
                Looks.holdEverywhere(page, name);
            }
        });
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aFigureLeadsToItsCasesAndToItsRuleByKeyboardAlone() {
        try (Page page = open("/" + TWO_YEARS, 1366, 768)) {
            page.locator("tbody tr").first().locator("a").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Cases: Brain imaging within 1 hour of arrival");
            assertThat(page.locator("tbody tr")).hasCount(PATIENTS[0]);
            page.goBack();
            page.locator("main a[href='/measures/asi-4a']").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Brain imaging within 1 hour of arrival");
            assertThat(page.locator(".facts")).containsText("scan start");
        }
    }

    @Test
    void severalPlacesAreComparedWithoutARank() {
        try (Page page = open("/?measure=asi-4a&from=2023-12-01&to=2025-12-01", 1366, 768)) {
            assertThat(page.getByText("Choose a place to see its chart.").first())
                    .isVisible();
            assertThat(page.locator("svg.chart").last()).containsText("Patients");
            assertThat(page.getByText("Lower than chance explains: west").first())
                    .isVisible();
        }
    }

    @Test
    void theFiltersWorkWithoutAnyScriptAndStayInTheAddress() {
        try (Page page = chromium.page(
                new Browser.NewPageOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false))) {
            page.navigate(hub + "/" + TWO_YEARS);
            page.locator("select[name=by]").selectOption("week");
            page.locator("form button").click();
            assertThat(page.url()).contains("by=week").contains("site=demo");
            assertThat(page.locator("tbody th").first()).hasText("2023-W48");
        }
    }

    @Test
    void aKeyboardReachesTheContentFirstAndSeesWhereItIs() {
        try (Page page = open("/" + TWO_YEARS, 1280, 900)) {
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip").boundingBox().x).isGreaterThanOrEqualTo(0);
            assertThat(page.locator(".skip").evaluate("(e) => getComputedStyle(e).outlineColor"))
                    .isEqualTo("rgb(255, 221, 0)");
        }
    }

    @Test
    void anEmptyTimeAndTheSetUpPageHoldTheSameRules() {
        for (final String path : new String[] {"/?measure=asi-4b&from=2019-01-01&to=2019-02-01", "/board/demo/setup"}) {
            try (Page page = open(path, 1280, 900)) {
                Looks.holdEverywhere(page, path.contains("setup") ? "board-setup" : "dashboard-empty");
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theRealHubsBoardIsLive() {
        try (Page page = open("/board/demo", 1920, 1080)) {
            assertThat(page.locator(".live")).hasText("Live");
            assertThat(page.locator(".nobody strong")).hasText("No one waiting");
            Chromium.keep(page, "board-real-hub");
            Looks.holdOn(page);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Page open(final String path, final int width, final int height) {
        final Page page = chromium.page(width, height);
        page.navigate(hub + path);
        page.evaluate("() => document.fonts.ready");
        return page;
    }

    private static String twoYears() {
        final StringBuilder csv = new StringBuilder("site,door,patient,event,occurred\n");
        for (int month = 0; month < PATIENTS.length; month++) {
            final long met = Math.round(PATIENTS[month] * PERCENT_MET[month] / 100.0);
            for (int i = 0; i < PATIENTS[month]; i++) {
                final var arrival = FIRST_MONTH
                        .plusMonths(month)
                        .plusDays(i % 28)
                        .atTime(8 + i / 28, 10)
                        .toInstant(UTC);
                final long minutes = i < met ? 20 + i : 75 + i;
                final String patient = month + "-" + i;
                csv.append("demo,ed1,%s,hospital-arrival,%s%n".formatted(patient, arrival));
                csv.append("demo,ct1,%s,scan-start,%s%n".formatted(patient, arrival.plusSeconds(minutes * 60)));
            }
        }
        others(csv, "east", 90, 40);
        others(csv, "south", 60, 30);
        others(csv, "west", 80, 12);
        return csv.toString();
    }

    /** Sites that send two months, for the comparison of places. */
    private static void others(final StringBuilder csv, final String site, final int patients, final int met) {
        for (int i = 0; i < patients; i++) {
            final var arrival =
                    FIRST_MONTH.plusDays(i % 56).atTime(9 + i / 28, 20).toInstant(UTC);
            final long minutes = i < met ? 30 : 90;
            csv.append("%s,ed1,%s-%d,hospital-arrival,%s%n".formatted(site, site, i, arrival));
            csv.append("%s,ct1,%s-%d,scan-start,%s%n".formatted(site, site, i, arrival.plusSeconds(minutes * 60)));
        }
    }
}
