// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.io.IOException;
import java.io.InputStream;

/** Scans typed or piped in as lines, such as on standard input. The end of the input leaves the reader missing. */
public final class LineReader implements Reader {

    private final String name;
    private final InputStream input;
    private final ReaderThread thread;

    public LineReader(final String name, final InputStream input) {
        this.name = name;
        this.input = input;
        this.thread = new ReaderThread(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(final Listener listener) {
        thread.start(ignored -> run(listener));
    }

    private void run(final Listener listener) {
        thread.tell(new ReaderState.Ready(), listener);
        final Framing lines = new Framing(Framing.STANDARD.longest(), Framing.STANDARD.pause(), true);
        final Framer framer = new Framer(lines, scan -> {
            if (thread.isOpen()) {
                listener.scanned(scan);
            }
        });
        final byte[] buffer = new byte[1024];
        try {
            for (int count = input.read(buffer); count >= 0 && thread.isOpen(); count = input.read(buffer)) {
                framer.accept(buffer, count);
                if (framer.isDropping() && input.available() == 0) {
                    framer.pause();
                }
            }
            framer.pause();
            thread.tell(new ReaderState.Missing("the input has ended"), listener);
        } catch (IOException e) {
            thread.tell(new ReaderState.Missing("the input cannot be read"), listener);
        }
    }

    @Override
    public ReaderState state() {
        return thread.state();
    }

    @Override
    public void close() {
        thread.close(true);
    }
}
