// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.release.Version;

/**
 * A small file that says which version is to run. Its first line is the version alone, which is all that the launcher reads.
 *
 * @param more what the door itself wants to know later, in lines
 */
record Token(Version version, List<String> more) {

    Token {
        more = List.copyOf(more);
    }

    byte[] encode() {
        final List<String> lines = new ArrayList<>(List.of(version.toString()));
        lines.addAll(more);
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    static Optional<Token> decode(final byte[] bytes) {
        final List<String> lines = new String(bytes, UTF_8).lines().toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Version.parse(lines.getFirst()).map(version -> new Token(version, lines.subList(1, lines.size())));
    }
}
