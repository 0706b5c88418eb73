// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import java.io.PrintWriter;
import org.doorclock.provisioning.authority.AuditCommand;
import org.doorclock.provisioning.authority.CrlCommand;
import org.doorclock.provisioning.authority.InitCommand;
import org.doorclock.provisioning.authority.RevokeCommand;
import org.doorclock.provisioning.authority.ServerCommand;
import org.doorclock.provisioning.authority.SwapCommand;
import org.doorclock.provisioning.authority.TokenCommand;
import org.doorclock.provisioning.broker.BrokerCommand;
import org.doorclock.provisioning.bundle.BuildCommand;
import org.doorclock.provisioning.bundle.VerifyCommand;
import org.doorclock.provisioning.doors.CheckCommand;
import org.doorclock.provisioning.est.ServeCommand;
import org.doorclock.provisioning.flash.FlashCommand;
import org.doorclock.provisioning.flash.StatusCommand;
import org.doorclock.provisioning.paper.CardsCommand;
import org.doorclock.provisioning.paper.CommissioningCommand;
import org.doorclock.provisioning.paper.LabelsCommand;
import org.doorclock.provisioning.release.ReleaseCommand;
import org.doorclock.provisioning.retire.RetireCommand;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.Product;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The estates tool. */
@Command(
        name = "doorclock provision",
        description = "Prepares what the doors and the hub of a site need before they start.",
        mixinStandardHelpOptions = true,
        version = "doorclock provision " + Product.VERSION,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:anything that has no code of its own",
            "2:wrong use",
            "3:bad configuration or input",
            "4:a needed part is missing or unreachable"
        },
        subcommands = {
            InitCommand.class,
            ServerCommand.class,
            KeysCommand.class,
            CheckKeysCommand.class,
            CheckCommand.class,
            BuildCommand.class,
            VerifyCommand.class,
            LabelsCommand.class,
            CommissioningCommand.class,
            CardsCommand.class,
            FlashCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            RevokeCommand.class,
            RetireCommand.class,
            SwapCommand.class,
            CrlCommand.class,
            ServeCommand.class,
            AuditCommand.class,
            BrokerCommand.class,
            ReleaseCommand.class
        })
final class ProvisionMain {

    private ProvisionMain() {}

    static void main(final String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(final PrintWriter out, final PrintWriter err, final String... args) {
        final CommandLine line = new CommandLine(new ProvisionMain());
        line.getSubcommands().get("build").getCommandSpec().usageMessage().footer(BuildCommand.help());
        line.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed);
        if (args.length == 0) {
            line.usage(err);
            return ExitCode.WRONG_USE;
        }
        return line.execute(args);
    }
}
