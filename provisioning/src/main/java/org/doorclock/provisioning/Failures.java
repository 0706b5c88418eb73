// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import org.doorclock.audit.AuditException;
import org.doorclock.identity.KeyFileException;
import org.doorclock.provisioning.register.PlanException;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.settings.ExitCode;
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
        say(command, "failed unexpectedly: " + failure);
        return ExitCode.FAILED;
    }

    private static void say(final CommandLine command, final String message) {
        command.getErr().println("doorclock provision: " + message.replaceAll("\\s*\\R\\s*", " "));
    }
}
