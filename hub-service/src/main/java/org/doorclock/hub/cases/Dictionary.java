// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/** Every {@link Traits} that there is, once, and its number. Fed by one thread; read by many. */
final class Dictionary {

    private final Map<Traits, Traits> known = new HashMap<>();
    private final Map<Traits, Integer> numbers = new IdentityHashMap<>();
    private final List<Traits> byNumber = new ArrayList<>();

    /** The one that all events of such traits share. */
    Traits shared(final Traits traits) {
        final Traits there = known.get(traits);
        if (there != null) {
            return there;
        }
        known.put(traits, traits);
        numbers.put(traits, byNumber.size());
        byNumber.add(traits);
        return traits;
    }

    /** @param shared as {@link #shared} gave it */
    int number(final Traits shared) {
        return numbers.get(shared);
    }

    Traits get(final int number) {
        return byNumber.get(number);
    }

    void pack(final Packer out) {
        out.number(byNumber.size());
        byNumber.forEach(traits -> traits.pack(out));
    }

    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            shared(Traits.unpack(in));
        }
    }
}
