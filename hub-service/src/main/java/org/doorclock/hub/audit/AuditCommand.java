// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.audit.AuditHead;
import org.doorclock.audit.AuditLog;
import org.doorclock.audit.Verification;
import org.doorclock.hub.config.DataOptions;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code doorclock hub audit}: the audit log from the hub's own computer. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks the hub's audit log.",
        subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "audit needs a command: verify");
    }

    /** {@code doorclock hub audit verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Finds any entry that was changed, removed, put in or moved, and says where.",
            footer = {
                "",
                "Prints the head (number and hash of the newest entry). Keep it elsewhere, and give it with --head the next",
                "time: then even one who could write the hub's files cannot have shortened the log unseen.",
                "Ends with 0 if the log is whole and with 1 if it is not."
            })
    static final class Verify implements Callable<Integer> {

        @Mixin
        private DataOptions options = new DataOptions();

        @Option(names = "--head", paramLabel = "SEQ:HASH", description = "A head that was kept: it must be in the log.")
        private Optional<String> head = Optional.empty();

        @Option(names = "--json", description = "Print the result as JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            final Optional<AuditHead> noted = head.map(text -> AuditHead.parse(text)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--head: must be a head as this command prints it, SEQ:HASH")));
            try {
                final Path folder = AuditLog.folderBelow(options.config().data());
                if (Files.notExists(folder)) {
                    return say(ExitCode.UNAVAILABLE, folder + ": there is no audit log. Is data the hub's directory?");
                }
                return report(AuditLog.verify(folder, noted));
            } catch (SettingsException e) {
                return say(ExitCode.BAD_INPUT, e.getMessage());
            } catch (IOException e) {
                return say(
                        ExitCode.UNAVAILABLE, "the audit log cannot be read. Run it as the user that the hub runs as.");
            }
        }

        private int report(final Verification found) {
            if (json) {
                final ObjectNode node = JsonNodeFactory.instance
                        .objectNode()
                        .put("whole", found.faults().isEmpty())
                        .put("entries", found.entries())
                        .put("head", found.head().toString());
                final ArrayNode faults = node.putArray("faults");
                found.faults()
                        .forEach(fault ->
                                faults.addObject().put("line", fault.line()).put("says", fault.says()));
                spec.commandLine().getOut().println(node);
            } else {
                found.faults()
                        .forEach(fault -> spec.commandLine()
                                .getOut()
                                .println((fault.line() > 0 ? "line " + fault.line() + ": " : "") + fault.says()));
                spec.commandLine()
                        .getOut()
                        .println(
                                found.faults().isEmpty()
                                        ? "The audit log is whole: " + found.entries() + " entries, head "
                                                + found.head()
                                        : "The audit log is NOT whole.");
            }
            spec.commandLine().getOut().flush();
            return found.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }

        private int say(final int code, final String line) {
            spec.commandLine().getErr().println("doorclock hub audit verify: " + line);
            return code;
        }
    }
}
