// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.audit.AuditWords;

/** Where sessions begin and end in a browser: always under a new secret, and never two in one browser. */
final class Entrance {

    private final Sessions sessions;
    private final Cookies cookies;
    private final Origins origins;
    private final AuditLog audit;

    Entrance(final Sessions sessions, final Cookies cookies, final Origins origins, final AuditLog audit) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.origins = origins;
        this.audit = audit;
    }

    /** They are in once this returns; the audit log has it before. */
    void enter(final Account account, final ServerRequest request, final ServerResponse response, final String how) {
        audit.done(account.caller(), AuditWords.SIGN_IN, how + " from " + origins.address(request));
        renew(account, request, response);
    }

    /** A new session in place of the one that the browser has. */
    void renew(final Account account, final ServerRequest request, final ServerResponse response) {
        drop(request);
        cookies.set(response, Cookies.Name.SESSION, sessions.begin(account));
    }

    void leave(final ServerRequest request, final ServerResponse response) {
        audit.done(Caller.of(request).name(), AuditWords.SIGN_OUT, "from " + origins.address(request));
        drop(request);
        cookies.clear(response, Cookies.Name.SESSION);
    }

    private void drop(final ServerRequest request) {
        cookies.read(request, Cookies.Name.SESSION)
                .flatMap(sessions::find)
                .ifPresent(known -> sessions.end(known.session()));
    }

    /** What ties the form of the page that is answered to this browser; for {@link Form#TOKEN}. */
    String formToken(final ServerRequest request, final ServerResponse response) {
        final String token = cookies.read(request, Cookies.Name.FORM)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .orElseGet(Secrets::fresh);
        cookies.set(response, Cookies.Name.FORM, token);
        return token;
    }
}
