// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.util.List;

/**
 * What every answer tells the browser: nothing from elsewhere, not in a frame, no guessing of types, no address to others.
 * Without any referrer browsers would hide from the hub that it was its own page that sent a form.
 */
final class SecurityHeaders {

    private static final List<Header> ALL = List.of(
            HeaderValues.create(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"),
            HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
            HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"),
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("Referrer-Policy", "same-origin"));

    /** For a year browsers come by TLS alone, whatever a link or a person says. */
    private static final Header TRANSPORT = HeaderValues.create("Strict-Transport-Security", "max-age=31536000");

    private SecurityHeaders() {}

    static void addTo(final WritableHeaders<?> headers) {
        ALL.forEach(headers::set);
    }

    /** For servers that speak TLS themselves. */
    static void addTransportTo(final WritableHeaders<?> headers) {
        headers.set(TRANSPORT);
    }
}
