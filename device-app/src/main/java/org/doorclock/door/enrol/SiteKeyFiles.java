// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.doorclock.door.enrol.EstException.Fault;
import org.doorclock.identity.KeyFileException;
import org.doorclock.identity.SiteKeys;

/**
 * The folder with the keys that the devices of a site share, as the enrolment server gives them.
 *
 * @param folder made if it is not there
 */
record SiteKeyFiles(Path folder) {

    private static final String TOKEN_KEY = "token.key";
    private static final String SEAL_PUBLIC = "seal.public";

    /** Whether a door could do with what is there. */
    boolean areThere() {
        final SiteKeys keys = new SiteKeys(folder);
        try {
            keys.tokeniser();
            keys.sealer();
            return true;
        } catch (KeyFileException e) {
            return false;
        }
    }

    /**
     * @param json what the enrolment server answered
     * @param as whose the files are to be: the owner of this folder
     */
    void take(final byte[] json, final Path as) throws IOException {
        final JsonNode node;
        try {
            node = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw noKeys();
        }
        if (!node.path(TOKEN_KEY).isTextual() || !node.path(SEAL_PUBLIC).isTextual()) {
            throw noKeys();
        }
        new SiteKeys(folder)
                .takeForDoor(node.get(TOKEN_KEY).asText(), node.get(SEAL_PUBLIC).asText());
        final UserPrincipal owner = Files.getOwner(as);
        for (final Path path : List.of(folder, folder.resolve(TOKEN_KEY), folder.resolve(SEAL_PUBLIC))) {
            if (!Files.getOwner(path).equals(owner)) {
                Files.setOwner(path, owner);
            }
        }
    }

    private static EstException noKeys() {
        return new EstException(
                Fault.UNREACHABLE,
                "the enrolment server did not send the site's keys. Check that it has them, and run this again.");
    }
}
