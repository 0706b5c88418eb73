// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A computer whose input devices come and go as they are told to. Safe for use by many threads. */
public final class SimulatedKeyboards implements InputDevices {

    private final Map<Path, SimulatedKeyboard> plugged = new TreeMap<>();
    private final Map<Path, Path> links = new HashMap<>();

    /** A reader of these devices, not started. */
    public Reader reader(final ReaderAddress address, final ReaderSettings settings) {
        return new InputReader(address, settings, this);
    }

    /** A scanner comes. */
    public synchronized SimulatedKeyboard plug(final Path path, final int vendor, final int product) {
        return plug(path, new InputIdentity("Simulated scanner", vendor, product, true));
    }

    synchronized SimulatedKeyboard plug(final Path path, final InputIdentity identity) {
        final SimulatedKeyboard keyboard = new SimulatedKeyboard(identity);
        plugged.put(path, keyboard);
        notifyAll();
        return keyboard;
    }

    synchronized void link(final Path link, final Path path) {
        links.put(link, path);
    }

    /** The scanner at a path goes. */
    public synchronized void unplug(final Path path) {
        plugged.remove(path).unplug();
        notifyAll();
    }

    @Override
    public synchronized List<InputNode> list() {
        final List<InputNode> nodes = new ArrayList<>();
        plugged.forEach((path, keyboard) -> nodes.add(new InputNode(path, keyboard.identity())));
        return nodes;
    }

    @Override
    public synchronized Path resolve(final Path path) {
        return links.getOrDefault(path, path);
    }

    @Override
    public InputDevice open(final Path path) throws DeviceException {
        final SimulatedKeyboard keyboard;
        synchronized (this) {
            keyboard = plugged.get(path);
        }
        if (keyboard == null) {
            throw DeviceException.of(CLibrary.ENOENT, "input");
        }
        return keyboard.open();
    }

    @Override
    public synchronized void awaitChange(final int millis) throws InterruptedException {
        wait(millis);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
