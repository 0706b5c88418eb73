// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.time.Instant;
import org.doorclock.event.Event;

/**
 * An event that the hub holds, durably.
 *
 * @param position its number in the hub's journal; rises by the order of receipt
 * @param received when the hub stored it
 * @param event what it says
 */
public record StoredEvent(long position, Instant received, Event event) {}
