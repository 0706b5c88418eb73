// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

/**
 * What to do with a file.
 *
 * @param skipBad store the good rows though others are bad; otherwise all are stored or none
 * @param dryRun check and store nothing
 */
record ImportOptions(boolean skipBad, boolean dryRun) {}
