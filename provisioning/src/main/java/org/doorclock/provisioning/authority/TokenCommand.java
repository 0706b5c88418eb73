// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.Register;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision token}. */
@Command(
        name = "token",
        description = {
            "Makes another enrolment token for a device; the one before is worth nothing from then on.",
            "A device that has an identity keeps it until the token is used."
        },
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private TokenOptions token = new TokenOptions();

    @Parameters(paramLabel = "DEVICE", description = "Asset tag, or site/device.")
    private String typed;

    @Override
    public Integer call() throws Exception {
        final Duration valid = token.valid();
        final Register register = options.register();
        final Device device = AuthorityOptions.device(register.read(), typed);
        final String handed = token.hand(register.reissue(device.name(), valid, Authority.operator()));
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("device", device.name().toString());
        token.out().ifPresentOrElse(file -> node.put("file", file.toString()), () -> node.put("token", handed));
        options.say(spec, node, handed);
        return ExitCode.DONE;
    }
}
