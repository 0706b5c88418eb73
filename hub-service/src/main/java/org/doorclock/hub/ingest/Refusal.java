// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import org.doorclock.wire.Topics.Sender;

/**
 * A message, or a part of one, that is no event of its sender.
 *
 * @param sender whose topic it came on
 * @param fault which field is wrong and how; never a value
 * @param bytes how long it was
 */
record Refusal(Sender sender, String fault, int bytes) {}
