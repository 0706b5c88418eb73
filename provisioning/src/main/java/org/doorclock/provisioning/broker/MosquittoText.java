// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;

/** What Mosquitto reads. Tried with 2.0.11 and 2.0.21. */
final class MosquittoText {

    static final String CONFIGURATION_FILE = "mosquitto.conf";
    static final String RIGHTS_FILE = "doorclock.acl";
    static final String CRL_FILE = "doorclock-crl.pem";

    private MosquittoText() {}

    /** All of the configuration: nothing else needs to be set. */
    static String configuration(final Plan plan, final Path folder) {
        return """
            # Mosquitto for Doorclock, complete. Written by 'doorclock provision broker', which will not write over your
            # changes unless it is told to.

            # One set of rules for every listener; who somebody is, his certificate says.
            per_listener_settings false
            allow_anonymous false
            acl_file %1$s
            user %2$s
            %3$s
            # Nothing survives a restart: devices send again what the hub has no receipt for, and the hub publishes its
            # retained topics anew. A second store would only have to be looked after.
            persistence false

            # A client that re-sends an alias-only packet on a new connection would be refused for ever.
            max_topic_alias 0
            # What waits for a subscriber is bounded by bytes, not by number: the default of 1000 messages drops
            # acknowledged events while the hub restarts.
            max_queued_messages 0
            max_queued_bytes 67108864
            max_inflight_messages 256
            max_packet_size 262144
            memory_limit 536870912
            max_keepalive 120
            set_tcp_nodelay true
            allow_zero_length_clientid false
            sys_interval 0

            log_dest stderr
            log_type error
            log_type warning
            log_type notice
            connection_messages true

            # Devices. Their client id is their certificate's name, so that none can take another's place.
            listener %4$d %5$s
            max_connections 2000
            use_username_as_clientid true
            %6$s
            # The hub, whose certificate is for %7$s. It comes with several connections, and so with names of its own.
            # Leave this on the hub's own computer, or let a firewall let nobody but the hub here.
            listener %8$d %9$s
            max_connections 1000
            %6$s""".formatted(
                        folder.resolve(RIGHTS_FILE),
                        plan.user(),
                        switch (plan.control()) {
                            case Plan.Control.Unit unit -> "";
                            case Plan.Control.PidFile pid -> "pid_file " + pid.file() + "\n";
                        },
                        plan.port(),
                        plan.host(),
                        tls(plan, folder),
                        Topics.HUB_NAME,
                        plan.hubPort(),
                        plan.hubHost());
    }

    /** Who may do what. As Mosquitto tells a device's site in no pattern, those topics are named for each device. */
    static String rights(final Collection<DeviceName> devices) {
        final String own = "%u";
        final StringBuilder text =
                new StringBuilder("""
            # Who may publish and read what. Written by 'doorclock provision broker'; what is not allowed is forbidden.
            user %s
            topic readwrite doorclock/v1/#

            # Whoever tells people of alerts.
            user %s
            topic read %s

            # Every device, below the name in its certificate.
            """.formatted(Topics.HUB_NAME, Topics.WATCH_NAME, Topics.alertsEverywhere()));
        for (final DeviceTopic topic : DeviceTopic.saidByDevice()) {
            text.append("pattern write ").append(below(own, topic)).append('\n');
        }
        for (final DeviceTopic topic : DeviceTopic.heardByDevice()) {
            text.append("pattern read ").append(below(own, topic)).append('\n');
        }
        text.append("\n# What devices may read of their sites.\n");
        return devices.stream()
                .sorted()
                .map(device -> "user " + device + "\ntopic read " + Topics.board(device.site()) + "\ntopic read "
                        + Topics.hub(device.site()) + "\n")
                .collect(Collectors.joining("", text.toString(), ""));
    }

    private static String below(final String name, final DeviceTopic topic) {
        return topic.of("site", "device").replace("site/device", name);
    }

    private static String tls(final Plan plan, final Path folder) {
        return """
            cafile %s
            certfile %s
            keyfile %s
            crlfile %s
            require_certificate true
            use_identity_as_username true
            tls_version tlsv1.3
            """.formatted(
                        plan.tls().resolve(Trust.AUTHORITIES_FILE),
                        plan.tls().resolve(Identity.CERTIFICATE_FILE),
                        plan.tls().resolve(Identity.KEY_FILE),
                        folder.resolve(CRL_FILE));
    }
}
