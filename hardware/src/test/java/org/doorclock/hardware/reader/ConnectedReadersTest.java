// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectedReadersTest {

    private static final String KEYS = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe\n";

    @TempDir
    private Path folder;

    @Test
    void findsNothingOnAComputerWithoutAny() {
        assertThat(found().find()).isEmpty();
    }

    @Test
    void findsScannersThatTypeByEachOfTheirNamesAndLeavesOutWhatIsNoKeyboard() throws IOException {
        input("event3", "Acme USB Scanner", KEYS);
        input("event0", "Power Button", "10000000000000 0\n");
        link("dev/input/by-id/usb-Acme_S1-event-kbd", "../event3");
        assertThat(found().find()).singleElement().satisfies(reader -> {
            assertThat(reader.address()).isEqualTo(new ReaderAddress.Keyboard(folder.resolve("dev/input/event3")));
            assertThat(reader.usb()).isEqualTo("usb:0c2e:0b61");
            assertThat(reader.name()).isEqualTo("Acme USB Scanner");
            assertThat(reader.links())
                    .containsExactly(folder.resolve("dev/input/by-id/usb-Acme_S1-event-kbd")
                            .toString());
            assertThat(reader.problem()).isEmpty();
        });
    }

    @Test
    void findsSerialScannersAndWhatTheyAreOnUsb() throws IOException {
        file("dev/ttyACM0", "");
        file("dev/ttyS0", "");
        file("devices/usb1/1-1/idVendor", "05e0\n");
        file("devices/usb1/1-1/idProduct", "1701\n");
        file("devices/usb1/1-1/manufacturer", "Symbol\n");
        file("devices/usb1/1-1/product", "CDC Scanner\n");
        Files.createDirectories(folder.resolve("devices/usb1/1-1/1-1:1.0"));
        link("class/tty/ttyACM0/device", "../../../devices/usb1/1-1/1-1:1.0");
        link("dev/serial/by-id/usb-Symbol-if00", "../../ttyACM0");
        assertThat(found().find()).singleElement().satisfies(reader -> {
            assertThat(reader.address())
                    .isEqualTo(new ReaderAddress.Serial(folder.resolve("dev/ttyACM0"), BaudRate.B9600));
            assertThat(reader.usb()).isEqualTo("usb:05e0:1701");
            assertThat(reader.name()).isEqualTo("Symbol CDC Scanner");
            assertThat(reader.links()).hasSize(1);
        });
    }

    private ConnectedReaders found() {
        return new ConnectedReaders(folder.resolve("dev"), folder.resolve("class"));
    }

    private void input(final String node, final String name, final String keys) throws IOException {
        file("dev/input/" + node, "");
        file("class/input/" + node + "/device/name", name + "\n");
        file("class/input/" + node + "/device/id/vendor", "0c2e\n");
        file("class/input/" + node + "/device/id/product", "0b61\n");
        file("class/input/" + node + "/device/capabilities/key", keys);
    }

    private void file(final String path, final String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private void link(final String path, final String target) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.createSymbolicLink(folder.resolve(path), Path.of(target));
    }
}
