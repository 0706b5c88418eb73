// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.util.ArrayList;
import java.util.List;

/**
 * How the door is: before an update, and what comes up after it is held to that.
 *
 * @param saves whether events reach stable storage
 * @param alive whether all loops go on
 * @param reader whether a scanner is there
 * @param hub whether the hub is
 * @param screen whether people see the page
 */
public record Condition(boolean saves, boolean alive, boolean reader, boolean hub, boolean screen) {

    /** What the new version lacks that the one before had, or that none may lack; empty if nothing. */
    List<String> lacksOf(final Condition before) {
        final List<String> lacks = new ArrayList<>();
        if (!saves) {
            lacks.add("it cannot save");
        }
        if (!alive) {
            lacks.add("a part of it hangs");
        }
        if (before.reader && !reader) {
            lacks.add("the scanner is not there");
        }
        if (before.hub && !hub) {
            lacks.add("the hub is out of reach");
        }
        if (before.screen && !screen) {
            lacks.add("the screen shows nothing");
        }
        return lacks;
    }

    /** As a token of a trial holds it. */
    List<String> lines() {
        return List.of("reader=" + reader, "hub=" + hub, "screen=" + screen);
    }

    static Condition ofLines(final List<String> lines) {
        return new Condition(
                true, true, lines.contains("reader=true"), lines.contains("hub=true"), lines.contains("screen=true"));
    }
}
