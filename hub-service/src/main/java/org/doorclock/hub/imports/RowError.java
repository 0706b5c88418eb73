// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

/**
 * What is wrong in a file, and where. Never holds anything that the file says.
 *
 * @param line the line of the file, from 1, that the row begins on
 * @param column the column's heading; empty if it is about the whole row
 * @param reason what is wrong and what is allowed
 */
record RowError(long line, String column, String reason) {}
