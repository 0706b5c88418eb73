// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.time.Instant;

/**
 * The clock that hub and doors of one demo share.
 *
 * @param rate how many seconds pass for them in one real second
 * @param origin the real instant from which on they run at that rate
 */
record DemoClock(double rate, Instant origin) {}
