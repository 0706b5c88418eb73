// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import org.doorclock.hardware.button.SimulatedButton;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.hardware.reader.ReaderState;

/**
 * A reader whose lines are typed by people or programs, so that the line {@value #BUTTON} can stand for the button and
 * {@value #UNDO} for the undo button.
 */
record Typed(Reader lines, SimulatedButton button, SimulatedButton undoButton) implements Reader {

    static final String BUTTON = "!button";
    static final String UNDO = "!undo";

    @Override
    public String name() {
        return lines.name();
    }

    @Override
    public void start(final Listener listener) {
        lines.start(new Listener() {
            @Override
            public void scanned(final RawScan scan) {
                if (scan instanceof RawScan.Text text && text.text().equals(BUTTON)) {
                    button.press();
                } else if (scan instanceof RawScan.Text text && text.text().equals(UNDO)) {
                    undoButton.press();
                } else {
                    listener.scanned(scan);
                }
            }

            @Override
            public void alive() {
                listener.alive();
            }

            @Override
            public void stateChanged(final ReaderState state) {
                listener.stateChanged(state);
            }
        });
    }

    @Override
    public ReaderState state() {
        return lines.state();
    }

    @Override
    public void close() {
        lines.close();
    }
}
