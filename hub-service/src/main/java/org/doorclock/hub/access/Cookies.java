// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;

/** The hub's cookies: scripts see none, other sites send none but with a link, and with TLS none goes without. */
final class Cookies {

    /** Which cookie. */
    enum Name {
        /** A person's session; gone with the browser's window. */
        SESSION("doorclock-session", "Lax"),
        /** A wall screen's token. */
        SCREEN("doorclock-screen", "Lax"),
        /** Ties a form that comes before any session to the browser that it was sent to. */
        FORM("doorclock-form", "Strict"),
        /** Ties a sign-in that is away at a provider to the browser that began it. */
        PROVIDER("doorclock-provider", "Lax");

        private final String text;
        private final String sameSite;

        Name(final String text, final String sameSite) {
            this.text = text;
            this.sameSite = sameSite;
        }
    }

    private final boolean secure;

    /** @param secure whether browsers reach the hub by TLS alone */
    Cookies(final boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(final ServerRequest request, final Name name) {
        return request.headers().cookies().first(full(name)).asOptional().filter(value -> !value.isEmpty());
    }

    /** Until the browser's window is closed. */
    void set(final ServerResponse response, final Name name, final String value) {
        add(response, name, value, "");
    }

    void set(final ServerResponse response, final Name name, final String value, final Duration lasts) {
        add(response, name, value, "; Max-Age=" + lasts.toSeconds());
    }

    void clear(final ServerResponse response, final Name name) {
        add(response, name, "", "; Max-Age=0");
    }

    private void add(final ServerResponse response, final Name name, final String value, final String age) {
        response.headers()
                .add(
                        HeaderNames.SET_COOKIE,
                        full(name) + "=" + value + "; Path=/; HttpOnly; SameSite=" + name.sameSite
                                + (secure ? "; Secure" : "") + age);
    }

    /** With the prefix, no page that came without TLS can set it. */
    private String full(final Name name) {
        return (secure ? "__Host-" : "") + name.text;
    }
}
