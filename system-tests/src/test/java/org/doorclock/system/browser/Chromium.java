// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The system's own Chromium, one for a test class; nothing is downloaded. What a page is expected to show is waited
 * for a minute. For one thread.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double LONGEST_WAIT = 60_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT);
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(QUIET));
    private Map<String, String> headers = Map.of();
    private final List<String> complaints = new ArrayList<>();

    /** Pages opened from now on show the hub this token, as a signed-in browser shows its cookie. */
    void carry(final String token) {
        headers = Map.of("Authorization", "Bearer " + token);
    }

    /** A blank page of that size. What goes wrong on it is kept for {@link #complaints()}. */
    Page page(final int width, final int height) {
        return page(new Browser.NewPageOptions().setViewportSize(width, height));
    }

    /** As {@link #page(int, int)}, where more is to be set. */
    Page page(final Browser.NewPageOptions options) {
        final Page page = browser.newPage(options);
        page.setExtraHTTPHeaders(headers);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** Errors and warnings of all pages so far, a refused inline style or script among them. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture of the window for people to look at. */
    static void keep(final Page page, final String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(screenshot(name)));
    }

    /** Keeps a picture of the whole page, however long. */
    static void keepAll(final Page page, final String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(screenshot(name)).setFullPage(true));
    }

    static Path screenshot(final String name) {
        return SCREENSHOTS.resolve(name + ".png");
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the browser tests need Chromium: apt install chromium"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
