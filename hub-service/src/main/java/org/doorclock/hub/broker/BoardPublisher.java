// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import org.doorclock.wire.Board;

/** Puts a site's board where its devices read it: retained, again on every new connection. Never blocks, never fails. */
@FunctionalInterface
public interface BoardPublisher {

    void publish(Board board);
}
