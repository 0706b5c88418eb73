// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

/**
 * What became of events that were given to the store. All are durable now.
 *
 * @param stored how many were new
 * @param duplicates how many the store held already, or were twice among them
 */
public record Appended(int stored, int duplicates) {}
