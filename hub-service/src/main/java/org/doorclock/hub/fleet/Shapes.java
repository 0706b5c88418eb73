// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import org.doorclock.event.Check;
import org.doorclock.hub.devices.Condition;

/** A shape for each state, so that none is told by colour alone. Beside each stands its word. */
final class Shapes {

    private Shapes() {}

    static String of(final Condition condition) {
        return switch (condition) {
            case ONLINE ->
                svg(
                        "good",
                        "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path class=\"mark\" d=\"M7 12.5l3.5 3.5L17 8.5\"/>");
            case DEGRADED ->
                svg(
                        "look",
                        "<path class=\"solid\" d=\"M12 3L22 21H2z\"/><path class=\"mark\" d=\"M12 9v6M12 18v.5\"/>");
            case OFFLINE ->
                svg("bad", "<path d=\"M8 1h8l7 7v8l-7 7H8l-7-7V8z\"/><path class=\"mark\" d=\"M8 8l8 8M16 8l-8 8\"/>");
            case NEVER_SEEN -> svg("open", "<circle class=\"ring\" cx=\"12\" cy=\"12\" r=\"9\"/>");
        };
    }

    static String of(final Check.Result result) {
        return switch (result) {
            case PASSED -> of(Condition.ONLINE);
            case FAILED -> of(Condition.OFFLINE);
            case OPEN -> of(Condition.NEVER_SEEN);
            case ABSENT -> svg("open", "<path class=\"ring\" d=\"M4 12h16\"/>");
        };
    }

    private static String svg(final String kind, final String content) {
        return "<svg class=\"state %s\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">%s</svg>".formatted(kind, content);
    }
}
