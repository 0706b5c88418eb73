// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;

/** The demo's processes. Started once, then typed into from any thread, then closed. */
public final class DemoSystem implements AutoCloseable {

    /** The doors there are, by the name that begins a typed line. */
    public static final List<String> DOORS = List.of("ed1", "ct1");

    private static final String USER = "demo";

    private final Deployment deployment;
    private final int httpPort;
    private final PrintStream out;
    private final List<Kept> programs = new CopyOnWriteArrayList<>();
    private final Map<String, Kept> doors = new ConcurrentHashMap<>();

    /** @param clock hub and doors share this computer's clock, so it is vouched for; in production nothing but NTP is */
    DemoSystem(final Path state, final int httpPort, final DemoClock clock, final PrintStream out)
            throws StartException {
        this.deployment = new Deployment(
                state,
                Map.of(
                        "clock.trust", "host",
                        "clock.rate", Double.toString(clock.rate()),
                        "clock.origin", clock.origin().toString()));
        this.httpPort = httpPort;
        this.out = out;
    }

    /** Starts everything and says where it is. */
    String start(final int mqttPort, final Optional<String> reader) throws StartException {
        out.println("Starting the hub ...");
        final Map<String, String> settings = Map.of(
                "http.port", Integer.toString(httpPort), "mqtt.port", Integer.toString(mqttPort), "phone", "4416");
        final HubAddress hub = HubAddress.of(keep(
                        "hub",
                        ports -> deployment.hub(with(settings, ports), printed("hub")),
                        ready -> HubAddress.of(ready).ports())
                .awaitReady());
        final List<String> entry = demoUser();
        out.println("Starting the doors ...");
        for (final String door : DOORS) {
            doors.put(door, keepDoor(door, hub.mqtt(), reader));
        }
        return """

                Doorclock is running; what it keeps is below %1$s
                  Sign in         %2$s%6$s   (works once)
                  or as           %7$s, password %8$s
                  Dashboard       %2$s
                  ED board        %2$sboard/%3$s
                  API             %2$sapi/v1/cases   (token: %9$s)
                  CT door screen  %4$s
                  ED door screen  %5$s

                Type a door and a wristband:  ed1 9434765919   then   ct1 9434765919
                Ctrl-C stops all.
                """.formatted(
                        deployment.root(),
                        hub.http(),
                        Deployment.SITE,
                        doors.get("ct1").awaitReady(),
                        doors.get("ed1").awaitReady(),
                        entry.getLast().substring(1),
                        USER,
                        entry.getFirst(),
                        deployment.tokenFile());
    }

    /** Somebody who may do everything at this demo's hub: a password, then a link, both anew at each start. */
    private List<String> demoUser() throws StartException {
        return deployment.hasUsers()
                ? deployment.hubCommand("user", "reset", USER, "--lasting", "--link")
                : deployment.hubCommand("user", "add", USER, "--role", "all", "--lasting", "--link");
    }

    /** Takes "door what-its-reader-reads"; false if no door of that name is there. */
    boolean type(final String line) {
        final String[] parts = line.strip().split("\\s+", 2);
        final Kept door = doors.get(parts[0]);
        if (door == null) {
            return false;
        }
        final String read = parts.length > 1 ? parts[1] : "";
        door.type(DemoPlaces.symbol(read).orElse(read));
        return true;
    }

    @Override
    public void close() {
        programs.reversed().forEach(Kept::close);
        deployment.close();
    }

    private Kept keep(final String name, final Kept.Start start, final Function<String, Map<String, String>> portsOf)
            throws StartException {
        final Kept kept = new Kept(name, start, portsOf, out);
        programs.add(kept);
        return kept;
    }

    private Kept keepDoor(final String door, final String broker, final Optional<String> reader) throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("--stdin", "--echo"));
        if (door.startsWith("ct")) {
            reader.ifPresent(device -> arguments.addAll(List.of("--reader", device)));
        }
        final Map<String, String> settings = Map.of(
                "phone", "4417",
                "places", deployment.file("places.properties", DemoPlaces.file()),
                "http.port", Integer.toString(httpPort == 0 ? 0 : httpPort + 1 + DOORS.indexOf(door)));
        return keep(
                door,
                ports -> deployment.door(door, broker, with(settings, ports), arguments, printed(door)),
                ready -> Map.of("http.port", HubAddress.port(ready)));
    }

    private static Map<String, String> with(final Map<String, String> settings, final Map<String, String> ports) {
        final Map<String, String> all = new HashMap<>(settings);
        all.putAll(ports);
        return all;
    }

    private Consumer<String> printed(final String program) {
        return line -> out.println(program + "  " + line);
    }
}
