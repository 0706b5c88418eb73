// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.hardware.display.Page;

/** The kiosk's screen for a small display: the same words, as far as there is room. */
final class Pages {

    private static final String UNDO_BUTTON = "Wrong? Undo button";

    private Pages() {}

    /** @param undoButton whether there is a button that undoes */
    static Page of(final String name, final boolean undoButton, final Instant now, final Link link, final Face face) {
        final Optional<Face.Next> next = face.next();
        return new Page(
                face.headline(),
                face.number(),
                face.unit(),
                next.map(Pages::awaited).orElse(face.text()),
                List.of(Faces.time(now), link.shortText(), name),
                face.look() == Look.RED,
                face.undo().map(Face.Undo::modules),
                face.undo().isPresent() && undoButton ? UNDO_BUTTON : "");
    }

    private static String awaited(final Face.Next next) {
        return "Next: " + next.code() + " " + next.place() + ", arrived " + Faces.time(next.arrived());
    }
}
