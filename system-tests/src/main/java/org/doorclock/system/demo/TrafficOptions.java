// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.io.PrintStream;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import picocli.CommandLine.Option;

/** Patients who come by themselves. */
final class TrafficOptions {

    @Option(names = "--traffic", description = "Simulated patients arrive and are scanned by themselves.")
    private boolean on;

    @Option(
            names = "--speed-up",
            paramLabel = "N",
            description = "With --traffic: the demo's clock runs N times as fast. Default ${DEFAULT-VALUE}.")
    private double speedUp = 30;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "With --traffic: the same seed gives the same patients. Default ${DEFAULT-VALUE}.")
    private long seed = 1;

    DemoClock clock() {
        return new DemoClock(on ? speedUp : 1, new SystemTimeSource(ClockTrust.HOST).now());
    }

    void startOn(final DemoSystem system, final PrintStream out) {
        if (on) {
            out.printf("Patients come by themselves: seed %d, %s times as fast as real time.%n", seed, speedUp);
            Thread.ofPlatform().daemon().name("traffic").start(new Traffic(seed, speedUp, system::type));
        }
    }
}
