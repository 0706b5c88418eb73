// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.Register;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision retire}: the authority's side; the device destroys its keys when the hub tells it to retire. */
@Command(
        name = "retire",
        description = "Takes a device out of use for good: its certificates are revoked, its door is free.",
        mixinStandardHelpOptions = true)
public final class RetireCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private CrlAfter crl = new CrlAfter();

    @Parameters(paramLabel = "DEVICE", description = "Asset tag, or site/device.")
    private String typed;

    @Override
    public Integer call() throws Exception {
        final Register register = options.register();
        final Device device = AuthorityOptions.device(register.read(), typed);
        final Device retired = new Lifecycle(register, options.time()).retire(device.name(), Authority.operator());
        final String at = retired.retired().map(Instant::toString).orElse("");
        options.say(
                spec,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("device", device.name().toString())
                        .put("door", device.door())
                        .put("assetTag", device.assetTag())
                        .put("retired", at),
                device.name() + " (" + device.assetTag() + "): retired " + at + ". Door " + device.door() + " is free.",
                crl.sign(options));
        return ExitCode.DONE;
    }
}
