// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.doorclock.identity.KeyFileException;
import org.doorclock.system.StartException;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;

/**
 * The door's real program in a virtual machine, whose power fails again and again at random: while it starts, while it
 * records, with the hub in reach and without. What the door has acknowledged must be at the hub in the end, once, and
 * nothing else may be.
 */
final class PowerCampaign implements AutoCloseable {

    /** What is done to the door. */
    enum Kind {
        POWER_CUTS,
        IO_ERRORS,
        /** Power cuts on a disk that lies about its flushes: the campaign must notice. */
        POWER_CUTS_ON_A_LYING_DISK
    }

    private static final Duration LONGEST = Duration.ofMillis(1500);
    private static final int SCANS_OF_A_LIFE = 8;
    private static final Duration LAG = Duration.ofSeconds(2);
    private static final long DRAIN_ATTEMPTS = 600;
    private static final long DRAIN_PAUSE_MILLIS = 200;

    private final Kind kind;
    private final Appliance appliance;
    private final Path work;
    private final RandomGenerator random;
    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final Site site;
    private final Bands bands;
    private final VolatileDisk disk;
    private final Ledger ledger = new Ledger();
    private final Counts counts;
    private Optional<String> unheard = Optional.empty();

    /** @param counts gets what happens */
    PowerCampaign(final Kind kind, final Appliance appliance, final Path work, final long seed, final Counts counts)
            throws IOException, StartException, KeyFileException {
        this.kind = kind;
        this.appliance = appliance;
        this.work = work;
        this.counts = counts;
        this.random = new Random(seed);
        site = new Site(work, "ed1", Map.of("reader.devices", "usb:0c2e:0b61"));
        bands = new Bands(site.keys());
        disk = new VolatileDisk(
                appliance.emptyDataDisk(),
                new Random(seed + 1),
                kind == Kind.POWER_CUTS_ON_A_LYING_DISK
                        ? Optional.of(new VolatileDisk.Lie(LAG, time::nanos))
                        : Optional.empty());
    }

    /** @param progress hears of each cycle that is over */
    Verdict run(final int cycles, final IntConsumer progress) throws IOException, StartException, InterruptedException {
        Rehearsal.run(appliance, guest(), site.config());
        for (int cycle = 1; cycle <= cycles; cycle++) {
            connect(random.nextInt(3) > 0);
            live();
            progress.accept(cycle);
        }
        deliver();
        return ledger.judge(bands, site.stopAndRead());
    }

    @Override
    public void close() throws IOException {
        site.close();
    }

    private void connect(final boolean on) throws IOException {
        site.network().turn(on);
        if (!on) {
            counts.withoutHub();
        }
    }

    private Path guest() {
        return work.resolve("guest");
    }

    private Life powerOn() throws IOException, StartException {
        return new Life(appliance, guest(), disk, site.config());
    }

    /** One life of the door, up to the power cut. */
    private void live() throws IOException, StartException, InterruptedException {
        final long begin = time.nanos();
        final Life life = powerOn();
        try {
            if (random.nextInt(8) == 0) {
                cutAfter(life, random.nextLong(counts.start().toNanos()));
            }
            if (!life.awaitReady()) {
                counts.cutWhileStarting();
                return;
            }
            counts.started(time.nanos() - begin);
            final Duration usual = counts.scan().multipliedBy(SCANS_OF_A_LIFE);
            Duration longest = usual.compareTo(LONGEST) > 0 ? usual : LONGEST;
            if (kind == Kind.IO_ERRORS) {
                disk.failSoon(new VolatileDisk.Fault(random.nextInt(30), 1L << random.nextInt(10)));
                longest = longest.multipliedBy(3);
            }
            cutAfter(life, random.nextLong(longest.toNanos()));
            scanOn(life);
        } finally {
            life.cut();
            site.network().hangUp();
        }
    }

    private void cutAfter(final Life life, final long nanos) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(Duration.ofNanos(nanos));
                life.cut();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Band after band until the power is gone. Who heard no tone scans again. */
    private void scanOn(final Life life) throws StartException, InterruptedException {
        while (true) {
            final String band = unheard.filter(b -> random.nextBoolean()).orElseGet(bands::next);
            unheard = Optional.of(band);
            ledger.typing(band);
            final long begin = time.nanos();
            final Optional<JsonNode> answer = life.scan(band);
            if (answer.isEmpty()) {
                return;
            }
            counts.scanned(time.nanos() - begin);
            if (note(band, answer.get())) {
                unheard = Optional.empty();
            } else {
                life.awaitQuiet();
            }
        }
    }

    /** Whether the door said that this band is on record. */
    private boolean note(final String band, final JsonNode outcome) throws StartException {
        switch (outcome.path("outcome").asText()) {
            case "arrived" -> ledger.saved(band, outcome.path("id").asText());
            case "already-recorded" -> ledger.alreadyRecorded(band);
            case "cannot-save" -> {
                counts.refused();
                return false;
            }
            case "read-error" -> {
                counts.misread();
                return false;
            }
            default -> throw new StartException("to a wristband the door said: " + outcome);
        }
        return true;
    }

    /** A last life with the hub in reach, until the hub says that it has everything. */
    private void deliver() throws IOException, StartException, InterruptedException {
        site.network().turn(true);
        final Life life = powerOn();
        try {
            life.awaitReady();
            final String band = bands.next();
            ledger.typing(band);
            JsonNode last = deliverable(life, band);
            while (!note(band, last)) {
                life.awaitQuiet();
                last = deliverable(life, band);
            }
            final String id = last.path("id").asText();
            final String epoch = id.substring(0, Math.max(0, id.lastIndexOf('/')));
            for (long i = 0;
                    i < DRAIN_ATTEMPTS
                            && !site.holdsAllUpTo(epoch, last.path("seq").asLong());
                    i++) {
                Thread.sleep(DRAIN_PAUSE_MILLIS);
            }
        } finally {
            life.cut();
        }
    }

    private static JsonNode deliverable(final Life life, final String band)
            throws StartException, InterruptedException {
        return life.scan(band).orElseThrow(() -> new StartException("the door went off before it had delivered"));
    }
}
