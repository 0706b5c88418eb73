// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign power}. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        description = {
            "Cuts the door's power at random while it starts and while wristbands are scanned, on a disk that loses,",
            "keeps or tears what was not flushed. Every acknowledged event must be at the hub once, and nothing else."
        })
public final class PowerCommand implements Callable<Integer> {

    @Mixin
    private final Conduct conduct = new Conduct();

    @Option(
            names = "--control",
            description =
                    "The disk says that it has flushed and has not: the campaign must fail, which proves that it can.")
    private boolean control;

    @Override
    public Integer call() throws Exception {
        return control
                ? conduct.run("power-control", PowerCampaign.Kind.POWER_CUTS_ON_A_LYING_DISK)
                : conduct.run("power", PowerCampaign.Kind.POWER_CUTS);
    }
}
