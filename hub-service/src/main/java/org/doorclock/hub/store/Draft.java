// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;

/**
 * An event that the hub itself is about to record: all but its origin and its time of recording.
 *
 * @param door the door it belongs to
 * @param fact what it says
 * @param occurred when it happened
 */
public record Draft(String door, Fact fact, Occurrence occurred) {}
