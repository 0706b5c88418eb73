// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on the real kernel's input devices. Runs where there is a /dev/uinput that may be written. */
class LinuxInputReaderTest extends ReaderContract {

    private static final int VENDOR = 0x1209;
    private static final int PRODUCT = 0xD00C;
    private static final ReaderAddress ADDRESS = new ReaderAddress.UsbKeyboard(VENDOR, PRODUCT);
    private static final ReaderSettings SETTINGS =
            new ReaderSettings(new Framing(512, Duration.ofMillis(300), false), true);

    private UinputKeyboard scanner;

    @BeforeEach
    @Override
    void start() throws Exception {
        assumeThat(Files.isWritable(UinputKeyboard.DEVICE)).isTrue();
        super.start();
    }

    @AfterEach
    @Override
    void stop() {
        if (scanner != null) {
            super.stop();
            scanner.close();
        }
    }

    @Override
    Reader reader() throws DeviceException, IOException {
        scanner = new UinputKeyboard(VENDOR, PRODUCT);
        return Readers.at(ADDRESS, SETTINGS);
    }

    @Override
    void send(final byte[] bytes) throws DeviceException {
        scanner.type(bytes);
    }

    @Test
    void letsNoOtherProgramHearTheScanner() throws DeviceException {
        try (InputDevice other = LinuxInputDevice.open(scanner.node())) {
            assertThatThrownBy(other::grab).hasMessage("another program holds it");
        }
    }

    @Test
    void knowsTheScannerByOpeningItAsWellAsBySysfs() throws DeviceException {
        final InputIdentity identity = new InputIdentity("Test scanner", VENDOR, PRODUCT, true);
        assertThat(LinuxInputDevices.ofThisComputer().list()).contains(new InputNode(scanner.node(), identity));
        try (InputDevice device = LinuxInputDevice.open(scanner.node())) {
            assertThat(device.identity()).isEqualTo(identity);
            assertThat(device.keysDown().isEmpty()).isTrue();
        }
    }

    @Test
    void isMissingWithinTwoSecondsOfTheUnpluggingAndReadyWithinTwoOfTheReturn() throws Exception {
        final RecordingListener heard = new RecordingListener();
        final ReaderAddress other = new ReaderAddress.UsbKeyboard(VENDOR, PRODUCT + 1);
        try (Reader reader = Readers.at(other, SETTINGS)) {
            reader.start(heard);
            for (int i = 0; i < 3; i++) {
                try (UinputKeyboard plugged = new UinputKeyboard(VENDOR, PRODUCT + 1)) {
                    await().until(() -> reader.state().isReady());
                    plugged.type(bytes("scan" + i + "\r"));
                    final RawScan expected = text("scan" + i);
                    await().untilAsserted(() -> assertThat(heard.scans()).contains(expected));
                }
                await().until(() -> !reader.state().isReady());
            }
        }
    }
}
