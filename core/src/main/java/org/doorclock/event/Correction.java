// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

/**
 * What is kept of who recorded an event by hand, beside the event itself. Only a hub records such events.
 *
 * @param by who, as the hub's audit log names them, such as {@code user:anna}
 * @param reason why, in their words; no identifier of a patient
 * @param key made for this one correction, so that what is sent twice is recorded once
 */
public record Correction(String by, String reason, String key) {}
