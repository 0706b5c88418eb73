// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.doorclock.identity.KeyFileException;
import org.doorclock.identity.NhsNumber;
import org.doorclock.system.StartException;

/**
 * Wristbands typed with a rest within them, then again without. Every second one is a DataMatrix whose last ten digits are
 * another patient's NHS Number, so that a part of it taken for a symbol would be recorded.
 */
final class Stalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 2500;
    private static final long QUIET_MILLIS = 900;
    private static final int ATTEMPTS = 30;
    private static final String PREFIX = "5055207";

    private final Site site;
    private final GuestDoor guest;
    private final RandomGenerator random;
    private final Bands bands;
    private final Ledger ledger = new Ledger();
    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<String, Integer> saidAgain = new TreeMap<>();
    private JsonNode last = JSON.createObjectNode();

    Stalls(final Site site, final GuestDoor guest, final long seed) throws KeyFileException {
        this.site = site;
        this.guest = guest;
        this.random = new Random(seed);
        this.bands = new Bands(site.keys());
    }

    Verdict run(final int scans) throws IOException, StartException, InterruptedException {
        guest.start("record");
        for (int i = 0; i < scans; i++) {
            final boolean matrix = i % 2 == 1;
            final String band = matrix ? ambiguous() : bands.next();
            final String symbol = matrix ? "]d28018" + gsrn(band) : band;
            ledger.typing(band);
            final int at = 1 + i / 2 % symbol.length();
            final int millis = random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS + 1);
            boolean recorded = type("scan " + symbol + " " + at + " " + millis, band, said);
            for (int attempt = 0; !recorded && attempt < ATTEMPTS; attempt++) {
                recorded = type("scan " + symbol, band, saidAgain);
            }
        }
        site.awaitHolding(last);
        return ledger.judge(bands, site.stopAndRead());
    }

    Map<String, Integer> said() {
        return said;
    }

    Map<String, Integer> saidAgain() {
        return saidAgain;
    }

    /** @return whether the door recorded the wristband, or had it already */
    private boolean type(final String command, final String band, final Map<String, Integer> counts)
            throws IOException, StartException, InterruptedException {
        boolean known = false;
        guest.tell(command);
        guest.awaitKeeping("KEY ");
        for (final String line : guest.outcomes(QUIET_MILLIS)) {
            final JsonNode outcome = json(line);
            counts.merge(outcome.path("outcome").asText(), 1, Integer::sum);
            if (outcome.path("recorded").asBoolean()) {
                ledger.saved(band, outcome.path("id").asText());
                last = outcome;
                known = true;
            } else if (outcome.path("outcome").asText().equals("already-recorded")) {
                known = true;
            }
        }
        return known;
    }

    private static JsonNode json(final String line) throws StartException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new StartException("the door said what is no JSON");
        }
    }

    /** The next wristband whose DataMatrix ends in another patient's number. */
    private String ambiguous() {
        String band = bands.next();
        while (NhsNumber.parse(gsrn(band).substring(8)).isEmpty()) {
            band = bands.next();
        }
        return band;
    }

    /** The GSRN of a wristband: prefix, NHS Number and GS1's check digit. */
    private static String gsrn(final String band) {
        final String digits = PREFIX + band;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
