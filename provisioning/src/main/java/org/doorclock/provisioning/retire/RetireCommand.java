// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.retire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.authority.CrlAfter;
import org.doorclock.provisioning.hub.HubDevices;
import org.doorclock.provisioning.hub.HubOptions;
import org.doorclock.provisioning.paper.ErasureWords;
import org.doorclock.provisioning.paper.RetirementSheet;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.Lifecycle;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RetirementRecord;
import org.doorclock.settings.ExitCode;
import org.doorclock.wire.Destruction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision retire}: the authority's side; the device destroys its keys when the hub tells it to retire. */
@Command(
        name = "retire",
        description = {
            "Takes a device out of use for good: its certificates are revoked, its door is free. Writes the dated record of it,"
                    + " as JSON and as a page to sign; of a device that is retired already, the record alone.",
            "Before that have the device itself retire, on its page at the hub: it then destroys its keys and data. With --hub the"
                    + " record has what it said of that."
        },
        mixinStandardHelpOptions = true)
public final class RetireCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private CrlAfter crl = new CrlAfter();

    @Mixin
    private HubOptions hub = new HubOptions();

    @Parameters(paramLabel = "DEVICE", description = "Asset tag, or site/device.")
    private String typed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "retired",
            description = "The folder of records; made if it is not there. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        final Register register = options.register();
        final Optional<HubDevices> told = hub.open(spec, options.files().anchors());
        final Device before = AuthorityOptions.device(register.read(), typed);
        final List<String> lines = new ArrayList<>();
        if (before.isActive()) {
            new Lifecycle(register, options.time()).retire(before.name(), Authority.operator());
        }
        final RetirementRecord record =
                RetirementRecord.of(register.read(), before.name()).with(saidAtHub(told, before.name()));
        lines.add(before.name() + " (" + before.assetTag() + "): retired "
                + (before.isActive() ? "" : "already, ") + record.end().at() + ". Door " + before.door()
                + " is free.");
        final Path file = write(record);
        lines.add(ErasureWords.of(record));
        lines.add("The record is in " + file + ".json and .pdf.");
        lines.add(crl.sign(options));
        if (told.isPresent()) {
            final boolean isNew = told.get().say(before.name(), "retired", before.door(), "Retired at the authority");
            lines.add(isNew ? "The hub has it as retired." : "The hub has it as retired already.");
        }
        options.say(spec, json(record).put("record", file + ".json"), lines.toArray(String[]::new));
        return ExitCode.DONE;
    }

    /** What the device answered when it was asked to retire. */
    private static Optional<String> saidAtHub(final Optional<HubDevices> hub, final DeviceName name)
            throws IOException {
        if (hub.isEmpty()) {
            return Optional.empty();
        }
        final JsonNode device = hub.get().read().getOrDefault(name.toString(), MissingNode.getInstance());
        return Optional.of(device.at("/signed"))
                .filter(signed -> signed.path("standing").asText().equals("retired"))
                .map(signed -> signed.path("note").asText())
                .filter(note -> Destruction.in(note).isPresent());
    }

    private Path write(final RetirementRecord record) throws IOException {
        Files.createDirectories(out);
        final Path file = out.resolve(record.fileName());
        WholeFile.replace(Path.of(file + ".json"), (json(record).toPrettyString() + "\n").getBytes(UTF_8));
        RetirementSheet.write(Path.of(file + ".pdf"), record);
        return file;
    }

    private static ObjectNode json(final RetirementRecord record) {
        final Device device = record.device();
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("device", device.name().toString())
                .put("door", device.door())
                .put("assetTag", device.assetTag())
                .put("retired", record.end().at().toString())
                .put("by", record.end().by())
                .put("erasure", record.destruction().map(Destruction::wireName).orElse("unknown"));
        record.said().ifPresent(said -> node.put("said", said));
        final ArrayNode certificates = node.putArray("certificates");
        record.revoked()
                .forEach(certificate -> certificates
                        .addObject()
                        .put("serial", certificate.serial())
                        .put("issued", certificate.issued().toString())
                        .put("expires", certificate.expires().toString())
                        .put("revoked", record.end().at().toString()));
        return node;
    }
}
