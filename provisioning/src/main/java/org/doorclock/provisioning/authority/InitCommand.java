// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code provision init}. */
@Command(
        name = "init",
        description = {
            "Makes a trust's authority: an offline root, an issuing authority below it, an empty register.",
            "An authority that is there is never overwritten."
        },
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {

    private static final int MOST_NAME = 40;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Option(
            names = "--root-passphrase-file",
            paramLabel = "FILE",
            description = "The same for the root key. Without it you are asked, or the root key gets the issuing key's"
                    + " if --passphrase-file is given.")
    private Optional<Path> rootFile = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The organisation's name, as its certificates are to have it.")
    private String name;

    @Override
    public Integer call() throws Exception {
        final String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > MOST_NAME
                || !stripped.chars().allMatch(c -> Character.isLetterOrDigit(c) || " .,'&()-".indexOf(c) >= 0)) {
            throw ProvisionException.badInput("--name: must be 1 to " + MOST_NAME + " letters, digits and .,'&()-");
        }
        final AuthorityFolder made;
        try (Passphrase issuing = passphrase.choose("issuing");
                Passphrase root = rootFile.isPresent() || !passphrase.isFile()
                        ? PassphraseOption.choose(rootFile, "root")
                        : passphrase.choose("root")) {
            made = new Founding(stripped, options.time(), EncryptedKey.ROUNDS)
                    .found(options.files().folder(), root, issuing);
        }
        options.say(
                spec,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("authority", made.folder().toString())
                        .put("root", made.rootCertificate().toString())
                        .put("issuing", made.issuingCertificate().toString())
                        .put("anchors", made.anchors().toString())
                        .put("takeOffline", made.rootKey().toString())
                        .put("takeOfflineToo", made.releaseKey().toString()),
                made.folder() + ": the authority is made.",
                "Now move " + made.rootKey() + " to two sticks that lie in a safe, and delete it here: no command needs"
                        + " it, and whoever has it can be anybody.",
                "Move " + made.releaseKey()
                        + " there too: 'doorclock provision release' alone needs it, and whoever has it"
                        + " decides what the doors run. The root key's passphrase opens it.",
                "Keep copies of the rest of the folder as it changes. Give ca.pem to whoever is to trust this authority.",
                "Next: doorclock provision server enrol --san THIS-COMPUTER'S-NAME");
        return ExitCode.DONE;
    }
}
