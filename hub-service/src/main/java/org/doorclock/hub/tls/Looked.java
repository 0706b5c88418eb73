// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

/** What rests on files or addresses that change while the hub runs. */
@FunctionalInterface
public interface Looked {

    /** Looks whether something changed, and takes it up; waits for seconds at most, never fails. */
    void look();
}
