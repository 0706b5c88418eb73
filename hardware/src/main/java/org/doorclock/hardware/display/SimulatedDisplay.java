// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.doorclock.hardware.pins.PartState;

/** Remembers what it was told to show. */
public final class SimulatedDisplay implements Display {

    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    @Override
    public void show(final Page page) {
        if (!closed) {
            pages.add(page);
        }
    }

    /** What it shows. */
    public Optional<Page> page() {
        return closed || pages.isEmpty() ? Optional.empty() : Optional.of(pages.getLast());
    }

    @Override
    public PartState state() {
        return PartState.READY;
    }

    @Override
    public void close() {
        closed = true;
    }
}
