// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

/**
 * What the kiosk's page says of itself right after it was painted, every 2 s.
 *
 * @param kind which screen it shows
 * @param words how many of its texts are visible; 0 if it is blank
 */
public record Painted(String kind, int words) {}
