// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The doors of a site, numbered as they become known. */
final class Doors {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(final String name) {
        return numbers.computeIfAbsent(name, key -> {
            names.add(key);
            return names.size() - 1;
        });
    }

    List<String> names() {
        return Collections.unmodifiableList(names);
    }
}
