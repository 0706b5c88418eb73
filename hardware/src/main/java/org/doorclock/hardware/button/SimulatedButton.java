// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import java.util.Optional;
import org.doorclock.hardware.pins.PartState;

/** A button that is pressed by calling {@link #press()}; the listener runs in the caller's thread. */
public final class SimulatedButton implements Button {

    private Optional<Listener> listener = Optional.empty();
    private PartState state = PartState.READY;
    private boolean closed;

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public synchronized void start(final Listener hears) {
        if (listener.isPresent()) {
            throw new IllegalStateException("this button was started before");
        }
        listener = Optional.of(hears);
    }

    public synchronized void press() {
        if (!closed && state.isReady()) {
            listener.ifPresent(Listener::pressed);
        }
    }

    /** Its wire breaks. */
    public void breakWire() {
        tell(new PartState.Faulty("a wire is broken"));
    }

    /** Its wire is whole again. */
    public void mend() {
        tell(PartState.READY);
    }

    private synchronized void tell(final PartState now) {
        if (!closed && !now.equals(state)) {
            state = now;
            listener.ifPresent(hears -> hears.stateChanged(now));
        }
    }

    @Override
    public synchronized PartState state() {
        return state;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
