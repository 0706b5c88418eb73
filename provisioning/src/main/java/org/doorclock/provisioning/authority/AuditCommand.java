// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.doorclock.audit.AuditHead;
import org.doorclock.audit.AuditLog;
import org.doorclock.audit.Verification;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code provision audit}. */
@Command(
        name = "audit",
        description = {
            "Checks the authority's audit log: finds any entry that was changed, removed, put in or moved, and says where.",
            "Prints the head (number and hash of the newest entry). Keep it elsewhere, and give it with --head the next"
                    + " time. Ends with 0 if the log is whole and with 1 if it is not."
        },
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Option(names = "--head", paramLabel = "SEQ:HASH", description = "A head that was kept: it must be in the log.")
    private Optional<String> head = Optional.empty();

    @Override
    public Integer call() throws Exception {
        options.register();
        final Optional<AuditHead> noted = head.flatMap(AuditHead::parse);
        if (head.isPresent() && noted.isEmpty()) {
            throw ProvisionException.badInput("--head: must be a head as this command prints it, SEQ:HASH.");
        }
        final Verification found =
                AuditLog.verify(AuditLog.folderBelow(options.files().folder()), noted);
        final List<Verification.Fault> faults = found.faults();
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("whole", faults.isEmpty())
                .put("entries", found.entries())
                .put("head", found.head().toString());
        final ArrayNode all = node.putArray("faults");
        faults.forEach(fault -> all.addObject().put("line", fault.line()).put("says", fault.says()));
        options.say(
                spec,
                node,
                Stream.concat(
                                faults.stream().map(fault -> "line " + fault.line() + ": " + fault.says()),
                                Stream.of(
                                        faults.isEmpty()
                                                ? "The audit log is whole: " + found.entries() + " entries, head "
                                                        + found.head()
                                                : "The audit log is NOT whole."))
                        .toArray(String[]::new));
        return faults.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
