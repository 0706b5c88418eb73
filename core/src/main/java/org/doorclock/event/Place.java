// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

/**
 * A place in the hospital, from a wall barcode.
 *
 * @param gln GS1 Global Location Number, 13 digits
 * @param extension GLN extension component (AI 254); empty if none
 * @param name what people call it, such as "Resus 1"; empty if the device does not know
 */
public record Place(String gln, String extension, String name) {}
