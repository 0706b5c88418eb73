// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.doorclock.provisioning.register.ProvisionException;
import picocli.CommandLine.Option;

/** Where a command gets the passphrase of the issuing authority's key from. */
public final class PassphraseOption {

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Holds the issuing key's passphrase in its first line; mode 600. Without it you are asked.")
    private Optional<Path> file = Optional.empty();

    /** Whether a file was named. */
    boolean isFile() {
        return file.isPresent();
    }

    /** For a key that is there. */
    public Passphrase get() throws ProvisionException {
        return of(file, "issuing");
    }

    /** For another key that is there. @param file empty to ask @param whose for the question */
    public static Passphrase of(final Optional<Path> file, final String whose) throws ProvisionException {
        return file.isPresent() ? Passphrase.read(file.get()) : ask("Passphrase of the " + whose + " key: ");
    }

    /** For a key that is to be made: asked for twice. */
    Passphrase choose(final String whose) throws ProvisionException {
        return choose(file, whose);
    }

    static Passphrase choose(final Optional<Path> file, final String whose) throws ProvisionException {
        if (file.isPresent()) {
            return strong(Passphrase.read(file.get()));
        }
        final Passphrase first = strong(ask("New passphrase of the " + whose + " key: "));
        try (Passphrase second = ask("The same again: ")) {
            if (!first.isSame(second)) {
                throw ProvisionException.badInput("the two passphrases are not the same. Nothing was made.");
            }
        }
        return first;
    }

    private static Passphrase strong(final Passphrase passphrase) throws ProvisionException {
        passphrase.requireStrong();
        return passphrase;
    }

    private static Passphrase ask(final String prompt) throws ProvisionException {
        final Console console = System.console();
        final char[] typed = console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
        if (typed == null) {
            throw ProvisionException.unavailable(
                    "nobody can be asked for the passphrase here. Name a file of mode 600 that holds it.");
        }
        return Passphrase.of(typed);
    }
}
