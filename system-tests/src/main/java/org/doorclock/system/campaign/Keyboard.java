// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What the guest is sent so that a wristband is typed there. */
@FunctionalInterface
interface Keyboard {

    /** Types a line on the door's standard input. */
    Keyboard LINES = text -> (text + "\n").getBytes(US_ASCII);

    byte[] typing(String text);
}
