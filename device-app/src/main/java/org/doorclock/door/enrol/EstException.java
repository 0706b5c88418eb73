// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;

/** The enrolment server did not give what was asked for. The message is one line: what is wrong, what to do; never a token. */
final class EstException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Who has to do something. */
    enum Fault {
        /** Nobody answers, or not as an enrolment server does. */
        UNREACHABLE,
        /** It is not the server that it should be. */
        NOT_BELIEVED,
        /** It does not believe this device. */
        REFUSED,
        /** It believes this device, and does not issue what it asks for. */
        REFUSED_REQUEST,
        /** It asks to come again later. */
        LATER,
        /** What it issued cannot be used. */
        UNUSABLE
    }

    private final Fault fault;

    EstException(final Fault fault, final String message) {
        super(message);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
