// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KioskPageTest {

    private static final Fixtures SCREENS = Fixtures.of("kiosk-screens.json");
    private static final double SMALLEST_TYPE = 27;

    private static Chromium chromium;
    private static PageServer server;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        server = new PageServer(Path.of(".."));
    }

    @AfterAll
    static void stop() {
        chromium.close();
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
    void otherPanelsShowTheSamePictureLarger(final int width, final int height) {
        for (final String name : new String[] {"ready", "scan-started", "longest"}) {
            try (Page page = open(name, width, height)) {
                Chromium.keep(page, "kiosk-" + name + "-" + width);
                Looks.holdOn(page);
                assertThat(Looks.smallestType(page)).isGreaterThanOrEqualTo(SMALLEST_TYPE * height / 480);
            }
        }
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

    private static Page open(final String name, final int width, final int height) {
        server.saying("screen", SCREENS.json(name));
        final Page page = chromium.page(width, height);
        page.navigate(server.url("/"));
        assertThat(page.locator("footer .name")).hasText("CT 1");
        page.evaluate("() => document.fonts.ready");
        return page;
    }
}
