// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.Locale;

/** Small things that many answers share. */
final class Words {

    private Words() {}

    /** As on the wire: {@code SCANNED_ELSEWHERE} is {@code scanned-elsewhere}. */
    static String wireName(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void putAll(final ArrayNode list, final Collection<? extends Enum<?>> constants) {
        constants.stream().map(Words::wireName).sorted().forEach(list::add);
    }
}
