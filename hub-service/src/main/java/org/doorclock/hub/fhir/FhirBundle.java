// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.doorclock.hub.http.Answers;

/** Several resources in one answer. */
public final class FhirBundle {

    private FhirBundle() {}

    /** A collection, whose entries have no address of their own. */
    public static ObjectNode of(final List<ObjectNode> resources) {
        final ObjectNode bundle = Answers.object().put("resourceType", "Bundle").put("type", "collection");
        if (!resources.isEmpty()) {
            final ArrayNode entries = bundle.putArray("entry");
            resources.forEach(resource ->
                    entries.addObject().put("fullUrl", fullUrl(resource)).set("resource", resource));
        }
        return bundle;
    }

    private static String fullUrl(final ObjectNode resource) {
        final String name = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
