// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import org.doorclock.hardware.pins.PartState;

/** A push button. One press, one call: contact bounce never reaches the listener, and no broken wire is a press. */
public interface Button extends AutoCloseable {

    /** What people call it, such as {@code button.start}. */
    String name();

    /**
     * Begins to listen, once. Calls come one at a time from a thread of the button's.
     *
     * @throws IllegalStateException if it was started before
     */
    void start(Listener listener);

    /** How it is right now. */
    PartState state();

    /** No call comes after this. May be called more than once. */
    @Override
    void close();

    /** Hears a button. Quick. */
    @FunctionalInterface
    interface Listener {

        void pressed();

        /** It broke, or works again. */
        default void stateChanged(final PartState state) {}
    }
}
