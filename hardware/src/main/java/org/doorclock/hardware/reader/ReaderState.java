// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/** Whether a reader can read. */
public sealed interface ReaderState {

    /** It reads. */
    record Ready() implements ReaderState {}

    /**
     * It cannot.
     *
     * @param reason for people, without a full stop
     */
    record Missing(String reason) implements ReaderState {}

    default boolean isReady() {
        return this instanceof Ready;
    }
}
