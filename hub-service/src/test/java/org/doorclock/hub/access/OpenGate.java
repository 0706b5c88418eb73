// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.EnumSet;
import java.util.Set;
import org.doorclock.hub.http.Gate;

/** Lets everybody in with every role, for tests of what lies behind the gate. It is in no program. */
public final class OpenGate implements Gate {

    private final Set<String> sites;

    public OpenGate() {
        this(Set.of());
    }

    /** @param sites that everybody is bound to; empty if to none */
    public OpenGate(final Set<String> sites) {
        this.sites = sites;
    }

    @Override
    public Handler guard(final Method method, final String pattern, final Handler handler) {
        return (request, response) -> {
            request.context()
                    .register(new Caller(
                            "test:all", Caller.Kind.MACHINE, EnumSet.allOf(Role.class), sites, "", false, () -> true));
            handler.handle(request, response);
        };
    }
}
