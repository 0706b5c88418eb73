// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says of its input devices, here in folders of our own. */
class LinuxInputDevicesTest {

    /** capabilities/key of a real keyboard-like scanner and of a power button. */
    private static final String SCANNER_KEYS = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe";

    private static final String BUTTON_KEYS = "10000000000000 0";
    private static final int LONG = 60_000;

    @TempDir
    private Path folder;

    private Path nodes;
    private LinuxInputDevices devices;

    @BeforeEach
    void look() {
        nodes = folder.resolve("input");
        devices = new LinuxInputDevices(nodes, folder.resolve("class"));
    }

    @AfterEach
    void stop() {
        devices.close();
    }

    @Test
    void findsNoneWhereThereIsNoFolder() {
        assertThat(devices.list()).isEmpty();
    }

    @Test
    void knowsAScannerByWhatTheKernelSaysOfItWithoutOpeningIt() throws IOException {
        plug("event3", "Acme USB Scanner", "0c2e", "0b61", SCANNER_KEYS);
        plug("event0", "Power Button", "0000", "0001", BUTTON_KEYS);
        Files.createFile(nodes.resolve("mice"));
        assertThat(devices.list())
                .containsExactly(
                        new InputNode(nodes.resolve("event0"), new InputIdentity("Power Button", 0, 1, false)),
                        new InputNode(
                                nodes.resolve("event3"), new InputIdentity("Acme USB Scanner", 0x0c2e, 0x0b61, true)));
    }

    @Test
    void listsADeviceThatTheKernelSaysNothingOf() throws IOException {
        Files.createDirectories(nodes);
        Files.createFile(nodes.resolve("event1"));
        assertThat(devices.list()).containsExactly(new InputNode(nodes.resolve("event1"), InputIdentity.UNKNOWN));
    }

    @Test
    void followsALinkSuchAsUdevMakes() throws IOException {
        plug("event3", "Acme USB Scanner", "0c2e", "0b61", SCANNER_KEYS);
        final Path link = nodes.resolve("by-id/usb-Acme-event-kbd");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../event3"));
        assertThat(devices.resolve(link)).isEqualTo(nodes.toRealPath().resolve("event3"));
        assertThat(devices.resolve(nodes.resolve("by-id/absent"))).isEqualTo(nodes.resolve("by-id/absent"));
    }

    @Test
    void noticesAtOnceThatADeviceHasCome() throws Exception {
        Files.createDirectories(nodes);
        devices.awaitChange(1);
        final CompletableFuture<Void> noticed = changeNoticed();
        plug("event3", "Acme USB Scanner", "0c2e", "0b61", SCANNER_KEYS);
        noticed.get(10, TimeUnit.SECONDS);
        final CompletableFuture<Void> gone = changeNoticed();
        Files.delete(nodes.resolve("event3"));
        gone.get(10, TimeUnit.SECONDS);
    }

    @Test
    void watchesAFolderThatWasGoneForAWhile() throws Exception {
        Files.createDirectories(nodes);
        devices.awaitChange(1);
        Files.delete(nodes);
        devices.awaitChange(1000);
        Files.createDirectories(nodes);
        devices.awaitChange(1);
        final CompletableFuture<Void> noticed = changeNoticed();
        await().until(() -> {
            Files.deleteIfExists(nodes.resolve("event5"));
            Files.createFile(nodes.resolve("event5"));
            return noticed.isDone();
        });
    }

    @Test
    void refusesAFileThatIsNoInputDevice() throws IOException {
        final Path plain = Files.createFile(folder.resolve("event9"));
        assertThatThrownBy(() -> {
                    try (InputDevice device = devices.open(plain)) {
                        device.identity();
                    }
                })
                .isInstanceOf(DeviceException.class)
                .hasMessage("not a device of this kind");
        assertThatThrownBy(() -> devices.open(folder.resolve("event10")))
                .isInstanceOf(DeviceException.class)
                .hasMessage("not there");
    }

    private CompletableFuture<Void> changeNoticed() {
        return CompletableFuture.runAsync(() -> {
            try {
                devices.awaitChange(LONG);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void plug(
            final String node, final String name, final String vendor, final String product, final String keys)
            throws IOException {
        final Path device = folder.resolve("class").resolve(node).resolve("device");
        Files.createDirectories(device.resolve("id"));
        Files.createDirectories(device.resolve("capabilities"));
        Files.writeString(device.resolve("name"), name + "\n");
        Files.writeString(device.resolve("id/vendor"), vendor + "\n");
        Files.writeString(device.resolve("id/product"), product + "\n");
        Files.writeString(device.resolve("capabilities/key"), keys + "\n");
        Files.createDirectories(nodes);
        Files.createFile(nodes.resolve(node));
    }
}
