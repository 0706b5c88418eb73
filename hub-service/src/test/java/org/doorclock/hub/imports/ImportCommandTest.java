// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.doorclock.hub.http.HubServer;
import org.doorclock.settings.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

    private static final String TOKEN = "doorclock_tokenOfThisTest";
    private static final String HEADER = "site,door,patient,event,occurred\n";
    private static final String GOOD = "royal,ct1,A1,scan-start,2026-03-01T10:25:00Z\n";
    private static final String OTHER = "royal,ct1,A2,scan-start,2026-03-01T10:25:00Z\n";
    private static final String BAD = "royal,ct1,A3,scan-start,yesterday\n";

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>(Map.of("DOORCLOCK_TOKEN", TOKEN));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestHub hub;

    @BeforeEach
    void start() {
        hub = new TestHub(directory.resolve("hub"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aGoodFileIsSummedUpInOneLine() throws IOException {
        assertThat(send(HEADER + GOOD + GOOD + OTHER)).isEqualTo(ExitCode.DONE);
        assertThat(text(out)).isEqualTo("3 rows: 2 added, 0 already there, 1 twice in the file, 0 bad\n");
        assertThat(text(err)).as("no progress bar where there is no terminal").isEmpty();

        assertThat(send(HEADER + GOOD)).isEqualTo(ExitCode.DONE);
        assertThat(text(out)).isEqualTo("1 rows: 0 added, 1 already there, 0 bad\n");
        assertThat(hub.events()).hasSize(2);
    }

    @Test
    void badRowsAreListedAndNothingIsStored() throws IOException {
        assertThat(send(HEADER + GOOD + BAD)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(text(err))
                .startsWith("line 3, occurred: must be ISO 8601")
                .contains("1 of 2 rows are bad; nothing was stored");
        assertThat(text(out)).isEqualTo("2 rows: 0 added, 0 already there, 1 bad\n");
        assertThat(hub.events()).isEmpty();
    }

    @Test
    void skipBadStoresTheRestAndStillSaysThatRowsWereBad() throws IOException {
        assertThat(send(HEADER + GOOD + BAD, "--skip-bad")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(text(err)).startsWith("line 3, occurred:");
        assertThat(text(out)).isEqualTo("2 rows: 1 added, 0 already there, 1 bad\n");
        assertThat(hub.events()).hasSize(1);
    }

    @Test
    void dryRunStoresNothing() throws IOException {
        assertThat(send(HEADER + GOOD, "--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(text(out)).isEqualTo("1 rows: 1 would be added, 0 already there, 0 bad\n");
        assertThat(hub.events()).isEmpty();
    }

    @Test
    void moreFaultsThanAreListedAreCounted() throws IOException {
        send(HEADER + BAD.repeat(1003));

        assertThat(text(err)).contains("\nand 3 more\n");
        assertThat(text(err).lines().filter(line -> line.startsWith("line "))).hasSize(1000);
    }

    @Test
    void jsonIsTheHubsAnswer() throws IOException {
        assertThat(send(HEADER + GOOD, "--json")).isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(text(out)).path("added").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsBadInputAndAHubThatIsNotThereIsUnavailable() throws IOException {
        assertThat(run(directory.resolve("absent.csv").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(text(err)).contains("absent.csv").hasLineCount(1);
        final String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }
        assertThat(send(HEADER + GOOD, "--hub", nobody)).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(text(err)).contains(nobody).hasLineCount(1);
    }

    @Test
    void theTokenComesFromAFileOrTheEnvironmentAndIsNotRepeatedInAMessage() throws IOException {
        environment.clear();
        final Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        assertThat(send(HEADER + GOOD)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(text(err)).contains("--token-file", "DOORCLOCK_TOKEN").hasLineCount(1);
        assertThat(send(HEADER + GOOD, "--token-file", file.toString())).isEqualTo(ExitCode.DONE);

        Files.writeString(file, "two " + TOKEN);
        assertThat(send(HEADER + GOOD, "--token-file", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(send(
                        HEADER + GOOD,
                        "--token-file",
                        directory.resolve("absent").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(text(err)).contains("absent").doesNotContain(TOKEN).hasLineCount(1);
    }

    @Test
    void wrongUseIsToldFromBadInput() {
        assertThat(run()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("--hub", "nonsense", "f.csv")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("--skipbad", "f.csv")).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        final Path large = directory.resolve("large.csv");
        try (var channel = Files.newByteChannel(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(HubServer.MOST_REQUEST_BYTES).write(ByteBuffer.wrap(new byte[] {'\n'}));
        }

        assertThat(run("--hub", hub.address().toString(), large.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(text(err))
                .contains(String.valueOf(HubServer.MOST_REQUEST_BYTES))
                .hasLineCount(1);
    }

    private int send(final String file, final String... options) throws IOException {
        final Path path = Files.writeString(directory.resolve("rows.csv"), file);
        return run(Stream.of(
                        Stream.of("--hub", hub.address().toString())
                                .filter(x -> !Arrays.asList(options).contains("--hub")),
                        Arrays.stream(options),
                        Stream.of(path.toString()))
                .flatMap(s -> s)
                .toArray(String[]::new));
    }

    private int run(final String... arguments) {
        out.reset();
        err.reset();
        final CommandLine line = new CommandLine(
                new ImportCommand(environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static String text(final ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
