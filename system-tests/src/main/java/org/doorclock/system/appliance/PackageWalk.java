// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.settings.Product;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;

/** The packages' whole life on a Debian with systemd: installed, started, upgraded, rolled back, removed, purged. */
final class PackageWalk {

    private static final String DOOR = "doorclock-door";
    private static final String HUB = "doorclock-hub";
    private static final List<String> UNITS = List.of(HUB, DOOR);
    private static final String APT = "apt-get -y -o Dpkg::Options::=--force-confdef ";
    private static final String TOKEN = "/var/lib/doorclock-hub/walk.token";

    private final Steps steps;
    private final Packages packages;
    private final Path keys;
    private final EnrolmentWalk enrolment;
    private final TestBands bands = new TestBands();
    private int scans;

    /** @param keys what {@code provision keys} made */
    PackageWalk(final Steps steps, final Packages packages, final Path keys) {
        this.steps = steps;
        this.packages = packages;
        this.keys = keys;
        this.enrolment = new EnrolmentWalk(steps);
    }

    void take() throws IOException, StartException {
        install();
        configure();
        start();
        steps.does("a USB keyboard is plugged in", "$HERE/usb-keyboard plug");
        scan("a wristband typed at the door is at the hub");
        hang();
        enrolment.take();
        changeVersion("upgrade", APT + "install " + Packages.inGuest(packages.higher()), Packages.HIGHER_VERSION);
        scan("after the upgrade the next wristband is at the hub");
        changeVersion("roll-back", "dpkg -i --force-confdef " + Packages.inGuest(packages.lower()), Product.VERSION);
        scan("after the roll-back the next wristband is at the hub");
        leave();
    }

    private void install() throws IOException, StartException {
        steps.does(
                "apt installs both packages", APT + "install " + Packages.inGuest(packages.lower()) + " | tail -n 1");
        for (final String unit : UNITS) {
            steps.does(unit + " starts with the computer", "systemctl is-enabled " + unit);
            steps.does(unit + " waits for its configuration", "! systemctl is-active " + unit);
            steps.does(
                    unit + ": the start-up cache was made on this machine",
                    "stat -c '%s bytes, %A %U' /var/cache/" + unit + "/*.aot");
        }
        steps.does("no unit of the system failed", "systemctl --failed --no-legend --plain", String::isEmpty);
    }

    private void configure() throws IOException, StartException {
        final String from = Guest.seen(keys);
        steps.does(
                "the keys are put where hub and door look for them",
                "install -d -o doorclock-hub -g doorclock-hub -m 700 /etc/doorclock-hub/keys"
                        + " && install -o doorclock-hub -m 600 " + from + "/* /etc/doorclock-hub/keys/"
                        + " && install -d -o doorclock -g doorclock -m 700 /var/lib/doorclock/keys"
                        + " && install -o doorclock -m 600 " + from + "/token.key " + from
                        + "/seal.public /var/lib/doorclock/keys/");
        steps.does(
                "both are configured; files of the packages are changed",
                "echo sites=walk >> /etc/doorclock-hub/hub.properties"
                        + " && echo DOORCLOCK_DOOR_NAME=Walk >> /etc/default/doorclock-door"
                        + " && printf 'site=walk\\ndevice=ed1\\nkind=ed-door\\nbroker=tcp://127.0.0.1:1883\\n"
                        + "data=/var/lib/doorclock/data\\nkeys=/var/lib/doorclock/keys\\nreader.devices=any\\n"
                        + "log.folder=/var/lib/doorclock/log\\nbarcode.bare-nhs-number=true\\n'"
                        + " > /etc/doorclock/door.properties");
    }

    private void start() throws IOException, StartException {
        for (final String unit : UNITS) {
            steps.does(unit + " says READY to systemd", "systemctl start " + unit + " && systemctl is-active " + unit);
            final String fed = show(unit, "WatchdogTimestampMonotonic");
            steps.comes(
                    unit + " feeds systemd's watchdog",
                    90,
                    "[ $(systemctl show -P WatchdogTimestampMonotonic " + unit + ") -gt " + fed
                            + " ] && systemctl show -P WatchdogUSec " + unit);
        }
        steps.comes("the hub's health answers", 60, "curl -fsS http://127.0.0.1:8080/observe/health | cut -c 1-60");
        steps.does("the door's page answers", "curl -fsS http://127.0.0.1:8081/ | grep -o '<title>.*</title>'");
        steps.does("the door's health answers", "curl -fsS http://127.0.0.1:8081/observe/health | cut -c 1-60");
        steps.does(
                "the door runs as its own user, with no privilege",
                "pid=$(systemctl show -P MainPID doorclock-door); grep -q 'CapEff:.*0000000000000000' /proc/$pid/status"
                        + " && stat -c %U /proc/$pid",
                "doorclock"::equals);
        steps.does("memory of door and hub", "systemctl show -P MemoryCurrent doorclock-door doorclock-hub | xargs");
        steps.does(
                "a token for the hub's API",
                "runuser -u doorclock-hub -- doorclock-hub token create --name walk --role all --days 1 --out " + TOKEN
                        + " --config /etc/doorclock-hub/hub.properties");
    }

