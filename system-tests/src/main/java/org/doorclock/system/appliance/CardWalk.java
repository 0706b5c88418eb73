// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;
import org.doorclock.time.TimeSource;

/** From a spreadsheet's row to a door that publishes: its card in a device that is switched on for the first time. */
final class CardWalk {

    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long PAUSE_MILLIS = 500;
    private static final int FIRST_BOOT_SECONDS = 1800;
    private static final String CARD = "/boot/firmware/doorclock";
    private static final String TOKEN = CARD + "/token";
    private static final String LASTING =
            "/var/lib/doorclock/data/identity/* /var/lib/doorclock/keys/*" + " /etc/doorclock/* " + CARD + "/*";

    private final Appliance appliance;
    private final Estate estate;
    private final Path work;
    private final PrintStream out;
    private final TimeSource time;
    private final TestBands bands;

    CardWalk(
            final Appliance appliance,
            final Estate estate,
            final Path work,
            final PrintStream out,
            final TimeSource time,
            final TestBands bands) {
        this.appliance = appliance;
        this.estate = estate;
        this.work = work;
        this.out = out;
        this.time = time;
        this.bands = bands;
    }

    /**
     * @param number of the device in the spreadsheet, from 0
     * @param cut whether to pull the plug while the program is being installed
     * @return how many steps there were
     */
    int take(final Path bundles, final String tag, final int number, final boolean cut)
            throws IOException, StartException, InterruptedException {
        final Path bundle = bundles.resolve(tag);
        final String token = Files.readString(bundle.resolve("doorclock/token")).strip();
        final List<String> cable = List.of(Tap.DRIVER + ",mac=" + Estate.mac(number));
        try (SystemGuest guest = new SystemGuest(appliance, work.resolve(tag), bundle, time)) {
            final Steps steps = new Steps(guest, out, time);
            steps.step(tag + ": a device with this card is switched on", () -> on(guest, cable));
            if (cut) {
                steps.comes(
                        "dpkg is at work",
                        FIRST_BOOT_SECONDS,
                        "grep -q 'status half-configured doorclock-door' /var/log/dpkg.log && pgrep -x java");
                steps.step("the plug is pulled, and it is switched on again", () -> {
                    guest.cutPower();
                    return on(guest, cable);
                });
                steps.comes(
                        "first boot takes up what dpkg was cut off at",
                        FIRST_BOOT_SECONDS,
                        "journalctl -b -u doorclock-first-boot --no-pager -o cat | grep -m 1 '^Setting up doorclock-door'");
            } else {
                cloudInit(steps, tag);
            }
            steps.comes("first boot ends: the door runs", FIRST_BOOT_SECONDS, "systemctl is-active doorclock-door");
            aDoorOfItsOwn(steps, token);
            steps.does("a USB keyboard is plugged in", "$HERE/usb-keyboard plug");
            publishes(steps, tag, "a wristband typed at the door is at the hub, once, by mTLS");
            again(steps, guest, cable, tag);
            guest.powerOff();
            return steps.taken();
        }
    }

    private static String on(final SystemGuest guest, final List<String> cable) throws IOException, StartException {
        guest.powerOn(cable);
        return "";
    }

    private void cloudInit(final Steps steps, final String tag) throws IOException, StartException {
        steps.does(
                "cloud-init has done its part without a complaint",
                "cloud-init status --wait --long | tr '\\n' ' '; cloud-init status > /dev/null");
        steps.does("cloud-init finds its schema kept", "cloud-init schema --system | grep -c Valid");
        steps.does("the device has its name", "hostname", tag.toLowerCase(Locale.ROOT)::equals);
        steps.does("its time zone", "readlink /etc/localtime", said -> said.endsWith("Europe/London"));
        steps.does("its time servers", "cat /etc/chrony/chrony.conf /etc/chrony/sources.d/* | grep '^server'");
        steps.does("its network", "ip -br address show dev eth0");
        steps.does("nobody can sign in", "! grep -v ':[!*]' /etc/shadow");
    }

    private void aDoorOfItsOwn(final Steps steps, final String token) throws IOException, StartException {
        steps.does("the token is gone", "! [ -e " + TOKEN + " ] && ! [ -e /run/doorclock-first-boot ]");
        steps.does(
                "neither card, disk nor log has it anywhere",
                "! grep -a -q " + token + " /dev/ubdb && ! journalctl --no-pager | grep -q " + token
                        + " && ! grep -r -q " + token + " /etc /var /run 2>/dev/null");
        steps.does(
                "the device made its key, for its own user alone",
                "stat -c '%A %U' /var/lib/doorclock/data/identity/key.pem",
                "-rw------- doorclock"::equals);
        steps.does(
                "the site's keys came from the enrolment server",
                "stat -c '%A %U' /var/lib/doorclock/keys/token.key",
                "-rw------- doorclock"::equals);
        steps.does("no unit of the system failed", "systemctl --failed --no-legend --plain", String::isEmpty);
    }

    private void publishes(final Steps steps, final String tag, final String what)
            throws IOException, StartException, InterruptedException {
        final String band = bands.next();
        final int before = estate.arrivals().size();
        steps.comes(
                "the reader is the door's",
                120,
                "journalctl -b -u doorclock-door --no-pager | grep -q 'reader any is ready'");
        steps.step(what, () -> {
            type(steps, band, before);
            final List<String> ids = estate.arrivals();
            if (ids.size() != before + 1 || new HashSet<>(ids).size() != ids.size()) {
                throw new StartException("the hub has " + ids.size() + " arrivals instead of " + (before + 1));
            }
            final JsonNode device = estate.device(tag.toLowerCase(Locale.ROOT));
            return "certificate until " + device.findPath("certificateExpires").asText("?");
        });
    }

    /** Typed again if a slow machine took too long over it; a door records a wristband once. */
    private void type(final Steps steps, final String band, final int before)
            throws IOException, StartException, InterruptedException {
        final long end = time.nanos() + PATIENCE_NANOS;
        while (estate.arrivals().size() == before) {
            if (time.nanos() > end) {
                throw new StartException("the wristband is not at the hub");
            }
            steps.does("typed", "keys " + band);
            final long look = time.nanos() + PATIENCE_NANOS / 6;
            while (estate.arrivals().size() == before && time.nanos() < look) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void again(final Steps steps, final SystemGuest guest, final List<String> cable, final String tag)
            throws IOException, StartException, InterruptedException {
        final String sums = "sha256sum " + LASTING + " | sha256sum";
        final String before = steps.does("what was made at the first boot", sums);
        steps.step("it is shut down and switched on again", () -> {
            guest.powerOff();
            return on(guest, cable);
        });
        steps.comes("the door runs", 300, "systemctl is-active doorclock-door");
        steps.does("nothing was made anew", sums, before::equals);
        steps.does(
                "first boot did not run",
                "systemctl show -P ExecMainStartTimestampMonotonic doorclock-first-boot",
                "0"::equals);
        steps.does("the keyboard is plugged in", "$HERE/usb-keyboard plug");
        publishes(steps, tag, "the next wristband is at the hub, once");
    }
}
