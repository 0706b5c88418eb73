// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.store.Ledger;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeTest {

    private static final URI HUB = URI.create("https://hub.example/");

    @TempDir
    private Path directory;

    private final Map<String, byte[]> told = new ConcurrentHashMap<>();

    private String offered(final String device) {
        try {
            final Optional<Offer> offer = Offer.decode(told.getOrDefault(device, new byte[0]));
            return offer.isEmpty()
                    ? "none"
                    : ReleaseKey.read(directory.resolve("author/release.pem"))
                            .verified(offer.get().manifest(), offer.get().signature())
                            .version()
                            .toString();
        } catch (Exception e) { // what decodes and verifies declares it
            throw new AssertionError(e);
        }
    }

    private void awaitOffers(final String ct1, final String ct2, final String ed9) {
        await().until(() -> offered("north/ct1").equals(ct1)
                && offered("north/ct2").equals(ct2)
                && offered("south/ed9").equals(ed9));
    }

    @Test
    void ringByRingUntilItIsStopped() throws Exception {
        final TestAuthor author = new TestAuthor(directory.resolve("author"));
        final Releases releases = new Releases(directory.resolve("data"), Optional.of(author.trust()));
        final Devices devices =
                new Devices(new SettableTimeSource(Instant.parse("2026-11-22T12:00:00Z")), new Ledger(), site -> {});
        devices.heard("north", "ct1");
        devices.heard("north", "ct2");
        devices.heard("south", "ed9");
        final Version first = releases.add(author.release("0.2.0", "first")).version();
        final Version second = releases.add(author.release("0.3.0", "second")).version();
        try (Office office =
                new Office(releases, devices::all, (site, device, offer) -> told.put(site + "/" + device, offer))) {
            office.start(HUB);
            await().until(() -> told.size() == 3);
            awaitOffers("none", "none", "none");
            releases.offer(first, new Ring("north", "ct1"));
            awaitOffers("0.2.0", "none", "none");
            releases.offer(first, new Ring("north", ""));
            awaitOffers("0.2.0", "0.2.0", "none");
            releases.offer(first, Ring.ALL);
            awaitOffers("0.2.0", "0.2.0", "0.2.0");
            releases.offer(second, new Ring("north", "ct1"));
            awaitOffers("0.3.0", "0.2.0", "0.2.0");
            assertThat(Offer.decode(told.get("north/ct1")).orElseThrow().url().toString())
                    .matches("https://hub.example/releases/[0-9a-f]{64}");
            releases.stop(second);
            awaitOffers("0.2.0", "0.2.0", "0.2.0");
            releases.stop(first);
            awaitOffers("none", "none", "none");
        }
    }
}
