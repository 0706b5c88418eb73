// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.doorclock.audit.AuditException;
import org.doorclock.identity.KeyFileException;
import org.doorclock.provisioning.doors.SheetException;
import org.doorclock.provisioning.register.PlanException;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import org.doorclock.tls.TlsFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line on standard error and an exit code for all that can go wrong. */
final class Failures {

    private Failures() {}

    static int wrongUse(final ParameterException failure, final String[] args) {
        final CommandLine command = failure.getCommandLine();
        say(command, failure.getMessage() + ". '" + command.getCommandSpec().qualifiedName() + " --help' tells more.");
        return ExitCode.WRONG_USE;
    }

    static int failed(final Exception failure, final CommandLine command, final ParseResult parsed) {
        if (failure instanceof KeyFileException keys) {
            say(command, keys.getMessage());
            return switch (keys.fault()) {
                case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                case UNUSABLE -> ExitCode.BAD_INPUT;
            };
        }
        if (failure instanceof ProvisionException known) {
            say(command, known.getMessage());
            return known.exitCode();
        }
        if (failure instanceof PlanException rows) {
            rows.faults().forEach(fault -> say(command, fault.says()));
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof TlsFileException tls) {
            say(command, tls.getMessage());
            return switch (tls.fault()) {
                case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                case UNUSABLE -> ExitCode.BAD_INPUT;
            };
        }
        if (failure instanceof AuditException audit) {
            say(command, audit.getMessage());
            return ExitCode.UNAVAILABLE;
        }
        if (failure instanceof SettingsException settings) {
            say(command, settings.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof SheetException sheet) {
            sheet.getMessage().lines().forEach(line -> say(command, line));
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof IOException disk) {
            say(command, unavailable(disk));
            return ExitCode.UNAVAILABLE;
        }
        say(command, "failed unexpectedly: " + failure);
        return ExitCode.FAILED;
    }

    private static String unavailable(final IOException failure) {
        if (failure instanceof FileSystemException file) {
            final String why = Optional.ofNullable(file.getReason())
                    .map(reason -> ": " + reason)
                    .orElse("");
            return file.getFile() + ": the disk does not give or take it" + why
                    + ". Check that it is there, whose it is and that there is room.";
        }
        return String.valueOf(failure.getMessage());
    }

    private static void say(final CommandLine command, final String message) {
        command.getErr().println("doorclock provision: " + message.replaceAll("\\s*\\R\\s*", " "));
    }
}
