// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.flash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final String LINE = "%-24s %-12s %-9s %-26s %-13s %-10s %s";

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Option(names = "--hub", paramLabel = "URL", description = "The hub, such as https://doorclock.example.")
    private Optional<URI> hub = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds a token of the hub's with the role estates; mode 600. Needed with --hub.")
    private Optional<Path> token = Optional.empty();

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
        final Map<String, JsonNode> heard = hub.isPresent() ? heard(hub.get()) : Map.of();
        final List<Row> rows = new ArrayList<>();
        final List<Device> devices = options.register().devices();
        for (final Device device : devices) {
            rows.add(row(device, Optional.ofNullable(heard.get(device.name().toString()))));
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

    private Map<String, JsonNode> heard(final URI at) throws IOException {
        final Path file = token.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "--hub needs --token-file, a token of the hub's"));
        if (at.getHost() == null || !List.of("http", "https").contains(at.getScheme())) {
            throw new ParameterException(spec.commandLine(), "--hub: must be a URL such as https://doorclock.example");
        }
        return new HubDevices(
                        URI.create(at.toString().replaceFirst("/+$", "")),
                        options.files().anchors(),
                        secret(file))
                .read();
    }

    private static String secret(final Path file) throws IOException {
        try {
            final Optional<PosixFileAttributeView> modes =
                    Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
            if (modes.isPresent()
                    && modes.get().readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw ProvisionException.badInput(file + ": others than its owner may read this token. chmod 600 it.");
            }
            final String text = Files.readString(file).strip();
            if (!text.matches("[!-~]{8,512}")) {
                throw ProvisionException.badInput(file + ": holds no token.");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw ProvisionException.unavailable(file + ": is not there. It is to hold a token of the hub's.");
        }
    }

    private Row row(final Device device, final Optional<JsonNode> heard) throws IOException {
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
                heard.map(StatusCommand::condition).orElse(hub.isPresent() ? "never seen" : ""),
                elsewhere);
    }

    private static String standing(final JsonNode item) {
        return item.path("standing").asText();
    }

    private static String condition(final JsonNode item) {
        return item.path("condition").asText(item.path("online").asBoolean() ? "online" : "offline");
    }
}
