// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KioskPageTest {

    private static final Fixtures SCREENS = Fixtures.of("kiosk-screens.json");
    private static final double SMALLEST_TYPE = 27;

    private static Chromium chromium;

    private PageServer server;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    /** One for each test: a page of the test before may still be asking for a stream. */
    @BeforeEach
    void serve() throws IOException {
        server = new PageServer(Path.of(".."));
    }

    @AfterEach
    void serveNoMore() {
        server.close();
    }

    static Stream<String> everyScreen() {
        return SCREENS.names();
    }

    @ParameterizedTest
    @MethodSource("everyScreen")
    void everyScreenIsWholeAndReadable(final String name) {
        try (Page page = open(name, 800, 480)) {
            Chromium.keep(page, "kiosk-" + name);
            Looks.holdOn(page);
            assertThat(Looks.smallestType(page)).isGreaterThanOrEqualTo(SMALLEST_TYPE);
            assertThat(Looks.contrast(page, "h1", "body")).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1024, 600", "1280, 720"})
    void everyScreenIsTheSamePictureLargerOnOtherPanels(final int width, final int height) {
        for (final String name : everyScreen().toList()) {
            try (Page page = open(name, width, height)) {
                Chromium.keep(page, "kiosk-" + name + "-" + width);
                Looks.nothingMisplacedOn(page);
                assertThat(Looks.smallestType(page)).as(name).isGreaterThanOrEqualTo(SMALLEST_TYPE * height / 480);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void nothingIsAskedOfAnyOtherComputer() {
        final List<String> asked = new CopyOnWriteArrayList<>();
        server.saying("screen", SCREENS.json("scan-started"));
        try (Page page = chromium.page(800, 480)) {
            page.onRequest(request -> asked.add(request.url()));
            page.navigate(server.url("/?watched"));
            assertThat(page.locator("footer .name")).hasText("CT 1");
            page.evaluate("() => document.fonts.ready");
        }
        assertThat(asked).hasSizeGreaterThan(5).allMatch(url -> url.startsWith(server.url("/")));
    }

    @Test
    void aClockThatWasSetShowsWithTheNextBeat() {
        server.saying("screen", SCREENS.json("ready"), "beat", "{\"now\":\"2026-11-20T16:05:30Z\"}");
        try (Page page = chromium.page(800, 480)) {
            page.clock().install();
            page.navigate(server.url("/"));
            assertThat(page.locator("footer time")).hasText("16:05:30");
            assertThat(page.locator("h1")).hasText("Scan the wristband");
        }
    }

    @Test
    void aWatchedPageSaysWhatItHasPaintedAndThatItIsBlank() {
        server.saying("screen", SCREENS.json("at-door"));
        try (Page page = chromium.page(800, 480)) {
            page.navigate(server.url("/?watched"));
            await().until(() -> said("kind=at-door&words=5") > 0);
            page.evaluate("() => document.body.style.setProperty('visibility', 'hidden')");
            await().until(() -> said("kind=at-door&words=0") > 0);
            page.evaluate("() => document.body.style.removeProperty('visibility')");
            final long before = said("kind=at-door&words=5");
            await().until(() -> said("kind=at-door&words=5") > before);
        }
    }

    private long said(final String what) {
        return server.painted().stream().filter(what::equals).count();
    }

    @Test
    void aPageThatNobodyWatchesSaysNothing() {
        server.saying("screen", SCREENS.json("ready"));
        try (Page page = chromium.page(800, 480)) {
            page.clock().install();
            page.navigate(server.url("/"));
            page.clock().runFor(10_000);
        }
        assertThat(server.painted()).isEmpty();
    }

    @Test
    void silenceForFifteenSecondsIsAFaultThatThePageShowsByItself() {
        try (Page page = chromium.page(800, 480)) {
            page.clock().install();
            server.saying("screen", SCREENS.json("ready"));
            page.navigate(server.url("/"));
            assertThat(page.locator("h1")).hasText("Scan the wristband");
            page.clock().runFor(14_000);
            assertThat(page.locator("body")).hasAttribute("data-look", "ink");
            page.clock().runFor(1_500);
            assertThat(page.locator("body")).hasAttribute("data-look", "red");
            assertThat(page.locator("h1")).hasText("Screen not updating");
            assertThat(page.locator(".text")).hasText("Write the time on paper.");
            assertThat(page.locator(".link")).isHidden();
            Chromium.keep(page, "kiosk-silent");
            Looks.holdOn(page);
        }
    }

    @Test
    void theClockRunsOnAndTheUndoBarDrainsUntilItsCodeIsVoid() {
        try (Page page = chromium.page(800, 480)) {
            page.clock().install();
            server.saying("screen", SCREENS.json("scan-started"));
            page.navigate(server.url("/"));
            assertThat(page.locator("footer time")).hasText("14:40:07");
            final double before = drained(page);
            page.clock().runFor(5_000);
            assertThat(page.locator("footer time")).hasText("14:40:12");
            assertThat(drained(page)).isLessThan(before - 50);
            page.clock().runFor(8_000);
            assertThat(page.locator(".undo")).isVisible();
            page.clock().fastForward(9_000);
            assertThat(page.locator(".undo")).isHidden();
        }
    }

    private static double drained(final Page page) {
        return page.locator(".drain i").boundingBox().width;
    }

    private Page open(final String name, final int width, final int height) {
        server.saying("screen", SCREENS.json(name));
        final Page page = chromium.page(width, height);
        page.navigate(server.url("/"));
        assertThat(page.locator("footer .name")).hasText("CT 1");
        page.evaluate("() => document.fonts.ready");
        return page;
    }
}
