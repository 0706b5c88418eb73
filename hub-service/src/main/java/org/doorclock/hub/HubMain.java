// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.service.ThreadEnds;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.KeyHelp;
import org.tinylog.jul.JulTinylogBridge;
import picocli.CommandLine;

/** The hub's program. */
final class HubMain {

    static final String PROGRAM = "hub";

    private static final String RUN = "run";
    private static final List<String> HELP = List.of("-h", "--help", "-V", "--version");

    private HubMain() {}

    static void main(final String[] args) {
        JulTinylogBridge.activate();
        ThreadEnds.areLogged();
        System.exit(commandLine().execute(withCommand(args)));
    }

    static CommandLine commandLine() {
        final CommandLine line = new CommandLine(new HubCommand());
        final String[] help = KeyHelp.lines(PROGRAM, HubKeys.ALL);
        line.getCommandSpec().usageMessage().footer(help);
        line.getSubcommands().get(RUN).getCommandSpec().usageMessage().footer(help);
        return line.setExecutionExceptionHandler(HubMain::failed).setParameterExceptionHandler(HubMain::wrongUse);
    }

    /** Options alone are those of the command that runs the hub. */
    private static String[] withCommand(final String... args) {
        if (args.length > 0 && (!args[0].startsWith("-") || HELP.contains(args[0]))) {
            return args;
        }
        return Stream.concat(Stream.of(RUN), Arrays.stream(args)).toArray(String[]::new);
    }

    private static int wrongUse(final CommandLine.ParameterException e, final String[] args) {
        final String message =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        e.getCommandLine().getErr().println("doorclock hub: " + message + ". --help tells how it is used.");
        return ExitCode.WRONG_USE;
    }

    private static int failed(final Exception e, final CommandLine line, final CommandLine.ParseResult result)
            throws Exception {
        if (e instanceof StartException start) {
            line.getErr().println("doorclock hub: " + start.getMessage());
            return start.exitCode();
        }
        throw e;
    }
}
