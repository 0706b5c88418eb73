// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.doorclock.settings.Product;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;
import org.doorclock.time.TimeSource;

/**
 * Releases that a hub offers to a door that runs as its unit has it, with every lock: fetched over HTTPS with the device's own
 * certificate, begun in its window, proved, taken back, stopped; while patients come one after another.
 */
final class ReleaseWalk {

    static final String TAG = "DC-0044";
    static final String SITE_SETTINGS = "door.update.quiet=2s\ndoor.update.trial=60s\n";

    private static final String DEVICE = TAG.toLowerCase(Locale.ROOT);
    private static final String GOOD = "0.1.1";
    private static final String DEAF = "0.1.2";
    private static final String STOPPED = "0.1.3";
    private static final String UNIT = "doorclock-door";
    private static final String PID = "pid=$(systemctl show -P MainPID " + UNIT + "); ";
    private static final String RELEASES = "/var/lib/doorclock/releases/";
    private static final String SAVED = "wc -l < /run/patients/saved";
    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int START_SECONDS = 1800;
    private static final int PATIENTS = 300;
    private static final long PAUSE_MILLIS = 1000;

    private final Steps steps;
    private final SystemGuest guest;
    private final Estate estate;
    private final Path work;
    private final TimeSource time;

    ReleaseWalk(
            final Steps steps, final SystemGuest guest, final Estate estate, final Path work, final TimeSource time) {
        this.steps = steps;
        this.guest = guest;
        this.estate = estate;
        this.work = work;
        this.time = time;
    }

    void take() throws IOException, StartException, InterruptedException {
        comesUp();
        begins();
        proves();
        takesBack();
        stops();
        keeps();
    }

    private void comesUp() throws IOException, StartException, InterruptedException {
        steps.step(TAG + ": a device with a new card is switched on", this::on);
        steps.comes("first boot ends: the door runs", START_SECONDS, "systemctl is-active " + UNIT);
        steps.does("a USB keyboard is plugged in", "$HERE/usb-keyboard plug");
        steps.comes("its time server vouches for its clock", 300, "chronyc -n tracking | grep 'Leap status.*Normal'");
        steps.step("the door knows", () -> hubSays("/clock/source", "ntp"));
        runs(Product.VERSION, "the package's own program");
    }

    private void begins() throws IOException, StartException, InterruptedException {
        final TestBands bands = new TestBands();
        final Path list = Files.write(
                work.resolve("bands"),
                Stream.generate(bands::next).limit(PATIENTS).toList());
        steps.does(
                "patients come, one after another",
                "systemd-run --quiet --unit=patients $HERE/patients $HERE " + Guest.seen(list) + " /run/patients");
        steps.comes("two are saved", 120, SAVED + " | grep -v '^[01]$'");
    }

    /** Outside its window, then within. */
    private void proves() throws IOException, StartException, InterruptedException {
        window("its maintenance window is hours away", 3 * 60, 4 * 60);
        steps.step("a release is signed and put at the hub", () -> {
            estate.release(GOOD, Map.of());
            return GOOD;
        });
        steps.step("it is offered to this door", () -> offered(GOOD));
        steps.step("it is fetched, and waits for its window", () -> standing(GOOD, "waiting", "window"));
        steps.step("over HTTPS, with the device's own certificate", () -> {
            final Set<String> seen = estate.gate().seen();
            if (!seen.equals(Set.of("CN=demo/" + DEVICE))) {
                throw new StartException("came: " + seen);
            }
            return seen.iterator().next();
        });
        steps.does(
                "it lies with the data, the door's own",
                "stat -c '%A %U' " + RELEASES + GOOD,
                "drwx------ doorclock"::equals);
        final String before = steps.does("patients saved", SAVED);
        window("its window opens in two minutes", 2, 4 * 60);
        steps.step("the release is tried and proves itself", () -> standing(GOOD, "running", ""));
        runs(GOOD, "the release");
        steps.does("the launcher's mark", "head -n 1 " + RELEASES + "current", GOOD::equals);
        steps.does("what the door said", said("Version " + GOOD + " has proved itself"));
        more("patients saved meanwhile, and since", before);
    }

    /** Its topics are other ones, so that the hub never hears of it. */
    private void takesBack() throws IOException, StartException, InterruptedException {
        final String before = steps.does("patients saved", SAVED);
        steps.step("a release that does not reach the hub is put there", () -> {
            estate.release(DEAF, Map.of("doorclock/v1/", "doorclock/vX/"));
            return DEAF;
        });
        steps.step("it is offered to this door", () -> offered(DEAF));
        steps.step("it is tried and taken back", () -> standing(DEAF, "rolled-back", ""));
        runs(GOOD, "the version before");
        steps.does("what the door said", said("Version " + DEAF + " has not proved itself"));
        steps.does("it is marked", "ls " + RELEASES + " | grep failed-", ("failed-" + DEAF)::equals);
        steps.does("the door is started anew", "systemctl restart " + UNIT + " && systemctl is-active " + UNIT);
        steps.step("it is offered still, and not tried again", () -> standing(DEAF, "rolled-back", ""));
        runs(GOOD, "the version before");
        more("patients saved meanwhile, and since", before);
    }

