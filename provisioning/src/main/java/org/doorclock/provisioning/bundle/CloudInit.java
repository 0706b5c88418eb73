// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.doorclock.provisioning.doors.Address;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.Network;

/**
 * The three files on the boot partition that make a device of a plain Raspberry Pi OS Trixie at its first start, by cloud-init's
 * NoCloud source. They hold no secret but a Wi-Fi's key where the network is one.
 */
final class CloudInit {

    private final SiteFile site;
    private final WifiPasswords wifi;

    CloudInit(final SiteFile site, final WifiPasswords wifi) {
        this.site = site;
        this.wifi = wifi;
    }

    String userData(final DoorRow row) {
        return "#cloud-config\n"
                + "# " + row.assetTag() + " at " + row.site() + "/" + row.door()
                + ". Made by 'doorclock provision build'.\n"
                + "hostname: " + Yaml.quoted(row.name()) + "\n"
                + "manage_etc_hosts: true\n"
                + "timezone: \"Europe/London\"\n"
                + "ssh_pwauth: false\n"
                + "disable_root: true\n"
                + "ntp:\n"
                + "  enabled: true\n"
                + "  ntp_client: \"chrony\"\n"
                + "  pools: []\n"
                + "  servers: " + Yaml.list(row.ntp()) + "\n"
                + apt()
                + "write_files:\n"
                + file("/usr/local/sbin/doorclock-first-boot", "0755", "first-boot")
                + file("/etc/systemd/system/doorclock-first-boot.service", "0644", "first-boot.service")
                + file("/etc/systemd/system/multi-user.target.d/doorclock.conf", "0644", "first-boot-wanted.conf")
                + "runcmd:\n"
                + "  - [\"systemctl\", \"daemon-reload\"]\n"
                + "  - [\"systemctl\", \"start\", \"--no-block\", \"doorclock-first-boot.service\"]\n";
    }

    private String apt() {
        if (site.aptSource().isEmpty()) {
            return "";
        }
        return "apt:\n  sources:\n    doorclock.list:\n      source: " + Yaml.quoted(site.aptSource()) + "\n"
                + (site.aptKey().isEmpty() ? "" : "      key: " + Yaml.block(site.aptKey(), 8));
    }

    private static String file(final String path, final String mode, final String resource) {
        return "  - path: " + Yaml.quoted(path) + "\n    permissions: \"" + mode + "\"\n    content: "
                + Yaml.block(resource(resource), 6);
    }

    private static String resource(final String name) {
        try (InputStream in = CloudInit.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param version changes when anything else on the card does, so that cloud-init takes the card for a new one */
    String metaData(final DoorRow row, final String version) {
        return "instance-id: " + Yaml.quoted(row.name() + "-" + version) + "\n" + "local-hostname: "
                + Yaml.quoted(row.name()) + "\n";
    }

    String networkConfig(final DoorRow row) {
        final StringBuilder text = new StringBuilder("network:\n  version: 2\n");
        switch (row.network()) {
            case Network.Dhcp dhcp -> text.append("  ethernets:\n    eth0:\n");
            case Network.Static cable -> text.append("  ethernets:\n    eth0:\n");
            case Network.Wifi radio -> text.append("  wifis:\n    wlan0:\n");
        }
        row.mac()
                .ifPresent(mac -> text.append("      match:\n        macaddress: ")
                        .append(Yaml.quoted(mac))
                        .append('\n'));
        row.network().fixed().ifPresentOrElse(address -> text.append(fixed(address)), () -> text.append("""
                      dhcp4: true
                """));
        text.append("      optional: true\n");
        if (row.network() instanceof Network.Wifi radio) {
            text.append("      regulatory-domain: ")
                    .append(Yaml.quoted(site.country()))
                    .append('\n');
            text.append("      access-points:\n        ")
                    .append(Yaml.quoted(radio.name()))
                    .append(":\n");
            text.append("          password: ")
                    .append(Yaml.quoted(wifi.key(radio.name())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String fixed(final Address address) {
        return "      dhcp4: false\n      addresses: " + Yaml.list(List.of(address.cidr())) + "\n"
                + "      routes:\n        - to: \"0.0.0.0/0\"\n          via: " + Yaml.quoted(address.gateway()) + "\n"
                + "      nameservers:\n        addresses: " + Yaml.list(address.dns()) + "\n";
    }
}
