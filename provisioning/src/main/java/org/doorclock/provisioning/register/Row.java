// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

/**
 * A device that is wanted.
 *
 * @param door the place, by {@link org.doorclock.event.Names}' rule
 * @param assetTag as printed on its label
 */
public record Row(DeviceName name, String door, String assetTag) {}
