// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock provision verify}. */
@Command(
        name = "verify",
        description =
                "Checks bundles, or cards that they were copied to: every file as it was signed by this authority.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "1..*",
            description = "Folders of bundles, or a card's mounted partition.")
    private List<Path> bundles = List.of();

    VerifyCommand() {}

    @Override
    public Integer call() throws IOException, SettingsException {
        final Verification verification = Verification.by(options.files().anchors());
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        final var all = node.putArray("bundles");
        final List<String> lines = new ArrayList<>();
        boolean sound = true;
        for (final Path bundle : bundles) {
            final List<String> faults = verification.faults(bundle);
            final var one = all.addObject().put("bundle", bundle.toString()).put("sound", faults.isEmpty());
            faults.forEach(one.putArray("faults")::add);
            lines.addAll(
                    faults.isEmpty()
                            ? List.of(bundle + ": sound.")
                            : faults.stream()
                                    .map(fault -> bundle + ": " + fault + ".")
                                    .toList());
            sound &= faults.isEmpty();
        }
        options.say(spec, node, lines.toArray(String[]::new));
        return sound ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
}
