// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/** Decides who may use a route. A server has one, and asks it for each route when it starts. */
@FunctionalInterface
public interface Gate {

    /**
     * What stands in the route's place: it lets a request through to {@code handler} or answers itself.
     *
     * @param pattern of the address, such as {@code /api/v1/cases/{id}}
     */
    Handler guard(Method method, String pattern, Handler handler);
}
