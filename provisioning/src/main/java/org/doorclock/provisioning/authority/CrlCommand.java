// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code provision crl}. */
@Command(
        name = "crl",
        description =
                "Signs the revocation list crl.pem anew, for when 'provision serve', which does it, is not running.",
        mixinStandardHelpOptions = true)
public final class CrlCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Override
    public Integer call() throws Exception {
        try (Passphrase secret = passphrase.get()) {
            Authority.open(options.files(), secret, Storage.DISK, options.time())
                    .crl()
                    .sign();
        }
        options.say(
                spec,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("crl", options.files().crl().toString()),
                options.files().crl() + ": signed, for " + CrlFile.VALID.toDays() + " days.");
        return ExitCode.DONE;
    }
}
