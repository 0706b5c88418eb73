// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

/** How a part of the door is. */
public sealed interface PartState {

    /** It works, as far as anybody can tell from here. */
    record Ready() implements PartState {}

    /**
     * It is not there, or cannot be reached.
     *
     * @param reason for people, without a full stop
     */
    record Absent(String reason) implements PartState {}

    /**
     * It is there and does not work.
     *
     * @param reason for people, without a full stop
     */
    record Faulty(String reason) implements PartState {}

    PartState READY = new Ready();

    default boolean isReady() {
        return this instanceof Ready;
    }

    /** In a word or two and the reason, such as {@code absent: no permission}. */
    default String text() {
        return switch (this) {
            case Ready ready -> "ready";
            case Absent absent -> "absent: " + absent.reason();
            case Faulty faulty -> "faulty: " + faulty.reason();
        };
    }
}
