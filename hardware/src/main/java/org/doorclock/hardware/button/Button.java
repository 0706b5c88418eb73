// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

/** A push button. One press, one call: contact bounce never reaches the listener. */
public interface Button extends AutoCloseable {

    /**
     * Begins to listen, once. Calls come one at a time from a thread of the button's.
     *
     * @throws IllegalStateException if it was started before
     */
    void start(Runnable pressed);

    /** No call comes after this. May be called more than once. */
    @Override
    void close();
}
