// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.flash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.hub.HubDevices;
import org.doorclock.provisioning.hub.HubOptions;
import org.doorclock.provisioning.register.Device;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doorclock provision status}. */
@Command(
        name = "status",
        description = {
            "Says of every device in the register how far it is; with --hub also how it does now and whether it is commissioned.",
            "What the hub has heard of and the register does not know is shown too."
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final String LINE = "%-24s %-12s %-9s %-26s %-13s %-10s %s";

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private HubOptions hub = new HubOptions();

    StatusCommand() {}

    /** One device, as both know it. */
    private record Row(
            String path, String door, String state, String waits, String standing, String condition, String note) {

        String line() {
            return LINE.formatted(path, door, state, waits, standing, condition, note)
                    .stripTrailing();
        }

        void json(final ObjectNode node) {
            node.put("device", path)
                    .put("door", door)
                    .put("state", state)
                    .put("token", waits)
                    .put("standing", standing)
                    .put("condition", condition)
                    .put("note", note);
        }
    }

    @Override
    public Integer call() throws IOException {
        final Optional<HubDevices> asked = hub.open(spec, options.files().anchors());
        final Map<String, JsonNode> heard = asked.isPresent() ? asked.get().read() : Map.of();
        final List<Row> rows = new ArrayList<>();
        final List<Device> devices = options.register().devices();
        for (final Device device : devices) {
            rows.add(row(device, Optional.ofNullable(heard.get(device.name().toString())), asked.isPresent()));
        }
        heard.forEach((path, item) -> {
            if (devices.stream().noneMatch(device -> device.name().toString().equals(path))) {
                rows.add(new Row(
                        path,
                        item.path("door").asText(),
                        "unknown",
                        "",
                        standing(item),
                        condition(item),
                        "not in the register"));
            }
        });
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        final var items = node.putArray("devices");
        rows.forEach(row -> row.json(items.addObject()));
        final List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("DEVICE", "DOOR", "STATE", "TOKEN", "STANDING", "CONDITION", "NOTE"));
        rows.forEach(row -> lines.add(row.line()));
        options.say(spec, node, lines.toArray(String[]::new));
        return ExitCode.DONE;
    }

    private Row row(final Device device, final Optional<JsonNode> heard, final boolean wasAsked) throws IOException {
        final boolean waits = device.canEnrol(options.time().now());
        final String until = device.token()
                .filter(record -> record.use().isEmpty())
                .map(record -> (waits ? "until " : "over since ")
                        + record.expires().toString().substring(0, 16) + "Z")
                .orElse("");
        final String elsewhere = heard.map(item -> item.path("door").asText())
                .filter(door -> !door.isEmpty() && !door.equals(device.door()))
                .map(door -> "says it is at door " + door)
                .orElse("");
        return new Row(
                device.name().toString(),
                device.door(),
                device.state().word(),
                until,
                heard.map(StatusCommand::standing).orElse(""),
                heard.map(StatusCommand::condition).orElse(wasAsked ? "never seen" : ""),
                elsewhere);
    }

    private static String standing(final JsonNode item) {
        return item.path("standing").asText();
    }

    private static String condition(final JsonNode item) {
        return item.path("condition").asText(item.path("online").asBoolean() ? "online" : "offline");
    }
}
