// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which reader is meant. */
public sealed interface ReaderAddress {

    /** How to write one, for messages and help. */
    String FORMS = "any, usb:05e0:1200, /dev/input/by-id/..., /dev/ttyACM0 or /dev/ttyUSB0@115200";

    /** As it is written. */
    String text();

    /** Every keyboard and every scanner that types like one. */
    record AnyKeyboard() implements ReaderAddress {
        @Override
        public String text() {
            return "any";
        }
    }

    /**
     * Every scanner of a kind that types like a keyboard.
     *
     * @param vendor 0 to 0xFFFF
     * @param product 0 to 0xFFFF
     */
    record UsbKeyboard(int vendor, int product) implements ReaderAddress {
        @Override
        public String text() {
            return "usb:%04x:%04x".formatted(vendor, product);
        }
    }

    /** The one that types like a keyboard at a path below /dev/input. */
    record Keyboard(Path path) implements ReaderAddress {
        @Override
        public String text() {
            return path.toString();
        }
    }

    /** A serial or USB serial scanner. */
    record Serial(Path path, BaudRate rate) implements ReaderAddress {
        @Override
        public String text() {
            return rate == BaudRate.B9600 ? path.toString() : path + "@" + rate.bitsPerSecond();
        }
    }

    /** @return empty if it is in none of the {@linkplain #FORMS forms} */
    static Optional<ReaderAddress> parse(final String text) {
        final Matcher usb =
                Pattern.compile("usb:(\\p{XDigit}{4}):(\\p{XDigit}{4})").matcher(text);
        if (text.equals("any")) {
            return Optional.of(new AnyKeyboard());
        }
        if (usb.matches()) {
            return Optional.of(new UsbKeyboard(Integer.parseInt(usb.group(1), 16), Integer.parseInt(usb.group(2), 16)));
        }
        if (!text.contains("/") || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        if (Path.of(text).normalize().startsWith("/dev/input")) {
            return Optional.of(new Keyboard(Path.of(text)));
        }
        final int at = text.lastIndexOf('@');
        return at < 0
                ? Optional.of(new Serial(Path.of(text), BaudRate.B9600))
                : BaudRate.of(text.substring(at + 1)).map(rate -> new Serial(Path.of(text.substring(0, at)), rate));
    }
}
