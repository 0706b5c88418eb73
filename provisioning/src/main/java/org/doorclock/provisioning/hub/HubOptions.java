// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.files.FileModes;
import org.doorclock.provisioning.register.ProvisionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which hub a command asks or tells; none, unless it is said. */
public final class HubOptions {

    @Option(names = "--hub", paramLabel = "URL", description = "The hub, such as https://doorclock.example.")
    private Optional<URI> hub = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds a token of the hub's with the role estates; mode 600. Needed with --hub.")
    private Optional<Path> token = Optional.empty();

    /** @param anchors the authority that the hub's certificate is of */
    public Optional<HubDevices> open(final CommandSpec spec, final Path anchors) throws IOException {
        return hub.isPresent() ? Optional.of(open(spec, hub.get(), anchors)) : Optional.empty();
    }

    private HubDevices open(final CommandSpec spec, final URI at, final Path anchors) throws IOException {
        final Path file = token.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "--hub needs --token-file, a token of the hub's"));
        if (at.getHost() == null || !List.of("http", "https").contains(at.getScheme())) {
            throw new ParameterException(spec.commandLine(), "--hub: must be a URL such as https://doorclock.example");
        }
        return new HubDevices(URI.create(at.toString().replaceFirst("/+$", "")), anchors, secret(file));
    }

    private static String secret(final Path file) throws IOException {
        try {
            if (FileModes.areOpenToOthers(file)) {
                throw ProvisionException.badInput(file + ": others than its owner may read this token. chmod 600 it.");
            }
            final String text = Files.readString(file).strip();
            if (!text.matches("[!-~]{8,512}")) {
                throw ProvisionException.badInput(file + ": holds no token.");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw ProvisionException.unavailable(file + ": is not there. It is to hold a token of the hub's.");
        }
    }
}
