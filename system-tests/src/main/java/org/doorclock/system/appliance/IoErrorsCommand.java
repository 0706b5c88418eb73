// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./doorclock campaign io-errors}. */
@Command(
        name = "io-errors",
        mixinStandardHelpOptions = true,
        description = {
            "Lets the door's disk fail from a random write or flush on, for one operation up to many, cuts the power and",
            "starts again. What the door could not save it must not acknowledge; the rest is as in power."
        })
public final class IoErrorsCommand implements Callable<Integer> {

    @Mixin
    private final Conduct conduct = new Conduct();

    @Override
    public Integer call() throws Exception {
        return conduct.run("io-errors", PowerCampaign.Kind.IO_ERRORS);
    }
}
