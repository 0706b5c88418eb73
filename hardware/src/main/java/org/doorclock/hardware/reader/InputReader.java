// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.hardware.reader.ReaderAddress.AnyKeyboard;
import org.doorclock.hardware.reader.ReaderAddress.Keyboard;
import org.doorclock.hardware.reader.ReaderAddress.Serial;
import org.doorclock.hardware.reader.ReaderAddress.UsbKeyboard;

/**
 * Scanners that type like keyboards. Each that the address means is opened as it comes and read on its own; the reader is
 * ready while it has one.
 */
final class InputReader implements Reader {

    private static final int LOOK_AGAIN_MILLIS = 900;

    private final ReaderAddress address;
    private final ReaderSettings settings;
    private final InputDevices devices;
    private final ReaderThread thread;
    private final Map<Path, InputSession> sessions = new HashMap<>();
    private String absent = "not there";

    /** @param devices closed with this */
    InputReader(final ReaderAddress address, final ReaderSettings settings, final InputDevices devices) {
        this.address = address;
        this.settings = settings;
        this.devices = devices;
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
        try {
            while (thread.isOpen()) {
                look(listener);
                tellIfAlive(listener);
                devices.awaitChange(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(final Listener listener) {
        Optional<String> problem = Optional.empty();
        for (final InputNode node : devices.list()) {
            if (isMeant(node.path(), node.identity()) && !isOpen(node.path())) {
                try {
                    open(node, listener);
                } catch (DeviceException e) {
                    problem = Optional.of(node.path() + " (" + node.identity().name() + "): " + e.getMessage());
                }
            }
        }
        tell(listener, problem);
    }

    /** Only while every scanner's own thread has gone on too. */
    private synchronized void tellIfAlive(final Listener listener) {
        if (sessions.values().stream().allMatch(InputSession::hasGoneOn)) {
            listener.alive();
        }
    }

    private boolean isMeant(final Path path, final InputIdentity identity) {
        return switch (address) {
            case AnyKeyboard any -> identity.keyboard();
            case UsbKeyboard usb ->
                identity.keyboard() && identity.vendor() == usb.vendor() && identity.product() == usb.product();
            case Keyboard keyboard -> devices.resolve(keyboard.path()).equals(path);
            case Serial serial -> false;
        };
    }

    private synchronized boolean isOpen(final Path path) {
        return sessions.containsKey(path);
    }

    private void open(final InputNode node, final Listener listener) throws DeviceException {
        final InputDevice device = devices.open(node.path());
        try {
            // between the look and the opening, another device may have got the path
            if (!isMeant(node.path(), device.identity())) {
                throw new DeviceException("it is another device now");
            }
            device.grab();
        } catch (DeviceException e) {
            device.close();
            throw e;
        }
        final InputSession session =
                new InputSession(node.path(), device, settings, thread::isOpen, scan -> hand(listener, scan));
        synchronized (this) {
            sessions.put(node.path(), session);
        }
        session.start(() -> tell(listener, Optional.empty()), () -> ended(node.path(), listener));
    }

    private synchronized void ended(final Path path, final Listener listener) {
        sessions.remove(path);
        absent = "unplugged";
        tell(listener, Optional.empty());
    }

    private synchronized void hand(final Listener listener, final RawScan scan) {
        if (thread.isOpen()) {
            listener.scanned(scan);
        }
    }

    /** Says nothing while all there is has yet to settle: that it is ready comes next. */
    private synchronized void tell(final Listener listener, final Optional<String> problem) {
        final boolean ready = sessions.values().stream().anyMatch(InputSession::isReady);
        if (thread.isOpen() && (ready || sessions.isEmpty())) {
            thread.tell(ready ? new ReaderState.Ready() : new ReaderState.Missing(problem.orElse(absent)), listener);
        }
    }

    @Override
    public ReaderState state() {
        return thread.state();
    }

    @Override
    public void close() {
        thread.close(true);
        devices.close();
    }
}
