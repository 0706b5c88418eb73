// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.access.Access;
import org.doorclock.hub.access.AccessException;
import org.doorclock.hub.broker.BrokerAddress;
import org.doorclock.hub.broker.BrokerException;
import org.doorclock.hub.broker.BrokerLogin;
import org.doorclock.hub.broker.EmbeddedBroker;
import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.calendar.CalendarFileException;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.http.ConnectionLimits;
import org.doorclock.hub.http.Gate;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.http.Listening;
import org.doorclock.hub.ingest.Ingest;
import org.doorclock.hub.organisation.OrganisationFileException;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.tls.DevicesTls;
import org.doorclock.hub.tls.Looking;
import org.doorclock.hub.tls.PagesTls;
import org.doorclock.identity.KeyFileException;
import org.doorclock.journal.JournalException;
import org.doorclock.service.ServiceManager;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import org.doorclock.tls.TlsFileException;
import org.doorclock.tls.TlsFileException.Fault;
import org.tinylog.Logger;

/** A running hub: what listens, what stores, what answers. */
final class Hub implements AutoCloseable {

    /** In the order of their starts; closed in the opposite one. */
    private final List<AutoCloseable> running = new ArrayList<>();

    private final HubConfig config;
    private Optional<BrokerAddress> broker = Optional.empty();
    private int httpPort;
    private HubLink link;
    private Ingest ingest;

    private Hub(final HubConfig config) {
        this.config = config;
    }

    /**
     * Starts in the order of need: the disk, what is folded from it, pages and API, the broker, and last the connection
     * through which events come.
     *
     * @throws StartException if something it needs is not to be had; all that had started is closed again
     */
    static Hub start(final HubConfig config) throws StartException {
        final Hub hub = new Hub(config);
        try {
            hub.startAll();
            return hub;
        } catch (StartException e) {
            hub.close();
            throw e;
        }
    }

    /** Where pages and API are. */
    String http() {
        return (config.tls().pages().isPresent() ? "https://" : "http://") + shown(config.httpHost()) + ":" + httpPort
                + "/";
    }

    /** Where devices connect to. */
    String mqtt() {
        return broker.orElseThrow().shown();
    }

    /** Waits until events can come. A broker that cannot be reached is tried again and again. */
    void awaitConnected() throws InterruptedException {
        link.awaitConnected();
    }

    /** Lets whoever started the hub know that it takes events, and from now on that it still does. */
    synchronized void keepVigil(final ServiceManager manager) {
        final Vigil vigil = new Vigil(manager, ingest::turns, ingest::works);
        running.add(vigil);
        vigil.begin();
    }

    /** Devices are told; requests under way get 8 s; what has come is stored. */
    @Override
    public synchronized void close() {
        for (final AutoCloseable part : running.reversed()) {
            try {
                part.close();
            } catch (Exception e) { // AutoCloseable declares no less; the others are to be closed too
                Logger.warn(
                        "{} did not stop cleanly: {}",
                        part.getClass().getSimpleName(),
                        e.getClass().getName());
            }
        }
        running.clear();
    }

    private void startAll() throws StartException {
        checkBrokersPort();
        final HubParts parts = parts(config, new LoggedProgress(config.clock().realTime()), false);
        running.add(parts);
        httpPort = listen(parts).port();
        warn(parts.access());
        final BrokerLogin login =
                config.broker().isPresent() ? outside(config.broker().get()) : startBroker(parts);
        link = parts.link();
        ingest = parts.ingest();
        ingest.start(link::send);
        running.add(ingest);
        link.start(login, ingest);
        running.add(link);
        parts.alerts().start();
        running.add(parts.alerts());
        parts.releases().start(forDevices());
        running.add(parts.releases());
        running.add(Looking.at(parts.tls().all(), config.tls().look()));
        parts.reports().ifPresent(reports -> {
            reports.start();
            running.add(reports);
        });
        running.add(parts.boards()); // closed first, or the pages that follow them would hold up the server's end
    }

    private URI forDevices() {
        return config.releases().url().or(() -> config.access().publicUrl()).orElseGet(() -> URI.create(http()));
    }

