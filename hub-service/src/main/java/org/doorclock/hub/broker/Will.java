// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

/**
 * What the broker publishes, retained, when a connection ends without a goodbye.
 *
 * @param topic where
 * @param payload what
 */
record Will(String topic, byte[] payload) {}
