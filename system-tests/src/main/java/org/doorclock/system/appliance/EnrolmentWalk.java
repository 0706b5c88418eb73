// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import org.doorclock.system.StartException;

/**
 * What the hub's package has for estates, as its handbook says, on the hub's computer: an authority, the enrolment server as a
 * service, a device that enrols there, and Mosquitto as {@code provision broker} sets it up, from which a revoked device is cut off.
 */
final class EnrolmentWalk {

    static final String UNIT = "doorclock-provision";

    private static final String HOME = "/var/lib/doorclock-provision/";
    private static final String AUTHORITY = HOME + "authority";
    private static final String CONFIGURATION = "/etc/doorclock-provision/";
    private static final String PASSPHRASE = CONFIGURATION + "passphrase";
    private static final String TAG = "DC-0099";
    private static final String DEVICE = "walk/dc-0099";

    /** The device is a folder beside the door that runs here. */
    private static final String BOX = "/run/walk-device/";

    private static final String TLS = "/etc/mosquitto/tls/";
    private static final String CACERTS = "curl -fsS --cacert " + AUTHORITY
            + "/ca.pem https://localhost:8443/.well-known/est/cacerts | openssl base64 -d"
            + " | openssl pkcs7 -inform DER -print_certs | grep -c '^subject'";
    private static final String PUBLISH =
            "mosquitto_pub -h localhost -p 8883 -V 5 -q 1 -m '{}' --cafile " + TLS + "ca.pem --cert " + BOX
                    + "identity/cert.pem --key " + BOX + "identity/key.pem -i " + DEVICE + " -t doorclock/v1/";

    private final Steps steps;

    EnrolmentWalk(final Steps steps) {
        this.steps = steps;
    }

    void take() throws IOException, StartException {
        authority();
        serves();
        enrols();
        broker();
        cutsOff();
    }

    private void authority() throws IOException, StartException {
        steps.does(
                "an enrolment server that nobody asked for does not run",
                "! systemctl is-active " + UNIT + " && ! systemctl is-enabled " + UNIT);
        steps.does(
                "the issuing key's passphrase and the site's keys are put where it looks for them",
                "cd " + CONFIGURATION + " && (umask 077; echo 'a passphrase for a walk alone' > passphrase)"
                        + " && chown " + UNIT + ": passphrase && install -d -o " + UNIT + " -m 700 keys"
                        + " && install -o " + UNIT + " -m 600 /etc/doorclock-hub/keys/token.key"
                        + " /etc/doorclock-hub/keys/seal.public keys/");
        steps.does("an authority is made", provision("init --name 'Walk Trust'") + withKey());
        steps.does("and the server's certificate", provision("server enrol --san localhost") + withKey());
    }

    private void serves() throws IOException, StartException {
        steps.does(
                "the enrolment server says READY to systemd",
                "systemctl enable --now " + UNIT + " 2>&1 && systemctl is-active " + UNIT);
        steps.does(
                "it runs as its own user, with no privilege",
                "pid=$(systemctl show -P MainPID " + UNIT + "); grep -q 'CapEff:.*0000000000000000' /proc/$pid/status"
                        + " && grep -q 'Seccomp:.*2' /proc/$pid/status && stat -c %U /proc/$pid",
                UNIT::equals);
        answers("it hands out the authorities' certificates");
    }

    /** Whether it is there, over TLS, with what the handbook says. */
    void answers(final String what) throws IOException, StartException {
        steps.comes(what, 60, CACERTS + " | grep -x 2");
    }

