// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.authority.Passphrase;
import org.doorclock.provisioning.authority.PassphraseOption;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.service.Systemd;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.Settings;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code provision serve}: runs until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the enrolment server (EST, RFC 7030) and keeps the revocation list up to date, until it is stopped.",
            "Says READY with its address once it takes requests, to systemd too."
        },
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Option(names = "--host", defaultValue = "0.0.0.0", description = "Where to listen; default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8443",
            description = "Default: ${DEFAULT-VALUE}; 0 for one that the system picks.")
    private int port;

    @Option(
            names = "--server",
            paramLabel = "NAME",
            defaultValue = "enrol",
            description = "Which of 'provision server' its certificate is; default: ${DEFAULT-VALUE}.")
    private String server;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Holds the doors' keys (provision keys). An enrolled door fetches token.key and seal.public.")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--certificate-valid",
            paramLabel = "TIME",
            defaultValue = "30d",
            description = "How long a device's certificate is good, such as 30d or 12h; 1m to 90d, below 7d for trials"
                    + " only: a door that does not reach this server for a third of it falls silent. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String certificateValid;

    @Override
    public Integer call() throws Exception {
        final EstServer running = start();
        final CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            stopped.countDown();
        }));
        final String address = "https://" + host + ":" + running.port();
        final var out = spec.commandLine().getOut();
        out.println("READY " + address);
        out.flush();
        Systemd.of(System.getenv(), ProcessHandle.current().pid()).tell("READY=1");
        stopped.await();
        return ExitCode.DONE;
    }

    private EstServer start() throws IOException {
        final Duration valid = certificatesLast();
        if (Files.notExists(options.files().serverCertificate(server))) {
            throw ProvisionException.unavailable(options.files().serverCertificate(server)
                    + ": is not there. Make it: doorclock provision server " + server + " --san THIS-COMPUTER'S-NAME");
        }
        final Optional<DoorKeyFiles> offered =
                keys.isPresent() ? Optional.of(new DoorKeyFiles(keys.get())) : Optional.empty();
        if (Files.exists(options.files().rootKey())) {
            Logger.warn("root.key lies beside a server. Move it to where no network reaches it.");
        }
        try (Passphrase secret = passphrase.get()) {
            return EstServer.start(
                    Authority.open(options.files(), secret, Storage.DISK, options.time())
                            .certifyingDevicesFor(valid),
                    host,
                    port,
                    server,
                    offered,
                    options.time());
        }
    }

    private Duration certificatesLast() throws ProvisionException {
        return Settings.duration(certificateValid)
                .filter(valid -> valid.compareTo(SHORTEST) >= 0 && valid.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> ProvisionException.badInput(
                        "--certificate-valid: must be a time from 1m to 90d, such as 30d or 12h."));
    }
}
