// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives each wire a lane of its own beside the header, so that no two lie on one another. Wires that climb take the outer lanes,
 * lowest pin outermost; wires that fall likewise, highest pin outermost: then those of one direction do not cross.
 */
final class Router {

    private static final int SPACING = 18;
    private static final int FIRST = 28;
    private static final int UNDER = 11;

    private final Map<Wire, Integer> lanes = new HashMap<>();
    private final Map<Wire, Integer> under = new HashMap<>();
    private final Map<Wire, Integer> beyond = new HashMap<>();

    Router(final List<Wire> wires) {
        lanes(wires, wire -> Header40.left(wire.pin()), HeaderDrawing.LEFT_END, -SPACING);
        int right = lanes(wires, wire -> !Header40.left(wire.pin()), HeaderDrawing.RIGHT_END, SPACING);
        int low = HeaderDrawing.BOTTOM + UNDER;
        for (final Wire wire : wires) {
            if (wire.role().startsWith("button.") && Header40.left(wire.pin())) {
                beyond.put(wire, right);
                under.put(wire, low);
                right += SPACING;
                low += UNDER;
            }
        }
    }

    /** The x of the wire's vertical stretch. */
    int lane(final Wire wire) {
        return lanes.get(wire);
    }

    /** From the header to the part's terminal at the side; below the header if the button is at the other side. */
    String toSide(final Wire wire, final int x, final int y) {
        final int from = HeaderDrawing.y(wire.pin());
        final boolean pinLeft = Header40.left(wire.pin());
        final int start = pinLeft ? HeaderDrawing.LEFT_END : HeaderDrawing.RIGHT_END;
        if (pinLeft == x < HeaderDrawing.LEFT_END) {
            return "M%d %dH%dV%dH%d".formatted(start, from, lane(wire), y, x);
        }
        return "M%d %dH%dV%dH%dV%dH%d".formatted(start, from, lane(wire), under.get(wire), beyond.get(wire), y, x);
    }

    /** From the header down to the driver board: across at the height {@code along}, then to the terminal. */
    String toBelow(final Wire wire, final int along, final int x, final int y) {
        final int from = HeaderDrawing.y(wire.pin());
        final int start = Header40.left(wire.pin()) ? HeaderDrawing.LEFT_END : HeaderDrawing.RIGHT_END;
        return "M%d %dH%dV%dH%dV%d".formatted(start, from, lane(wire), along, x, y);
    }

    /** @return the next free lane */
    private int lanes(final List<Wire> all, final Predicate<Wire> here, final int start, final int step) {
        final List<Wire> falling = all.stream()
                .filter(here)
                .filter(Router::falls)
                .sorted(Comparator.comparing(Wire::pin))
                .toList();
        final List<Wire> climbing = all.stream()
                .filter(here)
                .filter(wire -> !falls(wire))
                .sorted(Comparator.comparing(Wire::pin))
                .toList();
        int lane = start + FIRST * Integer.signum(step);
        for (final Wire wire : falling.reversed()) {
            lanes.put(wire, lane);
            lane += step;
        }
        for (final Wire wire : climbing) {
            lanes.put(wire, lane);
            lane += step;
        }
        return lane;
    }

    private static boolean falls(final Wire wire) {
        return wire.role().startsWith("light.") || wire.role().equals("sounder");
    }
}
