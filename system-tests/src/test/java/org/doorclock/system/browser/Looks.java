// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** What must hold of every page, whatever it shows. */
final class Looks {

    /**
     * Each visible text with its box: cut off, outside the window, or over another. In a narrow window wide tables scroll by
     * themselves, and their texts may be outside.
     */
    private static final String MISPLACED = """
            () => {
              const found = [];
              const boxes = [];
              const shown = (e) => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})
                  && !e.closest('.only-heard, .skip');
              const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
              for (const e of document.body.querySelectorAll('*')) {
                if (innerWidth < 640 && scrolls(e)) continue;
                const own = [...e.childNodes].filter((n) => n.nodeType === 3 && n.data.trim());
                if (!own.length || !shown(e) || e.closest('svg')) continue;
                const words = own.map((n) => n.data.trim()).join(' ');
                const style = getComputedStyle(e);
                if (style.overflow !== 'visible' && e.scrollWidth > e.clientWidth) found.push('cut off: ' + words);
                for (const n of own) {
                  const range = document.createRange();
                  range.selectNodeContents(n);
                  for (const r of range.getClientRects()) {
                    const inset = (parseFloat(style.fontSize) - Math.min(r.height, parseFloat(style.fontSize))) / 2
                        + r.height * 0.22;
                    for (let p = e; p !== document.body; p = p.parentElement) {
                      const c = p.getBoundingClientRect();
                      const clips = getComputedStyle(p).overflow !== 'visible';
                      if (clips && (r.left < c.left - 1 || r.right > c.right + 1
                          || r.top + inset < c.top - 1 || r.bottom - inset > c.bottom + 1)) found.push('clipped: ' + words);
                    }
                    if (r.left < -1 || r.top + inset < -1 || r.right > innerWidth + 1
                        || (FIXED && r.bottom - inset > innerHeight + 1)) found.push('outside: ' + words);
                    boxes.push({words, e, l: r.left + 1, r: r.right - 1, t: r.top + inset, b: r.bottom - inset});
                  }
                }
              }
              boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
                if (a.e !== b.e && a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b) {
                  found.push('overlap: ' + a.words + ' | ' + b.words);
                }
              }));
              for (const bar of document.querySelectorAll('li .bar')) {
                const c = bar.closest('li').getBoundingClientRect();
                if (shown(bar) && bar.getBoundingClientRect().bottom > c.bottom) found.push('a bar is cut off');
              }
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth) found.push('the page is wider than the window');
              if (FIXED && root.scrollHeight > innerHeight) found.push('the page is higher than the window');
              return found;
            }""";

    private static final String SMALLEST = """
            () => Math.min(...[...document.body.querySelectorAll('*')]
                .filter((e) => e.checkVisibility() && !e.closest('.only-heard, svg')
                    && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
                .map((e) => parseFloat(getComputedStyle(e).fontSize)))""";

    private static final ViewportSize WARD_PC = new ViewportSize(1366, 768);
    private static final ViewportSize WALL = new ViewportSize(1920, 1080);
    private static final ViewportSize TELEPHONE = new ViewportSize(390, 844);
    /** A4 less its margins, in CSS pixels. */
    private static final ViewportSize PAPER = new ViewportSize(700, 990);

    private static final List<String> NOBODY_TOUCHES_PAPER = List.of("target-size");

    private Looks() {}

    /** A page that is one screen: nothing cut off, overlapping or outside; no violation of axe's rules. */
    static void holdOn(final Page page) {
        assertThat(misplaced(page, true)).isEmpty();
        noViolations(page);
    }

    /** The same without axe's rules, which do not depend on the window's size. */
    static void nothingMisplacedOn(final Page page) {
        assertThat(misplaced(page, true)).isEmpty();
    }

    /** A page that scrolls downwards only. */
    static void holdOnLong(final Page page) {
        assertThat(misplaced(page, false)).isEmpty();
        noViolations(page);
    }

    /**
     * What must hold of every page of the hub, at every size and on paper: no rule of axe's violated, nothing misplaced, no
     * horizontal scroll. Keeps a picture of each as {@code name-width} and {@code name-a4}, and leaves the page as it was.
     */
    static void holdEverywhere(final Page page, final String name) {
        final ViewportSize before = page.viewportSize();
        for (final ViewportSize size : List.of(WARD_PC, WALL, TELEPHONE)) {
            page.setViewportSize(size.width, size.height);
            pictured(page, name + "-" + size.width);
            holdOnLong(page);
        }
        page.setViewportSize(PAPER.width, PAPER.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        pictured(page, name + "-a4");
        noViolations(new AxeBuilder(page).disableRules(NOBODY_TOUCHES_PAPER));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(before.width, before.height);
        page.bringToFront();
    }

    private static void pictured(final Page page, final String name) {
        page.evaluate("() => document.fonts.ready");
        Chromium.keepAll(page, name);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " without horizontal scroll")
                .isEqualTo(true);
    }

    /** The smallest type in CSS pixels. */
    static double smallestType(final Page page) {
        return ((Number) page.evaluate(SMALLEST)).doubleValue();
    }

    /** The contrast of two opaque colours such as {@code rgb(1, 2, 3)}, as WCAG 2.2 defines it. */
    static double contrast(final Page page, final String selector, final String behind) {
        return ((Number) page.evaluate("""
                ([a, b]) => {
                  const light = (c) => c.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
                      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                  const fore = light(getComputedStyle(document.querySelector(a)).color);
                  const back = light(getComputedStyle(document.querySelector(b)).backgroundColor);
                  return (Math.max(fore, back) + 0.05) / (Math.min(fore, back) + 0.05);
                }""", List.of(selector, behind))).doubleValue();
    }

    private static List<?> misplaced(final Page page, final boolean fixed) {
        return (List<?>) page.evaluate(MISPLACED.replace("FIXED", Boolean.toString(fixed)));
    }

    private static void noViolations(final Page page) {
        noViolations(new AxeBuilder(page));
    }

    private static void noViolations(final AxeBuilder axe) {
        final List<Rule> violations = axe.withTags(
                        List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as(() -> violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .toList()
                        .toString())
                .isEmpty();
    }
}
