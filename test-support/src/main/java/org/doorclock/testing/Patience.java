// SPDX-License-Identifier: Apache-2.0
package org.doorclock.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * How long a test waits for a condition unless it says otherwise, in every module whose tests have this one beside
 * them. A wait ends as soon as its condition holds, so that only a test that fails anyway takes this long; a busy
 * machine takes more than Awaitility's own ten seconds to start a broker.
 */
public final class Patience implements TestExecutionListener {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Override
    public void testPlanExecutionStarted(final TestPlan plan) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
