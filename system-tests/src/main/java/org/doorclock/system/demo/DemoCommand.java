// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./doorclock demo}: a hub, a CT door and an ED door as processes of their own, over real MQTT. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a hub with its embedded broker, a simulated CT door (ct1) and a simulated ED door (ed1).",
            "Type a door and what its reader reads, one a line:",
            "  ed1 9434765919    the patient arrives at the emergency department",
            "  ct1 9434765919    the patient is at the CT door; after 60 s the same line starts the scan",
            "  ct1 !button       the CT door's \"scan started\" button",
            "  ed1 RESUS1        the wall barcode of Resus 1, right after a wristband",
            "Ctrl-C stops all; what was recorded stays for the next time."
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Empties the demo's state first.")
    private boolean fresh;

    @Option(names = "--for", paramLabel = "60s", description = "Ends by itself after this time.")
    private String runFor = "";

    @Option(
            names = "--reader",
            paramLabel = "READER",
            description = "A real scanner for the CT door: any, usb:05e0:1200, /dev/input/... or /dev/ttyACM0.")
    private String reader = "";

    @Option(names = "--state", paramLabel = "DIR", description = "Where the demo keeps its state; default target/demo.")
    private Path state = Program.home().resolve("target/demo");

    @Option(
            names = "--http-port",
            paramLabel = "N",
            description = "The hub's port; the doors' screens take the next two. 0: any. Default ${DEFAULT-VALUE}.")
    private int httpPort = 8080;

    @Option(names = "--mqtt-port", paramLabel = "N", description = "The broker's port. 0: any. Default 1883.")
    private int mqttPort = 1883;

    @Mixin
    private final TrafficOptions traffic = new TrafficOptions();

    @Override
    public Integer call() throws IOException, StartException, InterruptedException {
        final PrintStream out = System.out;
        final Duration limit = runFor.isEmpty() ? Duration.ofDays(3650) : Durations.parse(runFor);
        if (fresh) {
            Trees.delete(state);
        }
        try (DemoSystem system = new DemoSystem(state, httpPort, traffic.clock(), out)) {
            final CountDownLatch end = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
            out.print(system.start(mqttPort, Optional.of(reader).filter(device -> !device.isEmpty())));
            Thread.ofPlatform().daemon().name("keyboard").start(() -> typeFromStandardInput(system, out));
            traffic.startOn(system, out);
            if (end.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return ExitCode.FAILED;
            }
        }
        return ExitCode.DONE;
    }

    private static void typeFromStandardInput(final DemoSystem system, final PrintStream out) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !system.type(line)) {
                    out.println("Begin with a door: " + String.join(", ", DemoSystem.DOORS));
                }
            }
        } catch (IOException e) {
            out.println("The keyboard is gone; the demo goes on.");
        }
    }
}
