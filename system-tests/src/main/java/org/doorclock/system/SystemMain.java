// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import org.doorclock.settings.ExitCode;
import org.doorclock.system.bench.BenchCommand;
import org.doorclock.system.campaign.CampaignCommand;
import org.doorclock.system.demo.DemoCommand;
import org.doorclock.system.startup.RecordStartupCommand;
import org.tinylog.jul.JulTinylogBridge;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole system on one computer: the demo, the benchmarks and the campaigns. */
@Command(
        name = "doorclock",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, BenchCommand.class, CampaignCommand.class, RecordStartupCommand.class})
final class SystemMain {

    private SystemMain() {}

    static void main(final String[] args) {
        // The MQTT client of the load tells stderr of every connection that ends, with a stack trace.
        JulTinylogBridge.activate();
        final CommandLine line = new CommandLine(new SystemMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("doorclock: " + failure.getMessage());
            return failure instanceof StartException ? ExitCode.UNAVAILABLE : ExitCode.FAILED;
        });
        System.exit(line.execute(args));
    }
}
