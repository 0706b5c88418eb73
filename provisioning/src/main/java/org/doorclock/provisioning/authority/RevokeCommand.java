// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision revoke}. */
@Command(
        name = "revoke",
        description = {
            "Takes a device's identity: its certificates and its token are worth nothing any more. 'provision token' lets"
                    + " it enrol again.",
            "server:NAME and client:NAME revoke what 'provision server' made."
        },
        mixinStandardHelpOptions = true)
public final class RevokeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private CrlAfter crl = new CrlAfter();

    @Parameters(paramLabel = "DEVICE", description = "Asset tag, site/device, server:NAME or client:NAME.")
    private String typed;

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            description =
                    "key-compromise (default; stolen or lost; also in the place of another reason given before), superseded,"
                            + " cessation-of-operation, unspecified.")
    private String reason = RevocationReason.KEY_COMPROMISE.word();

    @Override
    public Integer call() throws Exception {
        final Optional<RevocationReason> why = RevocationReason.of(reason.toLowerCase(Locale.ROOT));
        if (why.isEmpty()) {
            throw ProvisionException.badInput(
                    "--reason: " + reason + " is none. 'provision revoke --help' lists them.");
        }
        final Register register = options.register();
        final Lifecycle lifecycle = new Lifecycle(register, options.time());
        final String revoked;
        if (typed.startsWith("server:") || typed.startsWith("client:")) {
            lifecycle.revokeHolder(typed, why.get(), Authority.operator());
            revoked = typed;
        } else {
            final Device device = AuthorityOptions.device(register.read(), typed);
            lifecycle.revoke(device.name(), why.get(), Authority.operator());
            revoked = device.name().toString();
        }
        options.say(
                spec,
                JsonNodeFactory.instance.objectNode().put("revoked", revoked),
                revoked + ": revoked.",
                crl.sign(options));
        return ExitCode.DONE;
    }
}
