// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** Where a request comes from: which computer, and which page. */
final class Origins {

    private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
    private static final int NETWORK_BYTES = 8;

    private final Optional<URI> publicUrl;
    private final boolean tls;
    private final Optional<InetAddress> proxy;

    /**
     * @param publicUrl where people find the hub, if that is not where it listens
     * @param tls whether the hub itself speaks TLS
     * @param proxy what stands before the hub and says truly for whom it asks
     */
    Origins(final Optional<URI> publicUrl, final boolean tls, final Optional<InetAddress> proxy) {
        this.publicUrl = publicUrl;
        this.tls = tls;
        this.proxy = proxy;
    }

    /** Whether browsers reach the hub by TLS alone. */
    boolean secure() {
        return tls || publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
    }

    /** The computer that asks, for limits and the audit log; of IPv6 the network. */
    String address(final ServerRequest request) {
        final Optional<InetAddress> peer = Optional.of(request.remotePeer())
                .map(PeerInfo::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(address -> ((InetSocketAddress) address).getAddress());
        if (peer.isPresent() && peer.equals(proxy)) {
            final Optional<String> last = request.headers()
                    .first(FORWARDED_FOR)
                    .map(all -> all.substring(all.lastIndexOf(',') + 1).strip())
                    .filter(text -> text.matches("[0-9a-fA-F.:]{2,45}"));
            if (last.isPresent()) {
                return last.get();
            }
        }
        return peer.map(Origins::shown).orElse("unknown");
    }

    /**
     * Whether it is one of the hub's own pages that sends this, as far as the browser says so. Every browser of today
     * says {@code Origin} with a form; {@code Sec-Fetch-Site} comes over TLS and from this computer only.
     */
    boolean isOwnPage(final ServerRequest request) {
        final boolean site = request.headers()
                .first(SEC_FETCH_SITE)
                .map(said -> "same-origin".equals(said) || "none".equals(said))
                .orElse(true);
        return site
                && request.headers()
                        .first(HeaderNames.ORIGIN)
                        .map(origin -> origin.equals(own(request)))
                        .orElseGet(() -> cameFromOwnPage(request));
    }

    /** Of browsers that say no {@code Origin}. */
    private boolean cameFromOwnPage(final ServerRequest request) {
        return request.headers()
                .first(HeaderNames.REFERER)
                .map(page -> page.startsWith(own(request) + "/"))
                .orElse(true);
    }

    private String own(final ServerRequest request) {
        return publicUrl
                .map(url -> url.getScheme() + "://" + url.getAuthority())
                .orElseGet(() -> (request.isSecure() ? "https://" : "http://") + request.authority());
    }

    private static String shown(final InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
            return address.getHostAddress();
        }
        final byte[] network = Arrays.copyOf(address.getAddress(), 2 * NETWORK_BYTES);
        Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }
}
