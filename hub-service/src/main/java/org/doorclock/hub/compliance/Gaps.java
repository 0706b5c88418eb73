// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;

/** Tells which events the hub knows to exist and does not hold. */
@FunctionalInterface
public interface Gaps {

    List<Gap> at(String site);

    /** Events {@code from} to {@code to}, both inclusive, of one life of a device's storage. */
    record Gap(String site, String device, String epoch, long from, long to) {}
}
