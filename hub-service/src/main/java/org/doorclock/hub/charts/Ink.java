// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

/** The colours of charts on white. None says anything alone: shapes and words go with each. */
final class Ink {

    static final String INK = "#0e1116";
    static final String MUTED = "#4a5361";
    static final String LINE = "#6b7482";
    static final String GRID = "#e4e6ea";

    /** Of the target, and of nothing else. */
    static final String TARGET = "#a3152a";

    static final String COMMON = "#7d7d7d";
    static final String BETTER = "#2a9df4";
    static final String WORSE = "#e46c0a";
    static final String OTHER = "#8e5bd0";
    static final String TEAL = "#2fa88a";

    private Ink() {}
}
