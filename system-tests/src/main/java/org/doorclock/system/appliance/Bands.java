// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.KeyFileException;
import org.doorclock.identity.SiteKeys;
import org.doorclock.identity.Tokeniser;
import org.doorclock.system.TestBands;

/** Wristbands of patients who do not exist, and the tokens by which the hub knows them. */
final class Bands {

    private final TestBands bands = new TestBands();
    private final Map<String, String> tokens = new HashMap<>();
    private final Tokeniser tokeniser;

    /** @param keys the site's */
    Bands(final Path keys) throws KeyFileException {
        tokeniser = new SiteKeys(keys).tokeniser();
    }

    String next() {
        return bands.next();
    }

    String token(final String band) {
        return tokens.computeIfAbsent(band, b -> tokeniser.token(new Identifier(Identifier.Scheme.NHS, "", b)));
    }
}