    private void enrols() throws IOException, StartException {
        steps.does(
                "a spreadsheet's row becomes a bundle, while the server runs",
                "cd " + HOME + " && printf 'est.url=https://localhost:8443\\nbroker=ssl://localhost:8883\\n"
                        + "hub.url=https://hub.example\\ndoor.data=" + BOX + "\\ndoor.keys=" + BOX + "keys\\n'"
                        + " > site.properties && printf 'asset_tag,site,door,room,kind,mac,network,address,ntp,phone\\n"
                        + TAG + ",walk,ed9,ED 9,ed-door,,dhcp,,ntp.example,4417\\n' > doors.csv && "
                        + provision("build doors.csv --out " + HOME + "bundles") + withKey());
        steps.does(
                "a device enrols with its one-time token",
                "install -d -o doorclock -m 700 " + BOX + " && install -o doorclock -m 600 " + HOME + "bundles/" + TAG
                        + "/doorclock/* " + BOX + " && runuser -u doorclock -- doorclock-door enrol --config " + BOX
                        + "door.properties --token-file " + BOX + "token",
                said -> said.contains(DEVICE + " is enrolled now."));
        steps.does(
                "its key and the site's are its own",
                "stat -c '%A %U' " + BOX + "identity/key.pem " + BOX + "keys/token.key | sort -u",
                "-rw------- doorclock"::equals);
        steps.does("the register knows", provision("status") + " | grep -o '^" + DEVICE + " .*'");
        steps.does("the audit log holds together", provision("audit") + " | tail -n 1");
    }

    private void broker() throws IOException, StartException {
        steps.does("Mosquitto's certificate", provision("server broker --san localhost") + withKey());
        steps.does(
                "it is put where Mosquitto alone may read it",
                "install -d -o mosquitto -m 700 " + TLS + " && cd " + AUTHORITY + " && install -o mosquitto -m 600"
                        + " servers/broker.key " + TLS + "key.pem && install -o mosquitto servers/broker.crt " + TLS
                        + "cert.pem && install -o mosquitto ca.pem " + TLS);
        final String write = "doorclock-provision broker --out /etc/mosquitto --tls /etc/mosquitto/tls --crl"
                + " https://localhost:8443/crl.pem --devices " + AUTHORITY;
        steps.does("Debian's own configuration is not written over", write + " 2>&1; [ $? = 3 ]");
        steps.does("but when that is asked for", write + " --force");
        steps.does("Mosquitto starts with it", "systemctl start mosquitto && mosquitto -h | head -n 1");
        steps.does(
                "its refresh starts with the computer",
                "cp /etc/mosquitto/doorclock-broker-refresh.* /etc/systemd/system/"
                        + " && systemctl enable --now doorclock-broker-refresh.timer 2>&1 && systemctl is-active mosquitto");
        steps.comes(
                "and refreshes",
                300,
                "journalctl -b -u doorclock-broker-refresh --no-pager -o cat | grep -m 1 '^Finished '");
        steps.comes("the device is let in and publishes as itself", 60, PUBLISH + DEVICE + "/health && echo taken");
        steps.does("and not as another", PUBLISH + "walk/ed1/health 2>&1 | grep -i 'not authorized'");
        steps.does(
                "who shows no certificate is not let in",
                "! mosquitto_pub -h localhost -p 8883 -V 5 -m x --cafile " + TLS + "ca.pem -i " + DEVICE
                        + " -t doorclock/v1/" + DEVICE + "/health 2> /dev/null");
    }

    private void cutsOff() throws IOException, StartException {
        steps.does(
                "the device stays connected",
                "systemd-run --quiet --unit=connected "
                        + PUBLISH.replace("mosquitto_pub", "mosquitto_sub").replace(" -m '{}'", "")
                        + DEVICE + "/receipts && sleep 3 && systemctl is-active connected");
        steps.does("it is revoked", provision("revoke " + TAG));
        steps.comes(
                "a minute later at most it is cut off, and not let in again",
                90,
                "[ -z \"$(ss -Htn state established sport = :8883)\" ] && [ $(systemctl is-active mosquitto) = active ]"
                        + " && ! said=$(" + PUBLISH + DEVICE + "/health 2>&1) && echo \"$said\" | grep -v refused");
        steps.does(
                "Mosquitto was started anew for it, once",
                "journalctl -b -u mosquitto --no-pager -o cat | grep -c '^Started '",
                "2"::equals);
        steps.does(
                "Mosquitto and its refresh are stopped",
                "systemctl stop connected 2> /dev/null; systemctl disable --now doorclock-broker-refresh.timer mosquitto 2>&1"
                        + " && rm /etc/systemd/system/doorclock-broker-refresh.* && systemctl daemon-reload && rm -r "
                        + BOX);
    }

    private static String provision(final String command) {
        return "runuser -u " + UNIT + " -- doorclock-provision " + command + " --authority " + AUTHORITY;
    }

    private static String withKey() {
        return " --passphrase-file " + PASSPHRASE;
    }
}
