// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.http.WholeAnswer;
import org.doorclock.hub.imports.HubAddress;
import org.doorclock.hub.imports.HubToken;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code doorclock hub report}: fetches a month's report from a running hub and puts it into a folder. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes a month's report of a running hub: HTML that prints on A4, and CSV.")
public final class ReportCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int OK = 200;

    @Option(names = "--month", paramLabel = "YYYY-MM", required = true, description = "Which month, such as 2026-10.")
    private String month;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where its folder doorclock-YYYY-MM is made. Default: here.")
    private Path out;

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Where the hub is. Default: on this machine, where its configuration says.")
    private Optional<URI> address = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "The hub's properties file, for its address.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a token of the role manager; default: the variable " + HubToken.VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final PrintStream standard;
    private final PrintStream err;

    public ReportCommand() {
        this(System.getenv(), System.out, System.err);
    }

    ReportCommand(final Map<String, String> environment, final PrintStream standard, final PrintStream err) {
        this.environment = environment;
        this.standard = standard;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        final YearMonth asked = MonthRoutes.parse(month)
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "--month: must be a month such as 2026-10"));
        final URI hub;
        final String token;
        try {
            token = HubToken.of(tokenFile, environment);
            hub = address.isPresent() ? address.get() : HubAddress.of(config, environment);
        } catch (SettingsException e) {
            return say(ExitCode.BAD_INPUT, e.getMessage());
        }
        if (!HubAddress.isOne(hub)) {
            throw new ParameterException(spec.commandLine(), "--hub: must be an address such as http://127.0.0.1:8080");
        }
        final ReportFolder folder = new ReportFolder(out);
        if (folder.has(asked)) {
            return say(
                    ExitCode.BAD_INPUT,
                    folder.of(asked) + ": is there already. Move it away, or name another folder with --out.");
        }
        return fetch(hub, token, asked, folder);
    }

    private int fetch(final URI hub, final String token, final YearMonth asked, final ReportFolder folder)
            throws InterruptedException {
        final Map<String, byte[]> files = new LinkedHashMap<>();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            for (final String format : new String[] {"html", "csv"}) {
                final HttpResponse<byte[]> answer = WholeAnswer.of(
                        client, request(hub, token, asked, format), HttpResponse.BodyHandlers.ofByteArray(), ANSWER);
                if (answer.statusCode() != OK) {
                    return say(ExitCode.UNAVAILABLE, refusal(hub, answer.statusCode()));
                }
                files.put(MonthReport.name(asked) + "." + format, answer.body());
            }
        } catch (IOException e) {
            return say(ExitCode.UNAVAILABLE, hub + ": the hub did not answer. Check that it runs there.");
        }
        try {
            folder.put(asked, files);
        } catch (IOException e) {
            return say(
                    ExitCode.BAD_INPUT, out + ": cannot be written to. Check its rights, or name another with --out.");
        }
        standard.println(folder.of(asked));
        return ExitCode.DONE;
    }

    private static HttpRequest request(final URI hub, final String token, final YearMonth asked, final String format) {
        return HttpRequest.newBuilder(hub.resolve(
                        MonthRoutes.PATH + "?month=" + asked + (format.equals("csv") ? "&format=csv&bom=yes" : "")))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static String refusal(final URI hub, final int status) {
        return switch (status) {
            case 401, 403 ->
                hub + ": the token is not one that may read figures. It needs the role manager, for all sites.";
            default -> hub + ": answered " + status + " and not with a report. Check the address.";
        };
    }

    private int say(final int code, final String line) {
        err.println("doorclock hub report: " + line);
        return code;
    }
}
