// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** The emergency department's places in the demo: short words for the wall barcodes that nobody can type. */
final class DemoPlaces {

    private static final String GLN = "5055207100010";
    private static final char SEPARATOR = 0x1D;

    private static final List<String> NAMES =
            List.of("Resus 1", "Resus 2", "Resus 3", "Bay 2", "Bay 4", "Bay 8", "Bay 11", "Triage");

    private DemoPlaces() {}

    /** For the doors' places file: GLN, a full stop, the extension; the name. */
    static Map<String, String> file() {
        return NAMES.stream().collect(Collectors.toMap(name -> GLN + "." + word(name), name -> name));
    }

    /** What the reader reads off the wall for such a word. */
    static Optional<String> symbol(final String word) {
        return NAMES.stream()
                .filter(name -> word(name).equalsIgnoreCase(word))
                .findFirst()
                .map(name -> "]d2414" + GLN + "254" + word(name) + SEPARATOR);
    }

    static String any(final Random random) {
        return word(NAMES.get(random.nextInt(NAMES.size())));
    }

    private static String word(final String name) {
        return name.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    }
}
