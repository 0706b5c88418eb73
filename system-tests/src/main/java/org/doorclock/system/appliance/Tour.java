// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;

/** A walk past everything that a door has, each step with what must come of it. */
final class Tour implements AutoCloseable {

    private static final long SECONDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final PrintStream out;
    private final Site site;
    private final Guest guest;
    private final PrintStream transcript;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();
    private long begin = time.nanos();

    Tour(final Appliance appliance, final Path work, final PrintStream out) throws IOException, StartException {
        this.out = out;
        transcript = new PrintStream(Files.newOutputStream(work.resolve("terminal.log")), true, UTF_8);
        site = new Site(work, "ct1", Map.of("reader.devices", "usb:0c2e:0b61"));
        final List<String> arguments = new ArrayList<>(Life.doorArguments(site.config(), work));
        arguments.add("DC_TOUR=eth0");
        guest = new Guest(Machine.arm64(appliance, List.of(), arguments), work, this::hear);
    }

    void take() throws IOException, StartException, InterruptedException {
        sees("the door is ready", "READY ");
        sees("the red lamp goes out", "LINE red 0");
        tell("journal");
        final long empty = number(sees("the journal is there", "JOURNAL "));
        tell("whole");
        tell("keys " + new TestBands().next());
        final JsonNode arrived = outcome("the keyboard types a wristband", "at-door");
        sees("the lamps change", "LINE amber", "LINE green");
        sees("the sounder sounds", "LINE sounder 1");
        tell("journal");
        if (number(sees("the journal answers", "JOURNAL ")) <= empty) {
            throw new StartException("the journal did not grow");
        }
        reaches(arrived);
        tell("start");
        final JsonNode started = outcome("the scan started line is pulled", "scan-started");
        sees("the sounder sounds", "LINE sounder 1");
        reaches(started);
        tell("unplug");
        sees("pulling the keyboard out lights the red lamp", "LINE red 1");
        tell("plug");
        sees("plugging it in puts the red lamp out", "LINE red 0");
    }

    @Override
    public void close() throws IOException {
        guest.cutPower();
        transcript.close();
        site.close();
    }

    private void hear(final String line) {
        transcript.println(line);
        lines.add(line);
    }

    private void tell(final String command) throws IOException {
        heard.clear();
        begin = time.nanos();
        guest.send((command + "\n").getBytes(US_ASCII));
    }

    /** Waits for a line that begins like one of these, from the last command on. */
    private String sees(final String what, final String... beginnings) throws StartException, InterruptedException {
        int next = 0;
        while (true) {
            while (next < heard.size()) {
                final String line = heard.get(next++);
                if (List.of(beginnings).stream().anyMatch(line::startsWith)) {
                    out.printf("%8d ms  %-45s %s%n", (time.nanos() - begin) / 1_000_000, what, line);
                    return line;
                }
            }
            final String line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new StartException(what + ": did not happen. Heard: " + heard);
            }
            heard.add(line);
        }
    }

    private JsonNode outcome(final String what, final String expected) throws StartException, InterruptedException {
        final String line = sees(what, "{");
        try {
            final JsonNode outcome = JSON.readTree(line);
            if (!outcome.path("outcome").asText().equals(expected)) {
                throw new StartException(what + ": the door said " + line);
            }
            return outcome;
        } catch (JsonProcessingException e) {
            throw new StartException(what + ": the door said what is no JSON");
        }
    }

    private void reaches(final JsonNode event) throws IOException, StartException, InterruptedException {
        site.awaitHolding(event);
        out.printf("%8d ms  the hub holds the event%n", (time.nanos() - begin) / 1_000_000);
    }

    private static long number(final String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
