// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** A reader that reads what it is told to. Calls to the listener are made by the thread that tells it. */
public final class SimulatedReader implements Reader {

    private Optional<Listener> listener = Optional.empty();
    private ReaderState state = new ReaderState.Missing("not started");
    private boolean closed;

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public synchronized void start(final Listener hears) {
        if (listener.isPresent()) {
            throw new IllegalStateException("this reader was started before");
        }
        listener = Optional.of(hears);
        plug();
    }

    /** A symbol is read whole. */
    public void scan(final String symbol) {
        send((symbol + "\r").getBytes(ISO_8859_1));
    }

    /** Bytes come, and then a pause. */
    public synchronized void send(final byte[] bytes) {
        if (closed || !state.isReady()) {
            return;
        }
        final Framer framer = new Framer(Framing.STANDARD, this::hand);
        framer.accept(bytes, bytes.length);
        framer.pause();
    }

    /** Something was read, as another reader tells it. */
    public synchronized void hand(final RawScan scan) {
        if (!closed && state.isReady()) {
            listener.ifPresent(hears -> hears.scanned(scan));
        }
    }

    /** The reader goes away. */
    public void unplug() {
        tell(new ReaderState.Missing("unplugged"));
    }

    /** The reader comes back. */
    public void plug() {
        tell(new ReaderState.Ready());
    }

    private synchronized void tell(final ReaderState now) {
        if (!closed && !now.equals(state)) {
            state = now;
            listener.ifPresent(hears -> hears.stateChanged(now));
        }
    }

    @Override
    public synchronized ReaderState state() {
        return state;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
