// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock hub import}: sends a file to a running hub and says what became of it. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Sends a CSV file of events to a running hub: all its rows are stored, or none.",
        footer = {
            "",
            "Columns: site,door,patient,event,occurred and, if wanted, uncertainty_s,pathway,reason.",
            "The same file again adds nothing, so a file whose import broke off can be sent again."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int OK = 200;

    @Parameters(paramLabel = "FILE.csv", description = "The file: CSV in UTF-8, the first line names the columns.")
    private Path file;

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
            description = "File with the token that lets one import; default: the variable " + HubToken.VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--skip-bad", description = "Store the good rows and list the bad.")
    private boolean skipBad;

    @Option(names = "--dry-run", description = "Check every row and store nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the hub's answer as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public ImportCommand() {
        this(System.getenv(), System.out, System.err);
    }

    ImportCommand(final Map<String, String> environment, final PrintStream out, final PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
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
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return say(ExitCode.BAD_INPUT, file + ": is not a file that can be read. Check its name and rights.");
        }
        try {
            final ProgressBar bar = new ProgressBar(err, ProgressBar.errorsGoToATerminal(), Files.size(file));
            try {
                return report(
                        hub, new ImportClient(hub, token).send(file, new ImportOptions(skipBad, dryRun), bar), bar);
            } finally {
                bar.clear();
            }
        } catch (IOException e) {
            return say(
                    ExitCode.UNAVAILABLE,
                    hub + ": the hub did not answer. Check that it runs there, then send the file again; what it stored"
                            + " already it does not store twice.");
        }
    }

    private int report(final URI hub, final HttpResponse<byte[]> response, final ProgressBar bar) {
        bar.clear();
        final JsonNode answer = parse(response.body());
        if (!answer.path("rows").isIntegralNumber()) {
            return say(codeOf(response.statusCode()), refusal(hub, response, answer));
        }
        if (json) {
            out.println(new String(response.body(), UTF_8));
        } else {
            new ImportReport(answer).print(out, err);
        }
        return response.statusCode() == OK && answer.path("bad").asLong() == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private String refusal(final URI hub, final HttpResponse<byte[]> response, final JsonNode problem) {
        return problem.path("detail").isTextual()
                ? file + ": " + problem.path("detail").asText() + " "
                        + problem.path("remedy").asText()
                : hub + ": answered " + response.statusCode() + " and not as a hub does. Check the address.";
    }

    private static int codeOf(final int status) {
        return switch (status) {
            case 400, 401, 403, 413, 415, 422 -> ExitCode.BAD_INPUT;
            case 404, 502, 503, 504 -> ExitCode.UNAVAILABLE;
            default -> ExitCode.FAILED;
        };
    }

    private static JsonNode parse(final byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private int say(final int code, final String line) {
        err.println("doorclock hub import: " + line);
        return code;
    }
}
