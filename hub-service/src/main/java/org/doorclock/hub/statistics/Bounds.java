// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

/** A funnel's limits at one number of cases, as shares from 0 to 1. */
public record Bounds(double lower998, double lower95, double upper95, double upper998) {}
