// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.StartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign build}. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the virtual machine's kernel and root file systems from Debian's packages, in target/appliance or where",
            "DOORCLOCK_APPLIANCE says. Needs root and about 20 minutes, once."
        })
public final class BuildCommand implements Callable<Integer> {

    @Option(names = "--arm64", description = "The arm64 machine of the tour as well; needs QEMU and up to an hour.")
    private boolean arm64;

    @Override
    public Integer call() throws IOException, InterruptedException, StartException {
        final Appliance appliance = Appliance.there();
        final ProcessBuilder builder = new ProcessBuilder(
                Appliance.script("build").toString(), appliance.directory().toString(), arm64 ? "arm64" : "");
        final int code = builder.inheritIO().start().waitFor();
        if (code != ExitCode.DONE && code != ExitCode.UNAVAILABLE) {
            throw new IOException("the virtual machine could not be built; see above");
        }
        return code;
    }
}
