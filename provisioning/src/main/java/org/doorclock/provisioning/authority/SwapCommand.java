// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.event.Names;
import org.doorclock.provisioning.hub.HubDevices;
import org.doorclock.provisioning.hub.HubOptions;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision swap}. */
@Command(
        name = "swap",
        description = {
            "Puts another device in the place of a broken one: the old one is retired and revoked, the new one planned for"
                    + " the same door, in one step.",
            "The door's history stays with the door."
        },
        mixinStandardHelpOptions = true)
public final class SwapCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private TokenOptions token = new TokenOptions();

    @Mixin
    private CrlAfter crl = new CrlAfter();

    @Mixin
    private HubOptions hub = new HubOptions();

    @Parameters(index = "0", paramLabel = "OLD", description = "Asset tag, or site/device, of the broken one.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "Asset tag of the one that takes its place.")
    private String fresh;

    @Override
    public Integer call() throws Exception {
        final Duration valid = token.valid();
        final Optional<HubDevices> told = hub.open(spec, options.files().anchors());
        final Register register = options.register();
        final Device before = AuthorityOptions.device(register.read(), old);
        final String tag = fresh.substring(fresh.indexOf('/') + 1).strip();
        final DeviceName name = name(before);
        final Lifecycle.Swapped swapped = new Lifecycle(register, options.time())
                .swap(before.name(), name, tag.toUpperCase(Locale.ROOT), valid, Authority.operator());
        final String handed = token.hand(swapped.token());
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("retired", before.name().toString())
                .put("planned", name.toString())
                .put("door", before.door());
        token.out().ifPresentOrElse(file -> node.put("file", file.toString()), () -> node.put("token", handed));
        options.say(
                spec,
                node,
                "Door " + before.door() + ": " + before.name() + " is retired, " + name + " takes its place.",
                handed,
                crl.sign(options));
        if (told.isPresent()) {
            told.get().say(before.name(), "retired", before.door(), "Swapped, " + name + " takes its place");
            told.get().say(name, "planned", before.door(), "Takes the place of " + before.name());
        }
        return ExitCode.DONE;
    }

    private DeviceName name(final Device before) throws ProvisionException {
        final String[] parts = fresh.strip().split("/", -1);
        final String device = DeviceName.deviceOf(parts[parts.length - 1]);
        final String site = parts.length == 2 ? parts[0] : before.name().site();
        if (parts.length > 2 || !Names.isValid(site) || !Names.isValid(device)) {
            throw ProvisionException.badInput("NEW: a device " + Names.RULE + ".");
        }
        return new DeviceName(site, device);
    }
}
