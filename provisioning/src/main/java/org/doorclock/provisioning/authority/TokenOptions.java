// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import picocli.CommandLine.Option;

/** Where a new token goes, and how long it waits. */
final class TokenOptions {

    private static final int MOST_DAYS = 365;

    @Option(
            names = "--token-out",
            paramLabel = "FILE",
            description = "A new file of mode 600 for the token. Without it the token is printed, this once.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--valid-days", paramLabel = "N", description = "How long the token waits; default: 30.")
    private Optional<Integer> days = Optional.empty();

    /** @throws ProvisionException if it cannot be, so that nothing is changed before that is known */
    Duration valid() throws ProvisionException {
        final long chosen = days.map(Integer::longValue).orElse(Register.TOKEN_VALID.toDays());
        if (chosen < 1 || chosen > MOST_DAYS) {
            throw ProvisionException.badInput("--valid-days: must be 1 to " + MOST_DAYS + ".");
        }
        if (out.isPresent() && Files.exists(out.get(), LinkOption.NOFOLLOW_LINKS)) {
            throw ProvisionException.badInput(out.get() + ": is there already and is never overwritten.");
        }
        return Duration.ofDays(chosen);
    }

    /** @return what to say of it */
    String hand(final EnrolmentToken token) throws IOException {
        if (out.isEmpty()) {
            return token.reveal();
        }
        WholeFile.replace(out.get().toAbsolutePath(), (token.reveal() + "\n").getBytes(US_ASCII));
        return "The token is in " + out.get() + ".";
    }

    Optional<Path> out() {
        return out;
    }
}
