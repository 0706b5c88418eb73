// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Pem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code provision broker}. */
@Command(
        name = "broker",
        description = {
            "Writes the complete configuration of a Mosquitto broker: TLS 1.3, a certificate asked of everybody, each"
                    + " device its own topics and no more, revoked devices kept out.",
            "With --refresh it fetches the revocation list and the list of devices and tells the broker; let a timer do"
                    + " that twice a minute."
        },
        mixinStandardHelpOptions = true)
public final class BrokerCommand implements Callable<Integer> {

    private static final Path INSTALLED = Path.of("/usr/bin/doorclock-provision");

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the broker's files.")
    private Path out;

    @Option(names = "--refresh", description = "Bring the files of a broker that runs up to date.")
    private boolean refresh;

    @Option(
            names = "--tls",
            paramLabel = "DIR",
            description = "Folder of cert.pem, key.pem and ca.pem of this broker; the same as --out if not said.")
    private Optional<Path> tls = Optional.empty();

    @Option(
            names = "--crl",
            paramLabel = "FILE|URL",
            description = "The authority's revocation list, such as https://provision.example:8443/crl.pem.")
    private Optional<String> crl = Optional.empty();

    @Option(
            names = "--devices",
            paramLabel = "DIR|FILE",
            description = "The authority's folder, or a file of one site/device a line.")
    private Optional<Path> devices = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "Where devices connect to.")
    private String host;

    @Option(names = "--port", defaultValue = "8883", description = "The port of it; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--hub-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where the hub connects to; default: ${DEFAULT-VALUE}.")
    private String hubHost;

    @Option(names = "--hub-port", defaultValue = "8884", description = "The port of it; default: ${DEFAULT-VALUE}.")
    private int hubPort;

    @Option(
            names = "--user",
            defaultValue = "mosquitto",
            description = "Whom the broker runs as; default: ${DEFAULT-VALUE}.")
    private String user;

    @Option(
            names = "--unit",
            defaultValue = "mosquitto",
            description = "The broker's service in systemd; default: ${DEFAULT-VALUE}.")
    private String unit;

    @Option(
            names = "--pid-file",
            paramLabel = "FILE",
            description = "Where the broker writes its process id, where systemd does not look after it.")
    private Optional<Path> pidFile = Optional.empty();

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "The program doorclock or doorclock-provision that systemd is to start; default: the one that"
                    + " runs now.")
    private Optional<Path> program = Optional.empty();

    @Option(names = "--force", description = "Replace files that were edited; they are kept beside.")
    private boolean force;

    @Option(names = "--json", description = "Say it so that a machine can read it.")
    private boolean json;

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);

    @Override
    public Integer call() throws Exception {
        final Path folder = out.toAbsolutePath().normalize();
        if (refresh) {
            final Plan plan = Plan.read(folder);
            final Refresh.Done done = new Refresh(folder, plan, Running.by(plan.control()), time).run();
            say(node().put("done", done.name().toLowerCase(java.util.Locale.ROOT)), folder + ": " + done.words() + ".");
            return ExitCode.DONE;
        }
        write(folder, plan(folder));
        return ExitCode.DONE;
    }

    private Plan plan(final Path folder) {
        return new Plan(
                tls.orElse(folder).toAbsolutePath().normalize(),
                crl.map(location -> location.contains("://")
                                ? location
                                : Path.of(location).toAbsolutePath().normalize().toString())
                        .orElseThrow(() -> missing("--crl")),
                devices.orElseThrow(() -> missing("--devices")).toAbsolutePath().normalize(),
                host,
                port,
                hubHost,
                hubPort,
                user,
                pidFile.<Plan.Control>map(file ->
                                new Plan.Control.PidFile(file.toAbsolutePath().normalize()))
                        .orElseGet(() -> new Plan.Control.Unit(unit)));
    }

    /** The launcher says where it lies; without it this is the hub's package. */
    private Path program() {
        return program.or(() ->
                        Optional.ofNullable(System.getenv("DOORCLOCK_HOME")).map(home -> Path.of(home, "doorclock")))
                .orElse(INSTALLED)
                .toAbsolutePath()
                .normalize();
    }

    private ParameterException missing(final String option) {
        return new ParameterException(spec.commandLine(), option + " is needed, unless with --refresh");
    }

    private void write(final Path folder, final Plan plan) throws IOException {
        Identity.read(plan.tls());
        Files.createDirectories(folder);
        final Revocations revocations = Revocations.fetch(plan, folder.resolve(MosquittoText.CRL_FILE));
        final Map<String, String> files = new LinkedHashMap<>();
        files.put(MosquittoText.CONFIGURATION_FILE, MosquittoText.configuration(plan, folder));
        files.put(MosquittoText.RIGHTS_FILE, MosquittoText.rights(DeviceNames.read(plan.devices(), time)));
        files.put(MosquittoText.CRL_FILE, Pem.text(revocations.trust().crls()));
        files.put(Plan.FILE, plan.text());
        files.put(
                SystemdText.SERVICE_FILE,
                SystemdText.service(program(), Path.of(System.getProperty("java.home")), folder));
        files.put(SystemdText.TIMER_FILE, SystemdText.timer());
        final OwnFiles own = OwnFiles.in(folder);
        final ObjectNode node = node();
        final StringBuilder lines = new StringBuilder();
        for (final Map.Entry<String, String> file : files.entrySet()) {
            if (force) {
                own.keepForeign(file.getKey(), file.getValue(), time.now())
                        .ifPresent(kept -> lines.append(kept).append(": what was there before\n"));
            } else {
                own.check(file.getKey(), file.getValue());
            }
        }
        for (final Map.Entry<String, String> file : files.entrySet()) {
            final OwnFiles.Result result = own.write(file.getKey(), file.getValue());
            node.put(file.getKey(), result.name().toLowerCase(java.util.Locale.ROOT));
            lines.append(folder.resolve(file.getKey()))
                    .append(
                            switch (result) {
                                case NEW -> ": new\n";
                                case CHANGED -> ": changed\n";
                                case AS_IT_WAS -> ": as it was\n";
                            });
        }
        new Refresh(folder, plan, Running.by(plan.control()), time).note(revocations);
        say(
                node,
                lines
                        + """
                Next: let %1$s read %2$s and %3$s and nobody else the key (chown root:%1$s, chmod 640),
                start the broker with %4$s (again),
                and let systemd run %5$s.""".formatted(
                                        plan.user(),
                                        plan.tls().resolve(Identity.KEY_FILE),
                                        folder,
                                        folder.resolve(MosquittoText.CONFIGURATION_FILE),
                                        SystemdText.TIMER_FILE));
        revocations.warning(time.now()).ifPresent(warning -> {
            final PrintWriter err = spec.commandLine().getErr();
            err.println("doorclock provision: " + warning);
            err.flush();
        });
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void say(final ObjectNode node, final String text) {
        final PrintWriter to = spec.commandLine().getOut();
        to.println(json ? node.toString() : text);
        to.flush();
    }
}
