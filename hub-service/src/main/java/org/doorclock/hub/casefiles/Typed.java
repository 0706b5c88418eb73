// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.hub.access.Form;

/**
 * What the page of a case shows in its forms.
 *
 * @param which the form that was refused; empty on a page that nothing was sent from
 * @param fields what was typed into it
 * @param key what the forms carry, so that each is recorded once
 * @param fault what was wrong; empty if nothing
 * @param twice whether to ask which of two readings of a time is meant
 */
record Typed(Optional<CaseForm> which, Map<String, String> fields, String key, String fault, boolean twice) {

    static Typed nothing(final String key) {
        return new Typed(Optional.empty(), Map.of(), key, "", false);
    }

    static Typed of(final CaseForm which, final Form form, final String key, final String fault, final boolean twice) {
        return new Typed(
                Optional.of(which),
                Stream.of("event", "date", "time", "door", "close", "reason", "which")
                        .collect(Collectors.toMap(Function.identity(), form::text)),
                key,
                fault,
                twice);
    }

    /** What was typed into that field of that form; empty if nothing was. */
    String of(final CaseForm form, final String field) {
        return which.filter(form::equals)
                .map(same -> fields.getOrDefault(field, ""))
                .orElse("");
    }

    boolean refused(final CaseForm form) {
        return which.filter(form::equals).isPresent();
    }

    boolean asksWhich(final CaseForm form) {
        return refused(form) && (twice || !of(form, "which").isEmpty());
    }
}
