// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/**
 * A barcode reader. It looks after itself: a device that goes away and comes back is opened again without help. Several
 * readers may feed one listener.
 */
public interface Reader extends AutoCloseable {

    /** What people call it, such as a device's path. */
    String name();

    /**
     * Begins to read, once. Calls come from the reader's own thread, one at a time, in the order of the scans; the state
     * is told first, and then whenever it changes.
     *
     * @throws IllegalStateException if it was started before
     */
    void start(Listener listener);

    /** Whether it can read right now. */
    ReaderState state();

    /** Stops for good. Returns within a second; may be called more than once. */
    @Override
    void close();

    /** Hears what a reader reads. Quick: the reader does not read meanwhile. */
    interface Listener {

        void scanned(RawScan scan);

        void stateChanged(ReaderState state);

        /**
         * The reader's loop goes on. Called at least every second, from the first call on, until the reader is closed; a
         * reader that waits for input without end never calls it.
         */
        default void alive() {}
    }
}
