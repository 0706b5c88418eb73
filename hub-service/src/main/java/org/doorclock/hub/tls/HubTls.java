// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.hub.config.TlsConfig;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/**
 * What the hub's servers prove themselves by.
 *
 * @param pages for pages and API; empty is plain HTTP
 * @param devices for the embedded broker; empty is plain MQTT
 */
public record HubTls(Optional<PagesTls> pages, Optional<DevicesTls> devices) {

    /**
     * @param data where the last revocation list is kept
     * @param time real time, as certificates end by it
     * @throws IOException if a file that the configuration names cannot be used; the message is one line
     */
    public static HubTls open(final TlsConfig config, final Path data, final TimeSource time) throws IOException {
        if (config.identity().isPresent()) {
            Identity.read(config.identity().get());
            Trust.read(config.identity().get().resolve(Trust.AUTHORITIES_FILE));
        }
        return new HubTls(
                config.pages().isPresent()
                        ? Optional.of(PagesTls.open(config.pages().get()))
                        : Optional.empty(),
                config.devices().isPresent()
                        ? Optional.of(DevicesTls.open(
                                config.devices().get().folder(),
                                config.devices().get().crl(),
                                data.resolve("crl.pem"),
                                time))
                        : Optional.empty());
    }

    /** What is to be looked at again and again. */
    public List<Looked> all() {
        return Stream.<Optional<? extends Looked>>of(pages, devices)
                .flatMap(Optional::stream)
                .<Looked>map(one -> one)
                .toList();
    }
}
