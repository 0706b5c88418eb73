// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What the two sides of a sealed value must agree on. */
final class Sealed {

    /** Before every sealed value: its form's version. */
    static final String VERSION = "s1_";

    static final byte[] INFO = "doorclock sealed identifiers".getBytes(US_ASCII);
    static final byte[] AAD = VERSION.getBytes(US_ASCII);

    private Sealed() {}
}
