// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import java.util.Locale;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.http.Html;

/**
 * Tells from how far a board can be read. Rule: a character is at least 6.4 mm high for each metre of distance. The
 * type's capitals and digits are 0.668 of its size; the board is 1920 of its own pixels wide on a 16:9 screen.
 */
final class SetupPage {

    private static final double MM_PER_METRE = 6.4;
    private static final double MM_PER_INCH = 25.4;
    private static final double CAPITALS = 0.668;
    private static final double WIDTH = 1920;
    private static final double WIDTH_OF_DIAGONAL = 16 / Math.hypot(16, 9);

    private static final List<Type> TYPES = List.of(
            new Type("Minutes left", 152),
            new Type("Clock", 76),
            new Type("Place", 62),
            new Type("What to do", 48),
            new Type("Code and arrival", 34));

    private final String site;
    private final int inches;
    private final int metres;

    private record Type(String what, int pixels) {}

    SetupPage(final String site, final int inches, final int metres) {
        this.site = site;
        this.inches = inches;
        this.metres = metres;
    }

    /** How high that type's capitals are on the screen, in millimetres. */
    static double millimetres(final int pixels, final int inches) {
        return pixels * CAPITALS * inches * MM_PER_INCH * WIDTH_OF_DIAGONAL / WIDTH;
    }

    /** From how far that type can be read, in metres. */
    static double reach(final int pixels, final int inches) {
        return millimetres(pixels, inches) / MM_PER_METRE;
    }

    String html(final Caller caller) {
        final String name = Html.text(site);
        final String header = Header.of(caller, "<a href=\"/board/%1$s\">Board</a>".formatted(name));
        final StringBuilder rows = new StringBuilder();
        for (final Type type : TYPES) {
            rows.append(row(type));
        }
        return Html.page("Board set-up", """
                %7$s
                <main id="content">
                <h1>Setting up the board of %1$s</h1>
                <p class="lead">%2$s</p>
                <form method="get">
                <label>Screen, diagonal in inches <input type="number" name="inches" min="10" max="150" value="%3$d"></label>
                <label>Farthest reader, in metres <input type="number" name="metres" min="1" max="50" value="%4$d"></label>
                <button>Work it out</button>
                </form>
                <div class="scroll" tabindex="0" role="region" aria-label="The sum">
                <table>
                <caption>A character must be at least 6.4 mm high for each metre: %4$d m × 6.4 mm = %5$s mm.</caption>
                <thead><tr><th scope="col">On the board</th><th scope="col">Height on this screen</th><th scope="col">Readable from</th><th scope="col">At %4$d m</th></tr></thead>
                <tbody>%6$s</tbody>
                </table>
                </div>
                <p>With four to six patients. With eight, everything is seven tenths of that; with up to three, larger.</p>
                <h2>Which board</h2>
                <p>Where the public can see the screen: <a href="/board/%1$s?level=0">Time to CT</a>.
                In a room for staff only: <a href="/board/%1$s?level=1">Stroke time to CT scan</a>.
                Neither shows a name, a date of birth or an NHS Number.</p>
                </main>
                """.formatted(
                        name, conclusion(), inches, metres, number(metres * MM_PER_METRE), rows, header));
    }

    private String conclusion() {
        final List<String> readable =
                TYPES.stream().filter(this::isReadable).map(Type::what).toList();
        if (readable.size() == TYPES.size()) {
            return "At " + metres + " m everything on a " + inches + "-inch screen can be read.";
        }
        return readable.isEmpty()
                ? "At " + metres + " m a " + inches + "-inch screen is too small."
                : "At " + metres + " m a " + inches + "-inch screen shows readably: " + String.join(", ", readable)
                        + ".";
    }

    private String row(final Type type) {
        return "<tr><th scope=\"row\">%s</th><td>%s mm</td><td>%s m</td><td>%s</td></tr>"
                .formatted(
                        type.what,
                        number(millimetres(type.pixels, inches)),
                        number(reach(type.pixels, inches)),
                        isReadable(type) ? "readable" : "too small");
    }

    private boolean isReadable(final Type type) {
        return reach(type.pixels, inches) >= metres;
    }

    private static String number(final double value) {
        return String.format(Locale.UK, "%.1f", Math.floor(value * 10) / 10);
    }
}