    /** Said before anything is started, as the other ports are. */
    private void checkBrokersPort() throws StartException {
        try {
            if (config.broker().isEmpty()) {
                Listening.check(config.mqttHost(), config.mqttPort());
            }
        } catch (IOException e) {
            throw cannotListen("mqtt", config.mqttHost(), config.mqttPort());
        }
    }

    /** What the hub is made of, with one line for whatever it lacks. */
    static HubParts parts(final HubConfig config, final EventStore.Progress progress, final boolean anew)
            throws StartException {
        try {
            return HubParts.open(config, progress, anew);
        } catch (JournalException e) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    config.data() + ": the journal cannot be used: " + e.getMessage()
                            + ". Check that the directory can be written and that no other hub uses it.");
        } catch (KeyFileException | OrganisationFileException | CalendarFileException | SettingsException e) {
            throw new StartException(ExitCode.BAD_INPUT, e.getMessage());
        } catch (TlsFileException e) {
            throw new StartException(
                    e.fault() == Fault.UNUSABLE ? ExitCode.BAD_INPUT : ExitCode.UNAVAILABLE, e.getMessage());
        } catch (AccessException e) {
            throw new StartException(ExitCode.BAD_INPUT, e.line());
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    config.data()
                            + ": the folders access and audit cannot be used. Check who owns them, and the disk.");
        }
    }

    /** What who starts the hub should know of who can use it. */
    private void warn(final Access access) {
        if (access.nobody()) {
            Logger.warn("nobody can use this hub yet; make a user: doorclock hub user add NAME --role manager");
        }
        if (!isLoopback(config.httpHost())
                && config.access().publicUrl().isEmpty()
                && config.tls().pages().isEmpty()) {
            Logger.warn(
                    "passwords and tokens cross the network unencrypted; set http.tls, or put a reverse proxy with TLS"
                            + " before the hub and set http.public-url");
        }
        if (config.broker().isEmpty()
                && !isLoopback(config.mqttHost())
                && config.tls().devices().isEmpty()) {
            Logger.warn("whoever reaches mqtt.port may publish as any door; set mqtt.tls and mqtt.crl");
        }
        Logger.info("audit log: head {}", access.audit().head());
    }

    private static boolean isLoopback(final String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private HubServer listen(final HubParts parts) throws StartException {
        try {
            final Gate gate = parts.access().gate();
            final Optional<PagesTls> tls = parts.tls().pages();
            final HubServer server = tls.isPresent()
                    ? HubServer.start(
                            config.httpHost(), config.httpPort(), tls.get().context(), limits(), gate, parts.routes())
                    : HubServer.start(config.httpHost(), config.httpPort(), limits(), gate, parts.routes());
            running.add(server);
            return server;
        } catch (UncheckedIOException e) {
            throw cannotListen("http", config.httpHost(), config.httpPort());
        }
    }

    private ConnectionLimits limits() {
        return new ConnectionLimits(
                ConnectionLimits.USUAL_PATIENCE,
                config.access().connectionsPerAddress(),
                config.access().proxy());
    }

    private BrokerLogin outside(final BrokerAddress address) {
        broker = Optional.of(address);
        return new BrokerLogin(address, config.tls().identity(), Optional.empty());
    }

    private BrokerLogin startBroker(final HubParts parts) throws StartException {
        final Path folder = config.data().resolve("broker");
        final Optional<DevicesTls> devices = parts.tls().devices();
        try {
            final EmbeddedBroker embedded = devices.isPresent()
                    ? EmbeddedBroker.start(config.mqttHost(), config.mqttPort(), folder, devices.get())
                    : EmbeddedBroker.start(config.mqttHost(), config.mqttPort(), folder);
            running.add(embedded);
            broker = Optional.of(new BrokerAddress(shown(config.mqttHost()), embedded.port(), devices.isPresent()));
            return embedded.hub();
        } catch (BrokerException e) {
            throw cannotListen("mqtt", config.mqttHost(), config.mqttPort());
        }
    }

    private static StartException cannotListen(final String what, final String host, final int port) {
        return new StartException(
                ExitCode.UNAVAILABLE,
                "cannot listen on " + host + ":" + port + ". Is another program there? Set " + what + ".port or " + what
                        + ".host.");
    }

    /** An address that is every network is reached as this machine. */
    private static String shown(final String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
