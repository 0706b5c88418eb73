// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.util.Optional;

/** The colour of a wire's sleeve, after the ten colours of DIN 47100 with a stripe where they do not suffice. */
enum WireColour {
    RED_WHITE("red, white stripe", "#D62839", Optional.of("#FFFFFF")),
    YELLOW("yellow", "#E8B400", Optional.empty()),
    GREEN("green", "#1E9E57", Optional.empty()),
    VIOLET("violet", "#7B3FA0", Optional.empty()),
    BLUE("blue", "#1F6FC4", Optional.empty()),
    BLUE_WHITE("blue, white stripe", "#1F6FC4", Optional.of("#FFFFFF")),
    BROWN("brown", "#7A4A21", Optional.empty()),
    BROWN_WHITE("brown, white stripe", "#7A4A21", Optional.of("#FFFFFF")),
    PINK("pink", "#E87FA8", Optional.empty()),
    GREY("grey", "#7C8794", Optional.empty());

    final String words;
    final String paint;
    final Optional<String> stripe;

    WireColour(final String words, final String paint, final Optional<String> stripe) {
        this.words = words;
        this.paint = paint;
        this.stripe = stripe;
    }
}
