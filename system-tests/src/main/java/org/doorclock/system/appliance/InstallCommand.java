// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Debian's packages and an estates bundle on a machine with systemd: installed, started, hung, upgraded, rolled back,",
            "removed and purged; a card from a spreadsheet's row to a door that publishes; a release that the hub offers,",
            "fetched, proved, taken back, stopped; a door's encrypted data, and what is left of that once the device is retired.",
            "Takes some 60 minutes."
        })
public final class InstallCommand implements Callable<Integer> {

    @Option(
            names = "--packages",
            paramLabel = "DIR",
            description = "What ./doorclock packages has made before. Default: made anew.")
    private Optional<Path> made = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES}: one of the walks. Default: all.")
    private Optional<Part> only = Optional.empty();

    private enum Part {
        PACKAGES,
        CARDS,
        RELEASE,
        ERASE
    }

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);

    @Override
    public Integer call() throws Exception {
        final Appliance appliance = Appliance.there();
        appliance.checkSystem();
        if (only.orElse(Part.ERASE) == Part.ERASE) {
            appliance.checkEncryption();
        }
        Tap.lay();
        final Path work = Program.home()
                .resolve("target/campaign-install"
                        + only.map(part -> "-" + part.name().toLowerCase(Locale.ROOT))
                                .orElse(""));
        Trees.delete(work);
        Files.createDirectories(work);
        final long begin = time.nanos();
        final Packages packages = Packages.raised(made.isPresent() ? made.get() : Packages.make(work), work);
        int taken = 0;
        if (only.orElse(Part.PACKAGES) == Part.PACKAGES) {
            taken += walkPackages(appliance, work, packages);
        }
        if (only.orElse(Part.CARDS) == Part.CARDS) {
            taken += walkCards(appliance, work, packages);
        }
        if (only.orElse(Part.RELEASE) == Part.RELEASE) {
            taken += walkRelease(appliance, work, packages);
        }
        if (only.orElse(Part.ERASE) == Part.ERASE) {
            taken += walkErase(appliance, work, packages);
        }
        System.out.printf(
                "install: %d steps in %d s, each as it must be%n", taken, (time.nanos() - begin) / 1_000_000_000);
        return ExitCode.DONE;
    }

    private int walkPackages(final Appliance appliance, final Path work, final Packages packages) throws Exception {
        final Path keys = work.resolve("keys");
        Program.runToEnd("provision", work.resolve("keys.log"), List.of("provision", "keys", "--out", keys.toString()));
        final Path seed = Files.createDirectories(work.resolve("no-seed"));
        try (SystemGuest guest = new SystemGuest(appliance, work.resolve("packages-guest"), seed, time)) {
            final Steps steps = new Steps(guest, System.out, time);
            steps.step("Debian 13 with systemd starts", () -> {
                guest.powerOn(List.of("cloud-init=disabled"));
                return "";
            });
            steps.does("systemd is the first process", "ps -o comm= 1", "systemd"::equals);
            new PackageWalk(steps, packages, keys).take();
            guest.powerOff();
            return steps.taken();
        }
    }

    private int walkCards(final Appliance appliance, final Path work, final Packages packages) throws Exception {
        final TestBands bands = new TestBands();
        final List<String> tags = List.of("DC-0042", "DC-0043");
        try (Estate estate = new Estate(work.resolve("estate"))) {
            final Path bundles = estate.bundles(tags, Packages.find(packages.lower(), "doorclock-door"), "");
            final CardWalk walk = new CardWalk(appliance, estate, work, System.out, time, bands);
            return walk.take(bundles, tags.getFirst(), 0, false) + walk.take(bundles, tags.getLast(), 1, true);
        }
    }

    private int walkRelease(final Appliance appliance, final Path work, final Packages packages) throws Exception {
        final TimeServer server = new TimeServer(Tap.HOST, time);
        try (server;
                Estate estate = new Estate(work.resolve("release-estate"))) {
            final Path bundle = estate.bundles(
                            List.of(ReleaseWalk.TAG),
                            Packages.find(packages.lower(), "doorclock-door"),
                            ReleaseWalk.SITE_SETTINGS)
                    .resolve(ReleaseWalk.TAG);
            try (SystemGuest guest = new SystemGuest(appliance, work.resolve(ReleaseWalk.TAG), bundle, time)) {
                final Steps steps = new Steps(guest, System.out, time);
                new ReleaseWalk(steps, guest, estate, work, time).take();
                guest.powerOff();
                return steps.taken();
            }
        }
    }

    private int walkErase(final Appliance appliance, final Path work, final Packages packages) throws Exception {
        try (Estate estate = new Estate(work.resolve("erase-estate"))) {
            final Path bundles =
                    estate.bundles(List.of(EraseWalk.TAG), Packages.find(packages.lower(), "doorclock-door"), "");
            try (SystemGuest guest =
                    new SystemGuest(appliance, work.resolve("erase"), bundles.resolve(EraseWalk.TAG), time)) {
                final Steps steps = new Steps(guest, System.out, time);
                new EraseWalk(guest, estate, steps, time, new TestBands()).take();
                return steps.taken();
            }
        }
    }
}