    private void stops() throws IOException, StartException, InterruptedException {
        steps.step("what was taken back is stopped", () -> {
            estate.release("stop", DEAF);
            return "";
        });
        window("its window is hours away again", 3 * 60, 4 * 60);
        steps.step("a third release is put at the hub and offered", () -> {
            estate.release(STOPPED, Map.of());
            return offered(STOPPED);
        });
        steps.step("it is fetched, and waits", () -> standing(STOPPED, "waiting", "window"));
        steps.step("it is stopped", () -> {
            estate.release("stop", STOPPED);
            return "";
        });
        steps.comes("the door leaves it, files and all", 120, "! [ -e " + RELEASES + STOPPED + " ]");
        window("its window is open", -60, 120);
        steps.comes(
                "half a minute of it passes",
                120,
                "[ $(systemctl show -P ActiveEnterTimestampMonotonic " + UNIT
                        + ") -lt $(($(cut -d . -f 1 /proc/uptime) * 1000000 - 30000000)) ]");
        runs(GOOD, "the version that proved itself");
    }

    private void keeps() throws IOException, StartException, InterruptedException {
        steps.does("no more patients come", "touch /run/patients/stop");
        steps.comes("the last one has gone", 120, "! systemctl is-active patients");
        final int saved = Integer.parseInt(steps.does("patients saved at the door", SAVED));
        steps.step("all are at the hub, each once", () -> {
            arrivals(saved);
            final JsonNode gaps = estate.device(DEVICE).path("gaps");
            if (!gaps.isEmpty()) {
                throw new StartException("the hub misses " + gaps);
            }
            return saved + " of " + saved;
        });
        steps.does("no unit of the system failed", "systemctl --failed --no-legend --plain", String::isEmpty);
        steps.step("it is shut down and switched on again", () -> {
            guest.powerOff();
            return on();
        });
        steps.comes("the door runs", 300, "systemctl is-active " + UNIT);
        runs(GOOD, "the version that proved itself");
    }

    private String on() throws IOException, StartException {
        guest.powerOn(List.of(Tap.DRIVER + ",mac=" + Estate.mac(0)));
        return "";
    }

    /** Which program runs, and that its unit's locks hold it. */
    private void runs(final String version, final String what)
            throws IOException, StartException, InterruptedException {
        steps.step(what + " runs", () -> hubSays("/version", version));
        final String jar = version.equals(Product.VERSION) ? "/usr/share/doorclock-door/" : RELEASES + version + "/";
        steps.does(what + ": its files", PID + "tr '\\0' '\\n' < /proc/$pid/cmdline | grep -m 1 ^" + jar);
        steps.does(
                what + ": its user, capabilities, system call filter",
                PID
                        + "stat -c %U /proc/$pid; grep -E '^(CapEff|NoNewPrivs|Seccomp):' /proc/$pid/status | tr '\\t\\n' '  '",
                said -> said.startsWith("doorclock\n")
                        && said.contains("NoNewPrivs: 1")
                        && said.contains("CapEff: 0000000000000000")
                        && said.contains("Seccomp: 2"));
        steps.comes(what + ": the launcher has nothing left to do", 20, "! pgrep -u doorclock -x door");
    }

    private static String said(final String text) {
        return "journalctl -u " + UNIT + " --no-pager -o cat | grep -m 1 '" + text + "'";
    }

    private void window(final String what, final int fromMinutes, final int toMinutes)
            throws IOException, StartException {
        final LocalTime now = LocalTime.ofInstant(time.now(), HERE).truncatedTo(ChronoUnit.MINUTES);
        final String window = now.plusMinutes(fromMinutes) + "-" + now.plusMinutes(toMinutes);
        steps.does(
                what,
                "cd /etc/doorclock && sed -i /^update.window/d door.properties && echo update.window=" + window
                        + " >> door.properties && systemctl restart " + UNIT + " && echo " + window);
    }

    private void more(final String what, final String before) throws IOException, StartException {
        steps.comes(what, 120, "n=$(($(" + SAVED + ") - " + before + ")); echo $n; [ $n -ge 2 ]");
    }

    private String offered(final String version) throws StartException {
        estate.release("offer", version, "--door", "demo/" + DEVICE);
        return "";
    }

    /** Waits until the hub's list says so. Answers the reason that it gives. */
    private String standing(final String version, final String state, final String words)
            throws IOException, StartException, InterruptedException {
        return awaited(
                        () -> estate.standing(version, DEVICE),
                        said -> said.path("state").asText().equals(state)
                                && said.path("text").asText().contains(words))
                .path("text")
                .asText();
    }

    /** Waits until the hub's list of devices says so of this one. */
    private String hubSays(final String pointer, final String value)
            throws IOException, StartException, InterruptedException {
        return awaited(
                        () -> estate.device(DEVICE),
                        said -> said.at(pointer).asText().equals(value))
                .at(pointer)
                .asText();
    }

    private void arrivals(final int saved) throws IOException, StartException, InterruptedException {
        final long end = time.nanos() + PATIENCE.toNanos();
        List<String> ids = estate.arrivals();
        while (ids.size() < saved && time.nanos() < end) {
            Thread.sleep(PAUSE_MILLIS);
            ids = estate.arrivals();
        }
        if (ids.size() != saved || new HashSet<>(ids).size() != saved) {
            throw new StartException("the hub has " + ids.size() + " arrivals instead of " + saved);
        }
    }

    private interface Look {
        JsonNode at() throws IOException, InterruptedException;
    }

    private JsonNode awaited(final Look look, final Predicate<JsonNode> wanted)
            throws IOException, StartException, InterruptedException {
        final long end = time.nanos() + PATIENCE.toNanos();
        JsonNode said = look.at();
        while (!wanted.test(said)) {
            if (time.nanos() > end) {
                throw new StartException("the hub says: " + said);
            }
            Thread.sleep(PAUSE_MILLIS);
            said = look.at();
        }
        return said;
    }
}
