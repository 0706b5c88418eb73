// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;
import org.doorclock.time.TimeSource;

/**
 * The data of a card's device: encrypted at its first boot, whatever the plug is pulled in, and crypto-erased when the device is
 * retired, whatever the plug is pulled in.
 */
final class EraseWalk {

    static final String TAG = "DC-0046";

    private static final String NAME = "dc-0046";
    private static final String VOLUME = "/var/lib/doorclock-data.luks";
    private static final String KEY = "/etc/cryptsetup-keys.d/doorclock.key";
    private static final String SAVED = "/root/saved.key";
    private static final String DOOR_RUNS = "systemctl is-active doorclock-door";
    private static final String SAYS = "curl -fsS http://127.0.0.1:8081/api/screen";
    private static final int FIRST_BOOT_SECONDS = 1800;
    private static final int BOOT_SECONDS = 300;
    private static final long PATIENCE_NANOS = 180_000_000_000L;
    private static final long PAUSE_MILLIS = 500;
    private static final List<String> CABLE = List.of(Tap.DRIVER + ",mac=" + Estate.mac(0));

    private final SystemGuest guest;
    private final Estate estate;
    private final Steps steps;
    private final TimeSource time;
    private final TestBands bands;

    EraseWalk(
            final SystemGuest guest,
            final Estate estate,
            final Steps steps,
            final TimeSource time,
            final TestBands bands) {
        this.guest = guest;
        this.estate = estate;
        this.steps = steps;
        this.time = time;
        this.bands = bands;
    }

    void take() throws IOException, StartException, InterruptedException {
        steps.step(TAG + ": a device with this card is switched on", this::on);
        cutIn("cryptsetup", "luksFormat", "while the volume is formatted");
        cutIn("mkfs.ext4", "-q", "while its file system is made");
        steps.comes("first boot ends: the door runs", FIRST_BOOT_SECONDS, DOOR_RUNS);
        encrypted();
        records();
        steps.does(
                "somebody keeps a copy of the key file",
                "cp " + KEY + " " + SAVED + " && opens() { cryptsetup open" + " --test-passphrase --key-file " + SAVED
                        + " " + VOLUME + "; } && opens && sync");
        steps.step("it is shut down, and its disks are kept", () -> {
            guest.powerOff();
            guest.keep();
            return on();
        });
        cutWithinErasure();
        erased();
        steps.step("it is as it was before once more", () -> {
            guest.powerOff();
            guest.putBack();
            return on();
        });
        steps.comes("the door runs", BOOT_SECONDS, DOOR_RUNS);
        steps.does(
                "on the encrypted volume", "findmnt -n -o SOURCE /var/lib/doorclock", "/dev/mapper/doorclock"::equals);
        retireByHub();
        erased();
        steps.step("it is shut down and switched on again", () -> {
            guest.powerOff();
            return on();
        });
        erased();
        guest.powerOff();
    }

    private String on() throws IOException, StartException {
        guest.powerOn(CABLE);
        return "";
    }

    /** The program's next run with this argument is stopped a fifth of a second after it began, and the power fails. */
    private void cutIn(final String program, final String argument, final String when)
            throws IOException, StartException, InterruptedException {
        final String wrapper = "/usr/local/sbin/" + program;
        steps.does("a trap is set in " + program, """
                printf '%%s\\n' '#!/bin/sh' '[ "$1" = %2$s ] || exec /usr/sbin/%1$s "$@"' 'rm "$0"; sync' \
                '/usr/sbin/%1$s "$@" &' 'sleep 0.2; kill -STOP $!; : > /run/trapped; sleep 600' > %3$s \
                && chmod 755 %3$s && sync""".formatted(program, argument, wrapper));
        steps.comes("it is held in it", FIRST_BOOT_SECONDS, "[ -e /run/trapped ] && ps -o stat=,args= -C " + program);
        steps.step("the plug is pulled " + when + ", and it is switched on again", () -> {
            guest.cutPower();
            return on();
        });
    }

    private void encrypted() throws IOException, StartException {
        steps.does(
                "the data lies on a volume of its own",
                "findmnt -n -o SOURCE,OPTIONS /var/lib/doorclock",
                said -> said.startsWith("/dev/mapper/doorclock")
                        && List.of("nodev", "nosuid", "noexec", "noatime").stream()
                                .allMatch(said::contains));
        steps.does(
                "LUKS2, one key slot",
                "cryptsetup luksDump " + VOLUME + " | grep -E '^Version|^  0: luks2|cipher:' | xargs",
                said -> said.contains("Version: 2") && said.contains("0: luks2"));
        steps.does("the key is root's alone", "stat -c '%A %U %s' " + KEY, "-r-------- root 64"::equals);
        steps.does(
                "its identity lies there, and its health says so",
                "test -s /var/lib/doorclock/data/identity/key.pem && curl -sS http://127.0.0.1:8081/observe/health"
                        + " | grep -o '\"dataEncrypted\":true'");
        steps.does("no unit of the system failed", "systemctl --failed --no-legend --plain", String::isEmpty);
    }

