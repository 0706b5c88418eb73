// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.tls.TlsFileException;

/**
 * The hub's releases and who is offered which, as files that the hub and its commands share: what one changes the other sees at
 * its next look. Safe for use by many threads and processes.
 */
final class Releases {

    private final Optional<Path> trust;
    private final Shelf shelf;
    private final OfferingsFile offerings;

    /**
     * @param data the hub's folder
     * @param trust the public release key's file; empty if this hub offers no releases
     */
    Releases(final Path data, final Optional<Path> trust) {
        final Path folder = data.resolve("releases");
        this.trust = trust;
        this.shelf = new Shelf(folder);
        this.offerings = new OfferingsFile(folder);
    }

    /** Whether this hub offers any. */
    boolean isUsed() {
        return trust.isPresent();
    }

    Manifest add(final Path archive) throws IOException {
        return shelf.add(archive, key());
    }

    /** The oldest version first. */
    List<Release> all() throws IOException {
        return trust.isPresent() ? shelf.all(key()) : List.of();
    }

    Optional<Release> find(final Version version) throws IOException {
        return all().stream().filter(one -> one.version().equals(version)).findFirst();
    }

    Offering offering(final Version version) throws IOException {
        return offerings.of(version);
    }

    List<Offering> offerings() throws IOException {
        return offerings.all();
    }

    /** @throws ReleaseException if there is no such release here */
    Offering offer(final Version version, final Ring ring) throws IOException {
        require(version);
        return offerings.change(version, now -> now.with(ring));
    }

    /** Devices that have not tried it yet leave it. @throws ReleaseException if there is no such release here */
    Offering stop(final Version version) throws IOException {
        require(version);
        return offerings.change(version, Offering::stop);
    }

    private void require(final Version version) throws IOException {
        if (find(version).isEmpty()) {
            throw new ReleaseException("there is no release " + version + " here. Here are: " + versions() + ".");
        }
    }

    private String versions() throws IOException {
        final List<String> all =
                all().stream().map(release -> release.version().toString()).toList();
        return all.isEmpty() ? "none; 'doorclock hub release add' puts one here" : String.join(", ", all);
    }

    private ReleaseKey key() throws IOException {
        final Path file = trust.orElseThrow(
                () -> new ReleaseException("releases.trust is not set, so that no release is believed."
                        + " Set it to release.pem of the trust's authority."));
        try {
            return ReleaseKey.read(file);
        } catch (TlsFileException e) {
            throw new ReleaseException("releases.trust: " + e.getMessage());
        }
    }
}
