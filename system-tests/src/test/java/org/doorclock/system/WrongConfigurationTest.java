// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot work says so in one clear line, with the documented exit code. */
class WrongConfigurationTest {

    private static final String NOBODY = "tcp://127.0.0.1:9";

    @TempDir
    private Path root;

    private Deployment system;

    private record Ended(int code, String error) {}

    @BeforeEach
    void deploy() throws StartException {
        system = new Deployment(root, Map.of("http.port", "0"));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearest() throws Exception {
        assertOneLine(hub("--set", "htpp.port=0"), ExitCode.BAD_INPUT, "htpp.port", "http.port");
        assertOneLine(door("--set", "sitte=demo"), ExitCode.BAD_INPUT, "sitte", "site");
    }

    @Test
    void anUnreadableFileIsNamed() throws Exception {
        assertOneLine(run("hub", "run", "--config", root.resolve("absent").toString()), ExitCode.BAD_INPUT, "absent");
        assertOneLine(run("door", "--config", root.resolve("absent").toString()), ExitCode.BAD_INPUT, "absent");
    }

    @Test
    void aWrongFileOfMeasuresIsToldByItsLine() throws Exception {
        final Path file = Files.writeString(root.resolve("ours.yaml"), "measures:\n  - id: ours\n    titel: Ours\n");
        assertOneLine(hub("--set", "measures=" + file), ExitCode.BAD_INPUT, "ours.yaml, line 3", "Did you mean title?");
        assertOneLine(hub("--set", "measures=" + root.resolve("absent")), ExitCode.BAD_INPUT, "absent");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final String port = Integer.toString(taken.getLocalPort());
            assertOneLine(hub("--set", "http.port=" + port), ExitCode.UNAVAILABLE, port);
            assertOneLine(hub("--set", "mqtt.port=" + port), ExitCode.UNAVAILABLE, port);
            assertOneLine(door("--set", "http.port=" + port), ExitCode.UNAVAILABLE, port);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        final Path file = Files.writeString(root.resolve("a-file"), "not a directory");
        assertOneLine(hub("--set", "data=" + file.resolve("x")), ExitCode.UNAVAILABLE, "a-file");
        assertOneLine(door("--set", "data=" + file.resolve("x")), ExitCode.UNAVAILABLE, "a-file");
    }

    @Test
    void aSecondDoorOnTheSameDataIsRefused() throws Exception {
        try (Program first = system.door("ct1", NOBODY, Map.of(), List.of("--stdin"), line -> {})) {
            first.awaitReady(60);
            assertOneLine(
                    run("door", "--config", root.resolve("ct1.properties").toString()), ExitCode.UNAVAILABLE, "ct1");
        }
    }

    @Test
    void aWrongLineOfTheOrganisationOrTheBankHolidaysIsNamed() throws Exception {
        final Path sites =
                Files.writeString(root.resolve("sites.csv"), "level,id,parent\nsite,demo,nort\nregion,north,wales\n");
        assertOneLine(
                hub("--set", "organisation=" + sites), ExitCode.BAD_INPUT, "sites.csv, line 2", "Did you mean north?");
        final Path days =
                Files.writeString(root.resolve("days.json"), "{\n\"scotland\": {\"events\": [{\"date\": 1}]}}");
        assertOneLine(hub("--set", "bank-holidays=" + days), ExitCode.BAD_INPUT, "days.json, line 2", "a date such as");
    }

    @Test
    void wrongUseIsTwo() throws Exception {
        assertThat(run("door", "--no-such-option").code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("hub", "no-such-command").code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("provision", "no-such-command").code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("no-such-command").code()).isEqualTo(ExitCode.WRONG_USE);
    }

    private Ended hub(final String... more) throws Exception {
        return run(with(List.of("hub", "run", "--config", hubFile()), more));
    }

    private Ended door(final String... more) throws Exception {
        return run(with(List.of("door", "--config", doorFile()), more));
    }

    private String hubFile() throws StartException {
        return system.file(
                "hub.properties",
                Map.of(
                        "http.port", "0",
                        "mqtt.port", "0",
                        "data", root.resolve("hub").toString(),
                        "keys", root.resolve("keys").toString(),
                        "sites", "demo"));
    }

    private String doorFile() throws StartException {
        return system.file(
                "door.properties",
                Map.of(
                        "http.port", "0",
                        "data", root.resolve("door").toString(),
                        "keys", root.resolve("keys").toString(),
                        "broker", NOBODY,
                        "site", "demo",
                        "device", "ct1",
                        "door", "ct1",
                        "kind", "ct-door"));
    }

    private static String[] with(final List<String> first, final String... more) {
        final List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void assertOneLine(final Ended ended, final int code, final String... words) {
        assertThat(ended.error().strip().lines()).as(ended.error()).hasSize(1);
        assertThat(ended.error()).contains(words);
        assertThat(ended.code()).isEqualTo(code);
    }

    private Ended run(final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Program.home().resolve("doorclock").toString());
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DOORCLOCK_BUILT", "yes");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        final Path error = root.resolve("stderr");
        final Process process = builder.redirectError(error.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
        return new Ended(process.exitValue(), Files.readString(error, StandardCharsets.UTF_8));
    }
}
