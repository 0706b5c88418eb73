// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.doorclock.hub.http.Answers;

/**
 * Whose figures a report gives.
 *
 * @param level site, trust, network, region or nation
 * @param id of the organisation file
 * @param title for people
 * @param ods the code of the NHS's Organisation Data Service, if the organisation file gives one
 */
public record Reporter(String level, String id, String title, Optional<String> ods) {

    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    private static final String OWN = "urn:doorclock:organisation:";

    /** A reference by identifier: the hub holds no Organization of its own. */
    ObjectNode json() {
        final ObjectNode reference = Answers.object().put("type", "Organization");
        reference
                .putObject("identifier")
                .put("system", ods.isPresent() ? ODS : OWN + level)
                .put("value", ods.orElse(id));
        return reference.put("display", title);
    }
}