    private void hang() throws IOException, StartException {
        final int before = Integer.parseInt(show(DOOR, "NRestarts"));
        steps.does("the door is made to hang", "kill -STOP $(systemctl show -P MainPID doorclock-door)");
        steps.comes(
                "systemd ends it and starts it anew",
                180,
                "[ $(systemctl show -P NRestarts doorclock-door) -gt " + before
                        + " ] && systemctl is-active doorclock-door");
        scan("the door that was started anew records");
    }

    private void changeVersion(final String what, final String command, final String version)
            throws IOException, StartException {
        final String hub = show(HUB, "MainPID");
        final String door = show(DOOR, "MainPID");
        steps.does(what, command + " | tail -n 1");
        steps.does(
                what + ": the version",
                "dpkg-query -W -f '${Version} ' doorclock-hub doorclock-door",
                (version + " " + version)::equals);
        for (final String unit : UNITS) {
            steps.comes(what + ": " + unit + " runs", 240, "systemctl is-active " + unit);
        }
        enrolment.answers(what + ": the enrolment server goes on");
        steps.does(
                what + ": both were started anew",
                "[ $(systemctl show -P MainPID doorclock-hub) != " + hub
                        + " ] && [ $(systemctl show -P MainPID doorclock-door) != " + door + " ]");
        steps.does(
                what + ": what was changed below /etc is kept",
                "grep -q sites=walk /etc/doorclock-hub/hub.properties"
                        + " && grep -q NAME=Walk /etc/default/doorclock-door && test -s /etc/doorclock/door.properties");
        counts(what + ": what was recorded is kept");
    }

    private void leave() throws IOException, StartException {
        final String held =
                "ls /var/lib/doorclock/data/journal/* /var/lib/doorclock-hub/data/* /etc/doorclock-hub/keys/*"
                        + " /etc/doorclock/door.properties > /dev/null";
        steps.does("remove", APT + "remove doorclock-door doorclock-hub | tail -n 1");
        gone();
        steps.does("records and configuration are kept", held + " && test -s /etc/doorclock-hub/hub.properties");
        steps.does(
                "purge says what it keeps",
                APT + "purge doorclock-door doorclock-hub 2>&1 | grep -c 'are kept; to remove them'",
                "2"::equals);
        steps.does(
                "and keeps it, less the packages' own files", held + " && ! ls /etc/doorclock-hub/hub.properties 2>&1");
        steps.does(
                "installed again, the door finds its records",
                APT + "install " + Packages.inGuest(packages.lower()) + " | tail -n 1");
        steps.comes("and runs without further ado", 120, "systemctl is-active doorclock-door");
        steps.does(
                "purge that is asked to remove data",
                "DOORCLOCK_REMOVE_DATA=yes " + APT + "purge doorclock-door doorclock-hub | tail -n 1");
        gone();
        steps.does(
                "nothing is left",
                "found=$(ls -d /etc/doorclock* /var/lib/doorclock* /var/cache/doorclock* /etc/default/doorclock*"
                        + " /usr/share/doorclock* /usr/lib/doorclock /etc/systemd/system/*/doorclock* 2>/dev/null); echo $found; [ -z \"$found\" ]");
    }

    private void gone() throws IOException, StartException {
        steps.does("no process of theirs runs", "! pgrep -u doorclock,doorclock-hub," + EnrolmentWalk.UNIT);
    }

    private void scan(final String what) throws IOException, StartException {
        final String band = bands.next();
        scans++;
        steps.comes(
                what, 6, "keys " + band + "; for i in $(seq 20); do " + count() + " && exit 0; sleep 1; done; exit 1");
    }

    private void counts(final String what) throws IOException, StartException {
        steps.comes(what, 60, count());
    }

    private String count() {
        return "n=$(curl -fsS -H \"Authorization: Bearer $(cat " + TOKEN
                + ")\" 'http://127.0.0.1:8080/api/v1/events?limit=500' | grep -o 'hospital-arrival\"' | wc -l); echo $n;"
                + " [ $n = " + scans + " ]";
    }

    private String show(final String unit, final String property) throws IOException, StartException {
        return steps.does(unit + " " + property, "systemctl show -P " + property + " " + unit);
    }
}
