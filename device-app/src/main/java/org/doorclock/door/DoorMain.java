// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import org.doorclock.door.config.DoorKeys;
import org.doorclock.service.ThreadEnds;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.KeyHelp;
import picocli.CommandLine;

final class DoorMain {

    private DoorMain() {}

    static void main(final String[] args) {
        ThreadEnds.areLogged();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        final CommandLine line = new CommandLine(new DoorCommand());
        line.getCommandSpec().usageMessage().footer(KeyHelp.lines(DoorCommand.PROGRAM, DoorKeys.all()));
        line.setParameterExceptionHandler((problem, arguments) -> {
            line.getErr().println("doorclock door: " + problem.getMessage() + ". --help tells what there is.");
            return line.getCommandSpec().exitCodeOnInvalidInput();
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("doorclock door: failed unexpectedly: " + failure);
            return ExitCode.FAILED;
        });
        return line;
    }
}
