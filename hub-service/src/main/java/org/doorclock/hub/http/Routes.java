// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.webserver.http.HttpRouting;

/** A part of the hub that answers over HTTP. */
@FunctionalInterface
public interface Routes {

    void addTo(HttpRouting.Builder routing);
}
