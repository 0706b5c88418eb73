// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.selftest;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.door.capture.UndoOffer;
import org.doorclock.event.Check;

/**
 * How far a self-test is.
 *
 * @param undo what the undo symbol is of, while it is asked for
 */
public record Progress(Prompt prompt, Map<Check, Check.Result> results, Optional<UndoOffer> undo) {

    public Progress {
        results = Collections.unmodifiableMap(new EnumMap<>(results));
    }
}
