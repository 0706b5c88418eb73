// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderAddressTest {

    @Test
    void eachFormMeansItsKindOfReader() {
        assertThat(ReaderAddress.parse("any")).contains(new ReaderAddress.AnyKeyboard());
        assertThat(ReaderAddress.parse("usb:05e0:12AF")).contains(new ReaderAddress.UsbKeyboard(0x05e0, 0x12af));
        assertThat(ReaderAddress.parse("/dev/input/by-id/usb-A-event-kbd"))
                .contains(new ReaderAddress.Keyboard(Path.of("/dev/input/by-id/usb-A-event-kbd")));
        assertThat(ReaderAddress.parse("/dev/ttyACM0"))
                .contains(new ReaderAddress.Serial(Path.of("/dev/ttyACM0"), BaudRate.B9600));
        assertThat(ReaderAddress.parse("/dev/ttyUSB0@115200"))
                .contains(new ReaderAddress.Serial(Path.of("/dev/ttyUSB0"), BaudRate.B115200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"any", "usb:05e0:1200", "/dev/input/event3", "/dev/serial/by-id/usb-A-if00", "/dev/ttyUSB0@57600"
            })
    void isWrittenAsItWasRead(final String text) {
        assertThat(ReaderAddress.parse(text)).map(ReaderAddress::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ttyACM0", "scanner", "usb:5e0:1200", "usb:05e0", "/dev/ttyUSB0@300", "/dev/ttyUSB0@"})
    void anythingElseIsNone(final String text) {
        assertThat(ReaderAddress.parse(text)).isEmpty();
    }
}
