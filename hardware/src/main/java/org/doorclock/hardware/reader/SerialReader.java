// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Files;
import java.time.Duration;

/**
 * A scanner on a serial line, a USB serial device or a pseudo-terminal, read raw: 8 data bits, no parity, one stop bit, no
 * echo, no line editing, no signals. The device is looked for again while it is missing.
 */
final class SerialReader implements Reader {

    private static final int IDLE_MILLIS = 250;

    /** Longer than any scanner rests within a symbol. */
    private static final int SETTLE_MILLIS = 100;

    private static final int SETTLE_ROUNDS = 20;

    private final ReaderAddress.Serial address;
    private final Framing framing;
    private final Duration retry;
    private final ReaderThread thread;
    private String absent = "not there";

    /**
     * @param framing how bytes become scans
     * @param retry how long to wait before a missing device is looked for again
     */
    SerialReader(final ReaderAddress.Serial address, final Framing framing, final Duration retry) {
        this.address = address;
        this.framing = framing;
        this.retry = retry;
        this.thread = new ReaderThread(address.text());
    }

    @Override
    public String name() {
        return address.text();
    }

    @Override
    public void start(final Listener listener) {
        thread.start(ignored -> run(listener));
    }

    private void run(final Listener listener) {
        while (thread.isOpen()) {
            listener.alive();
            if (Files.exists(address.path())) {
                readWhileThere(listener);
            } else {
                thread.tell(new ReaderState.Missing(absent), listener);
            }
            thread.rest(retry.toMillis());
        }
    }

    private void readWhileThere(final Listener listener) {
        try (Tty tty = Tty.open(address.path(), address.rate())) {
            absent = "unplugged";
            final Framer framer = new Framer(framing, scan -> hand(listener, scan));
            try {
                final boolean quiet = settle(tty, framer);
                thread.tell(new ReaderState.Ready(), listener);
                if (quiet) {
                    framer.cut();
                }
                read(tty, framer, listener);
            } finally {
                framer.cut();
            }
        } catch (DeviceException e) {
            thread.tell(new ReaderState.Missing(e.getMessage()), listener);
        }
    }

    /** A symbol that is being sent at the opening would come as its rear part only: waits until nothing comes, but not for ever. */
    private boolean settle(final Tty tty, final Framer framer) throws DeviceException {
        final byte[] rest = new byte[1024];
        boolean quiet = false;
        for (int round = 0; round < SETTLE_ROUNDS && !quiet && thread.isOpen(); round++) {
            quiet = tty.read(rest, SETTLE_MILLIS) == 0;
            if (!quiet) {
                framer.spoil(RawScan.Problem.HALF);
            }
        }
        return quiet;
    }

    private void read(final Tty tty, final Framer framer, final Listener listener) throws DeviceException {
        final byte[] buffer = new byte[1024];
        while (thread.isOpen()) {
            listener.alive();
            final int wait = framer.isWaiting() ? (int) framing.pause().toMillis() : IDLE_MILLIS;
            final int count = tty.read(buffer, wait);
            if (count > 0) {
                framer.accept(buffer, count);
            } else {
                framer.pause();
            }
        }
    }

    private void hand(final Listener listener, final RawScan scan) {
        if (thread.isOpen()) {
            listener.scanned(scan);
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
