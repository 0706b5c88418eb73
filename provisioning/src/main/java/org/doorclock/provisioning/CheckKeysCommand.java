// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorclock.identity.SiteKeys;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check-keys",
        description = "Checks that a folder's keys are there, whole, a pair, and that the secret ones are secret.",
        mixinStandardHelpOptions = true)
final class CheckKeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path directory;

    @Option(names = "--door", description = "As a door has them: without seal.private.")
    private boolean door;

    @Option(names = "--json", description = "Say it so that a machine can read it.")
    private boolean json;

    private CheckKeysCommand() {}

    @Override
    public Integer call() throws Exception {
        final SiteKeys keys = new SiteKeys(directory);
        if (door) {
            keys.checkForDoor();
        } else {
            keys.check();
        }
        final String whose = door ? "door" : "hub";
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("directory", directory.toString())
                                        .put("for", whose)
                                        .put("sound", true)
                                        .toString()
                                : directory + ": sound, for a " + whose + ".");
        return ExitCode.DONE;
    }
}
