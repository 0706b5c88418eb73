// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The input devices that Linux shows in /dev/input, and who they are by sysfs, which needs no permission. */
final class LinuxInputDevices implements InputDevices {

    /** After a device has come, udev makes its links and sets its permissions. */
    private static final int UDEV_MILLIS = 100;

    private final Path nodes;
    private final Path classes;
    private Optional<WatchService> watcher = Optional.empty();
    private Optional<WatchKey> watched = Optional.empty();

    /**
     * @param nodes the folder of the device files
     * @param classes the folder in which sysfs describes them
     */
    LinuxInputDevices(final Path nodes, final Path classes) {
        this.nodes = nodes;
        this.classes = classes;
    }

    static LinuxInputDevices ofThisComputer() {
        return new LinuxInputDevices(Path.of("/dev/input"), Path.of("/sys/class/input"));
    }

    @Override
    public List<InputNode> list() {
        final List<InputNode> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(nodes, "event*")) {
            files.forEach(file -> found.add(new InputNode(file, identity(file))));
        } catch (IOException e) {
            // the kernel makes the folder with the first device and removes it with the last
            return List.of();
        }
        found.sort(Comparator.comparing(InputNode::path));
        return found;
    }

    private InputIdentity identity(final Path node) {
        final Path device = classes.resolve(node.getFileName()).resolve("device");
        try {
            return new InputIdentity(
                    Files.readString(device.resolve("name")).strip(),
                    hexadecimal(device.resolve("id/vendor")),
                    hexadecimal(device.resolve("id/product")),
                    Keyboards.isKeyboard(Keyboards.ofSysfs(Files.readString(device.resolve("capabilities/key")))));
        } catch (IOException | NumberFormatException e) {
            return InputIdentity.UNKNOWN;
        }
    }

    private static int hexadecimal(final Path file) throws IOException {
        return Integer.parseInt(Files.readString(file).strip(), 16);
    }

    @Override
    public Path resolve(final Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    @Override
    public InputDevice open(final Path path) throws DeviceException {
        return LinuxInputDevice.open(path);
    }

    @Override
    public void awaitChange(final int millis) throws InterruptedException {
        final Optional<WatchService> service = watch();
        if (service.isEmpty()) {
            Thread.sleep(millis);
            return;
        }
        try {
            final WatchKey changed = service.get().poll(millis, TimeUnit.MILLISECONDS);
            if (changed != null) {
                Thread.sleep(UDEV_MILLIS);
                changed.pollEvents();
                changed.reset();
            }
        } catch (ClosedWatchServiceException e) {
            Thread.sleep(millis);
        }
    }

    /** Empty while the folder is not there, or the kernel watches no more folders for us. */
    private synchronized Optional<WatchService> watch() {
        try {
            if (watcher.isEmpty()) {
                watcher = Optional.of(nodes.getFileSystem().newWatchService());
            }
            if (watched.filter(WatchKey::isValid).isEmpty()) {
                watched = Optional.of(nodes.register(watcher.get(), ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
            }
            return watcher;
        } catch (IOException | ClosedWatchServiceException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (watcher.isPresent()) {
                watcher.get().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a watch of a folder cannot fail to end", e);
        }
    }
}