    private void records() throws IOException, StartException, InterruptedException {
        steps.does("a USB keyboard is plugged in", "$HERE/usb-keyboard plug");
        steps.comes(
                "the reader is the door's",
                120,
                "journalctl -b -u doorclock-door --no-pager | grep -q 'reader any is ready'");
        final String band = bands.next();
        steps.step("a wristband typed at the door is at the hub", () -> {
            steps.does("typed", "keys " + band);
            until("the wristband is not at the hub", () -> !estate.arrivals().isEmpty());
            return "";
        });
        steps.does(
                "nothing of it is to be read in the volume",
                "sync; ! grep -a -q -e hospital-arrival -e 'BEGIN CERTIFICATE' -e 'BEGIN PRIVATE' " + VOLUME);
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private void until(final String otherwise, final Condition condition)
            throws IOException, StartException, InterruptedException {
        final long end = time.nanos() + PATIENCE_NANOS;
        while (!condition.holds()) {
            if (time.nanos() > end) {
                throw new StartException(otherwise);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** The hub's command goes unanswered: the slots are gone, the rest is still there, and then the power is. */
    private void cutWithinErasure() throws IOException, StartException, InterruptedException {
        steps.comes("the door runs", BOOT_SECONDS, DOOR_RUNS);
        final String wrapper = "/usr/local/sbin/cryptsetup";
        steps.does("a trap is set in cryptsetup", """
                printf '%%s\\n' '#!/bin/sh' '/usr/sbin/cryptsetup "$@"; ended=$?' \
                '[ "$1" != erase ] || sleep 600; exit $ended' > %1$s && chmod 755 %1$s && sync""".formatted(wrapper));
        steps.step("the hub asks it to retire", () -> {
            until(
                    "the device is not online",
                    () -> estate.device(NAME).path("online").asBoolean());
            estate.retire(NAME);
            return "";
        });
        steps.comes("the key slots are destroyed", 120, "! cryptsetup luksDump " + VOLUME + " | grep -q '^  0: luks2'");
        steps.does(
                "the key file and the table are still there", "test -s " + KEY + " && grep -q doorclock /etc/crypttab");
        steps.does("the trap is taken away", "rm " + wrapper + " && sync");
        steps.step("the plug is pulled, and it is switched on again", () -> {
            guest.cutPower();
            return on();
        });
        steps.step("it finishes the erasure and starts once more", () -> {
            guest.awaitAgain();
            return "";
        });
    }

    private void retireByHub() throws IOException, StartException, InterruptedException {
        steps.step("the hub asks it to retire, and it says what became of its data", () -> {
            until(
                    "the device is not online",
                    () -> estate.device(NAME).path("online").asBoolean());
            estate.retire(NAME);
            until(
                    "the device did not answer",
                    () -> estate.lastCommand(NAME).path("state").asText().equals("done"));
            return estate.lastCommand(NAME).path("text").asText();
        });
        steps.step("the record at the authority says it too", () -> {
            final JsonNode record = estate.retirementRecord(TAG);
            final String erasure = record.path("erasure").asText();
            if (!erasure.equals("crypto-erased")) {
                throw new StartException("it says " + erasure);
            }
            return erasure + ", " + record.path("retired").asText();
        });
        steps.step("the device starts once more by itself", () -> {
            guest.awaitAgain();
            return "";
        });
    }

    private void erased() throws IOException, StartException {
        steps.comes("the door's program runs", BOOT_SECONDS, DOOR_RUNS);
        steps.comes(
                "its screen says that it is retired",
                60,
                SAYS + " | grep '\"headline\":\"Retired\"' | grep -o 'Its data is crypto-erased.'");
        steps.does(
                "its health says that its data is crypto-erased",
                "curl -sS http://127.0.0.1:8081/observe/health | grep -o '\"cryptoErased\":true'");
        steps.does(
                "what the system wrote of it",
                "cat /var/lib/doorclock-erasure/erased",
                said -> said.startsWith("crypto-erased 20"));
        steps.does(
                "the volume has no key slot",
                "cryptsetup luksDump " + VOLUME + " | sed -n '/^Keyslots:/,/^Tokens/p' | xargs",
                "Keyslots: Tokens:"::equals);
        steps.does(
                "the copy of the key file opens nothing",
                "! cryptsetup open --test-passphrase --key-file " + SAVED + " " + VOLUME + " 2>&1");
        steps.does(
                "key and tables know of no volume",
                "! [ -e " + KEY
                        + " ] && ! grep -q doorclock /etc/crypttab /etc/fstab && ! [ -e /dev/mapper/doorclock ]");
        steps.does("nothing is mounted where the data was", "! findmnt /var/lib/doorclock");
        steps.does("no unit of the system failed", "systemctl --failed --no-legend --plain", String::isEmpty);
    }
}
