// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.doorclock.system.StartException;

/**
 * A hub and doors on this computer, with their keys, configuration, data and logs below one directory. Programs are
 * started by name; a second start of the same name is a restart on the same data. Closing stops what still runs.
 */
public final class Deployment implements AutoCloseable {

    public static final String SITE = "demo";

    private final Path root;
    private final Map<String, String> common;
    private final List<Program> running = new CopyOnWriteArrayList<>();

    /**
     * @param root where everything lies; made if it is not there
     * @param common settings of the hub and of every door
     */
    public Deployment(final Path root, final Map<String, String> common) throws StartException {
        this.root = root.toAbsolutePath();
        this.common = Map.copyOf(common);
        try {
            Files.createDirectories(this.root);
        } catch (IOException e) {
            throw new StartException(this.root + " cannot be written: choose another --state");
        }
        if (!Files.exists(keys())) {
            Program.runToEnd("provision", log("provision"), List.of("provision", "keys", "--out", keys().toString()));
        }
    }

    public Path root() {
        return root;
    }

    /**
     * Starts the hub; its output lines go to {@code output}. Does not wait for it, but makes the {@link #token()} meanwhile
     * if there is none.
     */
    public Program hub(final Map<String, String> settings, final Consumer<String> output) throws StartException {
        final Map<String, String> all = settings("hub", settings);
        all.putIfAbsent("sites", SITE);
        final Program hub =
                start("hub", output, List.of("hub", "run", "--config", file("hub.properties", all)), Map.of());
        if (!Files.exists(tokenFile())) {
            hubCommand(
                    "token",
                    "create",
                    "--name",
                    "all",
                    "--role",
                    "all",
                    "--days",
                    "3650",
                    "--out",
                    tokenFile().toString());
        }
        return hub;
    }

    /** What a command of the hub prints, run beside it on its files. The hub must have been started once. */
    public List<String> hubCommand(final String... arguments) throws StartException {
        final List<String> all = new ArrayList<>(List.of("hub"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", root.resolve("hub.properties").toString()));
        return Program.runToEnd("hub " + arguments[0], log("hub-" + arguments[0]), all);
    }

    /** Folds what the hub keeps beside its journal anew. The hub must have been started once, and must have stopped. */
    public List<String> rebuildHub(final long seconds) throws StartException {
        return Program.runToEnd(
                "hub rebuild",
                log("hub-rebuild"),
                List.of(
                        "hub",
                        "rebuild",
                        "--config",
                        root.resolve("hub.properties").toString()),
                seconds);
    }

    /** A token of the hub with every role, in a file that only its owner may read. */
    public Path tokenFile() {
        return root.resolve("api-token");
    }

    /** The content of {@link #tokenFile()}. */
    public String token() {
        try {
            return Files.readString(tokenFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether anybody was ever given a password of the hub. */
    public boolean hasUsers() {
        return Files.exists(root.resolve("hub/access/users.json"));
    }

    /**
     * Starts a door. Does not wait.
     *
     * @param name of the door and its device; {@code ct...} is a CT door, any other an ED door
     * @param broker where it publishes, as a URL
     * @param more arguments, such as {@code --stdin}
     */
    public Program door(
            final String name,
            final String broker,
            final Map<String, String> settings,
            final List<String> more,
            final Consumer<String> output)
            throws StartException {
        return start(name, output, doorArguments(name, broker, settings, more), Map.of());
    }

    /** The same, without its start-up cache. */
    public Program doorWithoutCache(
            final String name,
            final String broker,
            final Map<String, String> settings,
            final List<String> more,
            final Consumer<String> output)
            throws StartException {
        return start(
                name, output, doorArguments(name, broker, settings, more), Map.of("DOORCLOCK_CACHE", "/nonexistent"));
    }

    /** The same, which takes releases from the hub, into {@link #releases}. Whoever starts it starts it again when it ends. */
    public Program updatableDoor(
            final String name,
            final String broker,
            final Map<String, String> settings,
            final List<String> more,
            final Consumer<String> output)
            throws StartException {
        return start(
                name,
                output,
                doorArguments(name, broker, settings, more),
                Map.of("DOORCLOCK_DOOR_UPDATE_FOLDER", releases(name).toString()));
    }

    /** Where an updatable door keeps releases. */
    public Path releases(final String name) {
        return root.resolve(name + "-releases");
    }

    private List<String> doorArguments(
            final String name, final String broker, final Map<String, String> settings, final List<String> more)
            throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("door", "--config", doorFile(name, broker, settings)));
        arguments.addAll(more);
        return arguments;
    }

    /** Writes a door's configuration without starting it; what {@code settings} says wins. Answers where it is. */
    public String doorFile(final String name, final String broker, final Map<String, String> settings)
            throws StartException {
        final boolean ct = name.startsWith("ct");
        final Map<String, String> all = settings(name, Map.of());
        all.put("site", SITE);
        all.put("device", name);
        all.put("door", name);
        all.put("kind", ct ? "ct-door" : "ed-door");
        all.put("broker", broker);
        all.putIfAbsent("name", (ct ? "CT " : "ED ") + name.replaceAll("\\D", ""));
        all.putIfAbsent("barcode.bare-nhs-number", "true");
        all.putAll(settings);
        return file(name + ".properties", all);
    }

    /** Writes a configuration file into the deployment and says where it is. */
    public String file(final String name, final Map<String, String> settings) throws StartException {
        final String text = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                        .collect(Collectors.joining());
        try {
            return Files.write(root.resolve(name), text.getBytes(UTF_8)).toString();
        } catch (IOException e) {
            throw new StartException(root.resolve(name) + " cannot be written");
        }
    }

    @Override
    public void close() {
        running.reversed().forEach(Program::close);
        running.clear();
    }

    private Path keys() {
        return root.resolve("keys");
    }

    private Path log(final String name) {
        return root.resolve(name + ".log");
    }

    private Map<String, String> settings(final String name, final Map<String, String> own) {
        final Map<String, String> all = new TreeMap<>(common);
        all.putAll(own);
        all.put("data", root.resolve(name).toString());
        all.put("keys", keys().toString());
        return all;
    }

    private Program start(
            final String name,
            final Consumer<String> output,
            final List<String> arguments,
            final Map<String, String> environment)
            throws StartException {
        final Program program = Program.start(name, log(name), output, arguments, environment);
        running.add(program);
        return program;
    }
}
