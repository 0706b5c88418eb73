// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

/**
 * A change of the process that somebody made and can name: from there on the limits are reckoned anew.
 *
 * @param at the number of the first point of the new phase, from 0
 * @param reason in words
 */
public record Rebase(int at, String reason) {}
