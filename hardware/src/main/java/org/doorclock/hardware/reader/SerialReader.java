// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A scanner on a serial line, a USB serial device or a pseudo-terminal, read raw: 8 data bits, no parity, one stop bit, no
 * echo, no line editing, no signals. The device is looked for again while it is missing.
 */
public final class SerialReader implements Reader {

    private static final int IDLE_MILLIS = 250;

    private final Path device;
    private final Framing framing;
    private final Duration retry;
    private final ReaderThread thread;

    public SerialReader(final Path device) {
        this(device, Framing.STANDARD, Duration.ofMillis(500));
    }

    /**
     * @param framing how bytes become scans
     * @param retry how long to wait before a missing device is looked for again
     */
    public SerialReader(final Path device, final Framing framing, final Duration retry) {
        this.device = device;
        this.framing = framing;
        this.retry = retry;
        this.thread = new ReaderThread(device.toString());
    }

    @Override
    public String name() {
        return device.toString();
    }

    @Override
    public void start(final Listener listener) {
        thread.start(ignored -> run(listener));
    }

    private void run(final Listener listener) {
        while (thread.isOpen()) {
            if (!Files.exists(device)) {
                thread.tell(new ReaderState.Missing("not there"), listener);
            } else if (!Files.isReadable(device) || !Files.isWritable(device)) {
                thread.tell(new ReaderState.Missing("no permission to open it"), listener);
            } else {
                readWhileThere(listener);
            }
            thread.rest(retry.toMillis());
        }
    }

    private void readWhileThere(final Listener listener) {
        try (Tty tty = Tty.open(device)) {
            thread.tell(new ReaderState.Ready(), listener);
            final Framer framer = new Framer(framing, listener::scanned);
            final byte[] buffer = new byte[1024];
            while (thread.isOpen()) {
                final int wait = framer.isWaiting() ? (int) framing.pause().toMillis() : IDLE_MILLIS;
                final int count = tty.read(buffer, wait);
                if (count > 0) {
                    framer.accept(buffer, count);
                } else {
                    framer.pause();
                }
            }
        } catch (TtyException e) {
            thread.tell(new ReaderState.Missing(e.getMessage()), listener);
        }
    }

    @Override
    public ReaderState state() {
        return thread.state();
    }

    @Override
    public void close() {
        thread.close(false);
    }
}
