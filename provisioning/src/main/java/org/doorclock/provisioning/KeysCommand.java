// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorclock.identity.SiteKeys;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        description = {
            "Makes a site's keys: token.key and seal.public for the hub and every door, seal.private for the hub alone.",
            "Keys that are there already are never overwritten."
        },
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder; made if it is not there.")
    private Path directory;

    @Option(names = "--json", description = "Say it so that a machine can read it.")
    private boolean json;

    private KeysCommand() {}

    @Override
    public Integer call() throws Exception {
        final List<Path> made = new SiteKeys(directory).create();
        final var out = spec.commandLine().getOut();
        if (json) {
            final var node = JsonNodeFactory.instance.objectNode().put("directory", directory.toString());
            final var files = node.putArray("files");
            made.forEach(file -> files.add(file.toString()));
            out.println(node);
        } else {
            made.forEach(out::println);
            out.println("Copy token.key and seal.public to every door. seal.private stays at the hub.");
            out.println("Keep a copy of all three in a safe: without token.key no patient is recognised again, without"
                    + " seal.private no identity can be shown.");
        }
        return ExitCode.DONE;
    }
}
