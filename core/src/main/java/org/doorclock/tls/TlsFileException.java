// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.io.IOException;

/**
 * A key, certificate or revocation list that cannot be used. The message is one line: which file, what is wrong, what to
 * do; never anything of a key.
 */
public final class TlsFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble. */
    public enum Fault {
        /** It is not there, or the disk does not give it. */
        UNAVAILABLE,
        /** It is there and cannot be used as it is. */
        UNUSABLE
    }

    private final Fault fault;

    private TlsFileException(final Fault fault, final String message) {
        super(message);
        this.fault = fault;
    }

    static TlsFileException unavailable(final String name, final String what) {
        return new TlsFileException(Fault.UNAVAILABLE, name + ": " + what);
    }

    static TlsFileException unusable(final String name, final String what) {
        return new TlsFileException(Fault.UNUSABLE, name + ": " + what);
    }

    public Fault fault() {
        return fault;
    }
}
