// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import org.doorclock.measure.Measure;

/**
 * What the measures are called by others.
 *
 * @param base the public address of this hub without a slash at its end, or empty: then measures are named by a URN
 */
public record Canonical(String base) {

    /** Where a hub answers its measures. */
    public static final String MEASURES = "/api/v1/reports/measures";

    String url(final Measure measure) {
        return base.isEmpty() ? "urn:doorclock:measure:" + measure.id() : base + MEASURES + "/" + measure.id();
    }

    /** With the version of the rule. */
    String of(final Measure measure) {
        return url(measure) + "|" + measure.version();
    }
}
