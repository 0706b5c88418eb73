// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoardPageTest {

    private static final Fixtures BOARDS = Fixtures.of("boards.json");
    private static final double SMALLEST_TYPE = 21;

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

    static Stream<String> everyBoard() {
        return BOARDS.names();
    }

    @ParameterizedTest
    @MethodSource("everyBoard")
    void everyBoardIsWholeAndReadable(final String name) {
        try (Page page = open(name, "", 1920, 1080)) {
            Chromium.keep(page, "board-" + name);
            Looks.holdOn(page);
            assertThat(Looks.smallestType(page)).isGreaterThanOrEqualTo(SMALLEST_TYPE);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aPublicBoardDoesNotSayWhatThePatientsHave() {
        try (Page page = open("picture", "", 1920, 1080)) {
            assertThat(page.locator("h1")).hasText("Time to CT");
            assertThat(page.content()).doesNotContainIgnoringCase("stroke");
        }
        try (Page page = open("picture", "?level=1", 1920, 1080)) {
            Chromium.keep(page, "board-level-1");
            assertThat(page.locator("h1")).hasText("Stroke time to CT scan");
        }
    }

    @Test
    void theLadderSaysTheSameInWordsShapeAndTime() {
        try (Page page = open("picture", "", 1920, 1080)) {
            assertThat(page.locator("li .action")).hasText(new String[] {
                "Over 1 hour. Scan now",
                "Go to CT now",
                "Get ready for CT",
                "At CT 1 door",
                "On track",
                "Scan started 14:27, CT 2"
            });
            assertThat(page.locator("li .digits")).hasText(new String[] {"+14", "6", "17", "25", "51", "31"});
            assertThat(page.locator(".waiting")).hasText("5 waiting");
            assertThat(page.locator("footer")).containsText("Today 7 of 9 scanned within 1 hour (target 50%)");
        }
    }

    @Test
    void fifteenSecondsWithoutABeatMakeItStaleWhileTheTimesGoOn() {
        try (Page page = chromium.page(1920, 1080)) {
            page.clock().install();
            server.saying("snapshot", BOARDS.json("picture"));
            page.navigate(server.url("/board/rq1?level=1"));
            assertThat(page.locator("li")).hasCount(6);
            page.clock().runFor(14_000);
            assertThat(page.locator("body")).hasAttribute("data-state", "live");
            page.clock().runFor(1_500);
            assertThat(page.locator("body")).hasAttribute("data-state", "stale");
            assertThat(page.locator("h1")).hasText("Not updating since 14:40");
            assertThat(page.locator(".live")).hasText("Times still count. Phone CT 4416");
            assertThat(page.locator("li .action").first()).hasText("Check with CT");
            Chromium.keep(page, "board-stale");
            Looks.holdOn(page);
            assertThat(page.locator("li .digits").nth(1)).hasText("6");
            page.clock().fastForward(120_000);
            assertThat(page.locator("li .digits").nth(1)).hasText("4");
            assertThat(page.locator(".clock")).hasText("14:42");
        }
    }

    @Test
    void aComputerThatSleptNeverShowsMoreTimeThanThereIs() {
        try (Page page = chromium.page(1920, 1080)) {
            page.clock().install();
            server.saying("snapshot", BOARDS.json("picture"));
            page.navigate(server.url("/board/rq1"));
            assertThat(page.locator("li .digits").nth(1)).hasText("6");
            page.evaluate("() => { const now = Date.now; Date.now = () => now.call(Date) + 240_000; }");
            page.clock().runFor(1_000);
            assertThat(page.locator("li .digits").nth(1)).hasText("2");
            page.clock().runFor(6_500);
            assertThat(page.locator("body")).hasAttribute("data-state", "stale");
        }
    }

    @Test
    void nothingButTheTimeChangesWithinAMinute() {
        try (Page page = chromium.page(1920, 1080)) {
            page.clock().install();
            server.saying("snapshot", BOARDS.json("picture"));
            page.navigate(server.url("/board/rq1"));
            assertThat(page.locator("li")).hasCount(6);
            page.evaluate("() => document.fonts.ready");
            final Object running = page.evaluate("() => document.getAnimations().length");
            assertThat(running).isEqualTo(0);
            final Object transitions = page.evaluate("() => [...document.querySelectorAll('*')]"
                    + ".filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length");
            assertThat(transitions).isEqualTo(0);
        }
    }

    @Test
    void whatHasNoRoomIsCountedAndARowPastItsLimitIsAlwaysShown() {
        try (Page page = open("nine", "", 1920, 1080)) {
            assertThat(page.locator(".more")).hasText("+ 2 more on track, 1 done");
            assertThat(page.locator("li").last().boundingBox().height).isGreaterThanOrEqualTo(96);
        }
        try (Page page = open("twelve-over", "", 1920, 1080)) {
            assertThat(page.locator("li[data-step=over]")).hasCount(12);
            assertThat(page.locator(".more")).hasText("+ 1 more at the door, 1 on track, 1 done");
        }
        try (Page page = open("ten-over", "", 1920, 1080)) {
            assertThat(page.locator("li[data-step=over]")).hasCount(7);
            assertThat(page.locator("li[data-step=now]")).hasCount(1);
            assertThat(page.locator(".more")).hasText("+ 1 more to get ready, 1 at the door, 1 on track");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "3840, 2160", "1366, 768"})
    void otherScreensShowTheSamePicture(final int width, final int height) {
        try (Page page = open("picture", "", width, height)) {
            Looks.holdOn(page);
            assertThat(page.locator("li").first().boundingBox().height).isBetween(height * 0.12, height * 0.13);
        }
    }

    private Page open(final String name, final String query, final int width, final int height) {
        server.saying("snapshot", BOARDS.json(name));
        final Page page = chromium.page(width, height);
        page.navigate(server.url("/board/rq1" + query));
        assertThat(page.locator(".live")).hasText("Live");
        page.evaluate("() => document.fonts.ready");
        return page;
    }
}
