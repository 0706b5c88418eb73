// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what can be a barcode reader on this computer. Opens nothing and needs no permission. */
public final class ConnectedReaders {

    private static final String SERIAL = "tty{ACM,USB,AMA}*";
    private static final int USB_LEVELS = 4;

    private final Path devices;
    private final Path classes;

    /**
     * @param devices the folder of the device files
     * @param classes the folder in which sysfs describes them
     */
    ConnectedReaders(final Path devices, final Path classes) {
        this.devices = devices;
        this.classes = classes;
    }

    public static ConnectedReaders ofThisComputer() {
        return new ConnectedReaders(Path.of("/dev"), Path.of("/sys/class"));
    }

    /** Those that type, and then the serial ones, each by path. */
    public List<ConnectedReader> find() {
        final List<ConnectedReader> found = new ArrayList<>();
        try (InputDevices inputs = new LinuxInputDevices(devices.resolve("input"), classes.resolve("input"))) {
            inputs.list().stream()
                    .filter(node -> node.identity().keyboard())
                    .map(this::keyboard)
                    .forEach(found::add);
        }
        files(devices, SERIAL).stream().map(this::serial).forEach(found::add);
        return found;
    }

    private ConnectedReader keyboard(final InputNode node) {
        return new ConnectedReader(
                new ReaderAddress.Keyboard(node.path()),
                node.identity().usb(),
                node.identity().name(),
                links(devices.resolve("input/by-id"), node.path()),
                problem(Files.isReadable(node.path()), LinuxInputDevice.GROUP));
    }

    private ConnectedReader serial(final Path path) {
        final Optional<Path> usb = usb(path);
        return new ConnectedReader(
                new ReaderAddress.Serial(path, BaudRate.B9600),
                usb.map(device -> "usb:" + text(device, "idVendor") + ":" + text(device, "idProduct"))
                        .orElse(""),
                usb.map(device -> (text(device, "manufacturer") + " " + text(device, "product")).strip())
                        .orElse(""),
                links(devices.resolve("serial/by-id"), path),
                problem(Files.isReadable(path) && Files.isWritable(path), Tty.GROUP));
    }

    /** The USB device that a serial device is an interface of, a few levels up in sysfs. */
    private Optional<Path> usb(final Path path) {
        try {
            Path device = classes.resolve("tty")
                    .resolve(path.getFileName())
                    .resolve("device")
                    .toRealPath();
            for (int level = 0; level < USB_LEVELS && device.getParent() != null; level++) {
                if (Files.exists(device.resolve("idVendor"))) {
                    return Optional.of(device);
                }
                device = device.getParent();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(final Path device, final String file) {
        try {
            return Files.readString(device.resolve(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> links(final Path folder, final Path target) {
        return files(folder, "*").stream()
                .filter(link -> leadsTo(link, target))
                .map(Path::toString)
                .toList();
    }

    private static boolean leadsTo(final Path link, final Path target) {
        try {
            return Files.isSameFile(link, target);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> files(final Path folder, final String pattern) {
        final List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static String problem(final boolean permitted, final String group) {
        return permitted ? "" : DeviceException.of(CLibrary.EACCES, group).getMessage();
    }
}
