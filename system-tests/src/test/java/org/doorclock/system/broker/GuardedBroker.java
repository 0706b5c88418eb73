// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

/** A broker, real, on this machine, that asks who comes. */
public interface GuardedBroker extends AutoCloseable {

    /** Where devices connect to. */
    String devices();

    /** Where the hub connects to with its certificate. */
    String hub();

    @Override
    void close();
}
