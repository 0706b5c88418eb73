// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import org.doorclock.event.Fact;
import org.doorclock.time.TimeInterval;

/**
 * What a good row says, without the patient's id.
 *
 * @param site where
 * @param door which door there
 * @param fact what; about a patient
 * @param when the interval that the row's stamp stands for
 */
record Row(String site, String door, Fact fact, TimeInterval when) {}
