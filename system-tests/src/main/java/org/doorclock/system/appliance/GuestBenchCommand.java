// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.bench.DoorBench;
import org.doorclock.system.bench.DoorFigures;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign bench}: measures and reports; decides nothing. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a door on this computer, then in a virtual machine with a USB keyboard and GPIO lines, and prints how",
            "many times slower that is; writes target/bench-guests.json. Takes minutes, half an hour with --arm64."
        })
public final class GuestBenchCommand implements Callable<Integer> {

    private static final String HERE = "this computer";

    @Option(names = "--scans", paramLabel = "N", description = "Scans on each. Default ${DEFAULT-VALUE}.")
    private int scans = 50;

    @Option(names = "--arm64", description = "In the arm64 machine too; build --arm64 comes first.")
    private boolean arm64;

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final Map<String, Map<String, DoorFigures.Figure>> machines = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        final Appliance appliance = Appliance.there();
        appliance.check();
        if (arm64) {
            appliance.checkArm64();
        }
        Tap.lay();
        final Path work = Program.home().resolve("target/campaign-bench");
        Trees.delete(work);
        Files.createDirectories(work);
        System.err.println("measuring " + HERE + " ...");
        try (Deployment system =
                new Deployment(work.resolve("here"), Map.of("clock.trust", "host", "http.port", "0"))) {
            machines.put(HERE, new DoorBench(system, time).measure(scans).all());
        }
        measure("User-Mode Linux", GuestDoor.Kind.USER_MODE, appliance, work.resolve("uml"));
        if (arm64) {
            measure("arm64 in QEMU", GuestDoor.Kind.ARM64, appliance, work.resolve("arm64"));
        }
        print();
        Files.writeString(Program.home().resolve("target/bench-guests.json"), json().toPrettyString() + "\n");
        return ExitCode.DONE;
    }

    private void measure(final String name, final GuestDoor.Kind kind, final Appliance appliance, final Path work)
            throws Exception {
        System.err.println("measuring " + name + " ...");
        Files.createDirectories(work);
        try (Site site = new Site(work, "ct1", Map.of("reader.devices", "usb:0c2e:0b61"));
                GuestDoor guest = new GuestDoor(kind, appliance, work.resolve("guest"), site.config())) {
            final GuestBench bench = new GuestBench(guest, time);
            machines.put(name, bench.measure(scans).all());
            System.err.printf("%s: %d wristbands came too slowly and were typed again%n", name, bench.misread());
        }
    }

    private void print() {
        System.out.printf("%-45s", "");
        machines.keySet().forEach(name -> System.out.printf(" %18s", name));
        System.out.println("   times slower");
        machines.get(HERE).forEach((what, here) -> {
            final String row = what.replaceAll(", median of \\d+", ", median");
            System.out.printf("%-45s", row);
            final StringBuilder ratios = new StringBuilder();
            for (final Map<String, DoorFigures.Figure> figures : machines.values()) {
                final double value = alike(figures, row);
                System.out.printf(" %18s", "%.1f %s".formatted(value, here.unit()));
                if (figures != machines.get(HERE)) {
                    ratios.append(" %6.1f".formatted(value / here.value()));
                }
            }
            System.out.println("  " + ratios);
        });
    }

    /** The figure of a row; how often a start was timed differs. */
    private static double alike(final Map<String, DoorFigures.Figure> figures, final String row) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().startsWith(row))
                .findFirst()
                .orElseThrow()
                .getValue()
                .value();
    }

    private ObjectNode json() {
        final ObjectNode root =
                JsonNodeFactory.instance.objectNode().put("date", time.now().toString());
        final ArrayNode rows = root.putArray("results");
        machines.forEach((name, figures) -> figures.forEach((what, figure) -> rows.addObject()
                .put("machine", name)
                .put("what", what)
                .put("value", figure.value())
                .put("unit", figure.unit())));
        return root;
    }
}
