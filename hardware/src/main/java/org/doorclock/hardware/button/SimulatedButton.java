// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import java.util.Optional;

/** A button that is pressed by calling {@link #press()}; the listener runs in the caller's thread. */
public final class SimulatedButton implements Button {

    private Optional<Runnable> listener = Optional.empty();
    private boolean closed;

    @Override
    public synchronized void start(final Runnable pressed) {
        if (listener.isPresent()) {
            throw new IllegalStateException("this button was started before");
        }
        listener = Optional.of(pressed);
    }

    public synchronized void press() {
        if (!closed) {
            listener.ifPresent(Runnable::run);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
