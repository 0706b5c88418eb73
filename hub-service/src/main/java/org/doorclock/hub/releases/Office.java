// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.doorclock.hub.devices.Device;
import org.doorclock.wire.Offer;
import org.tinylog.Logger;

/** Tells every device which release it is to run, whenever that changes, on a thread of its own. For any thread. */
public final class Office implements AutoCloseable {

    private static final long LOOK_SECONDS = 2;

    private final Releases releases;
    private final Supplier<List<Device>> devices;
    private final Post post;
    private final Map<String, byte[]> told = new HashMap<>();
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("releases").factory());
    private boolean failed;

    /** Takes an offer to a device, to be kept for it. Never blocks. */
    @FunctionalInterface
    public interface Post {
        void retain(String site, String device, byte[] offer);
    }

    Office(final Releases releases, final Supplier<List<Device>> devices, final Post post) {
        this.releases = releases;
        this.devices = devices;
        this.post = post;
    }

    /** Begins; call once. @param hub where devices reach this hub's pages */
    public void start(final URI hub) {
        loop.scheduleWithFixedDelay(() -> look(hub), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look(final URI hub) {
        try {
            final List<Release> all = releases.all();
            final List<Offering> offerings = releases.offerings();
            for (final Device device : devices.get()) {
                tell(device, offer(all, offerings, device, hub));
            }
            failed = false;
        } catch (IOException | RuntimeException e) {
            if (!failed) {
                Logger.warn("releases are not offered now: {}", e.getMessage());
            }
            failed = true;
        }
    }

    /** The newest version that is offered to it, whatever it runs: what it has it says, what is older it refuses. */
    private static Optional<Offer> offer(
            final List<Release> all, final List<Offering> offerings, final Device device, final URI hub) {
        return all.stream()
                .filter(release -> offerings.stream()
                        .anyMatch(offering -> offering.version().equals(release.version())
                                && offering.isFor(device.site(), device.name())))
                .max(Comparator.comparing(Release::version))
                .map(release -> new Offer(
                        release.head().manifest(),
                        release.head().signature(),
                        hub.resolve(ReleaseRoutes.CONTENT + release.manifest().sha256())));
    }

    /** What a broker may have kept from earlier is replaced once, too. */
    private void tell(final Device device, final Optional<Offer> offer) {
        final byte[] message = offer.map(Offer::encode).orElseGet(Offer::nothing);
        final String name = device.site() + "/" + device.name();
        final byte[] before = told.getOrDefault(name, new byte[0]);
        if (!Arrays.equals(before, message)) {
            told.put(name, message);
            post.retain(device.site(), device.name(), message);
        }
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }
}
