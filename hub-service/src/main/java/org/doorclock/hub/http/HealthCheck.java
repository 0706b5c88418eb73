// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

/** One thing without which the hub does not do its work; asked whenever the health is read. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * @param name what was looked at
     * @param up whether it works
     * @param detail for people; empty if there is nothing to say
     */
    record Result(String name, boolean up, String detail) {}

    Result check();
}
