// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.net.URI;
import java.util.Optional;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.wire.Offer;
import org.doorclock.wire.UpdateReport;
import org.doorclock.wire.UpdateReport.State;

/** What the hub offers, after it was held to the key that is trusted and to the version that runs. */
sealed interface Offered {

    /** Nothing. */
    record Nothing() implements Offered {}

    /** Something that this device will not have. */
    record Refused(UpdateReport report) implements Offered {}

    /** What runs here. */
    record Same(Version version) implements Offered {}

    /** A newer version, signed by whom this device believes. */
    record Newer(Manifest manifest, URI url) implements Offered {}

    /** @param key empty if this device believes nobody */
    static Offered of(final Optional<Offer> offer, final Optional<ReleaseKey> key, final Version own) {
        if (offer.isEmpty()) {
            return new Nothing();
        }
        if (key.isEmpty()) {
            return refused(
                    "unknown", "this door believes no release key: update.trust is not set, or its file holds none.");
        }
        final Manifest manifest;
        try {
            manifest = key.get().verified(offer.get().manifest(), offer.get().signature());
        } catch (ReleaseException e) {
            return refused("unknown", e.getMessage());
        }
        final Version version = manifest.version();
        if (version.compareTo(own) == 0) {
            return new Same(version);
        }
        if (!version.isNewerThan(own)) {
            return refused(
                    version.toString(),
                    "it is older than " + own + ", which runs here. A door goes to newer ones only.");
        }
        if (manifest.atLeast().isNewerThan(own)) {
            return refused(
                    version.toString(),
                    "it replaces " + manifest.atLeast() + " and newer ones, and " + own
                            + " runs here. Offer one between first.");
        }
        return new Newer(manifest, offer.get().url());
    }

    private static Refused refused(final String version, final String why) {
        return new Refused(new UpdateReport(version, State.REFUSED, why));
    }
}
