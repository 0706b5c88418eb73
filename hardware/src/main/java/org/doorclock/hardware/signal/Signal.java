// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

/**
 * Sound and light at the door. A signal that fails says so in the log and never stops a capture. Safe for use by many
 * threads; calls return at once.
 */
public interface Signal extends AutoCloseable {

    /** Sounds once. Called only after what it stands for is on stable storage, or is known not to be recorded. */
    void sound(Tone tone);

    /** Shows this light until another is shown. */
    void light(Light light);

    /** Shows this light as the answer to an input: seen to be new even where the same is shown already. */
    default void answer(final Light light) {
        light(light);
    }

    /** Shows that nothing works here any more, and is silent. May be called more than once. */
    @Override
    default void close() {}
}
