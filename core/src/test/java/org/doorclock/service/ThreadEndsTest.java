// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadEndsTest {

    @Test
    void anExceptionIsToldInOneLineWithoutItsMessage() {
        final String line = ThreadEnds.inALine(new IllegalStateException("9434765919\nsecond line"));
        assertThat(line)
                .startsWith("java.lang.IllegalStateException at org.doorclock.service.ThreadEndsTest.")
                .doesNotContain("9434765919", "\n");
    }

    @Test
    void oneThatKnowsNotWhereItCameFromIsToldToo() {
        final IllegalStateException bare = new IllegalStateException();
        bare.setStackTrace(new StackTraceElement[0]);
        assertThat(ThreadEnds.inALine(bare)).isEqualTo("java.lang.IllegalStateException");
    }
}
