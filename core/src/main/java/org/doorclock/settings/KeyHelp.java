// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import java.util.ArrayList;
import java.util.List;

/** What {@code --help} says of a program's configuration. */
public final class KeyHelp {

    private KeyHelp() {}

    /**
     * A heading, two lines a key, and where else they can be set; as formats, in which a percent sign stands twice.
     *
     * @param program its name in environment variables, such as {@code door}
     * @param keys every key there is; at least one
     */
    public static String[] lines(final String program, final List<Key> keys) {
        final List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Keys of --config and --set, with what holds unless they are set:");
        for (final Key key : keys) {
            lines.add("  " + key.name() + "=" + key.defaultValue());
            lines.add("      " + key.help());
        }
        final Key any = keys.getFirst();
        lines.add("");
        lines.add("The environment sets them too: " + any.name() + " as " + any.variable(program) + ".");
        lines.add("Exit codes: 0 done, 2 wrong use, 3 bad configuration or input, 4 a needed part is missing or"
                + " unreachable, 1 anything else.");
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }
}
