// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

/**
 * Somebody who can be signed in, however they prove who they are.
 *
 * @param name a {@link User}'s, or an {@link Outsider}'s id; never the same of two
 * @param generation a session of another one is over
 * @param mustChange whether they may do nothing before they have chosen a password
 */
record Account(String name, Grant grant, int generation, boolean mustChange) {

    /** As {@link Caller} and the audit log name them. */
    String caller() {
        return Outsider.isId(name) ? name : "user:" + name;
    }
}
