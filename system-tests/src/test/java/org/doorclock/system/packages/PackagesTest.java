// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorclock.settings.Product;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Debian packages as they are made, by Debian's own tools. */
class PackagesTest {

    /** Of {@code systemd-analyze security}, times ten. */
    private static final String MOST_EXPOSURE = "30";

    @TempDir
    private static Path folder;

    private record Ended(int code, String said) {}

    @BeforeAll
    static void build() throws Exception {
        assertRuns("./doorclock", "packages", folder.toString());
        for (final Path each : packages()) {
            assertRuns("dpkg-deb", "-x", each.toString(), tree(each).toString());
        }
    }

    @Test
    void thereIsADoorForEachProcessorAndOneHub() throws IOException {
        assertThat(packages())
                .extracting(file -> file.getFileName().toString().replaceFirst("_.*_", " "))
                .containsExactlyInAnyOrder(
                        "doorclock-door amd64.deb", "doorclock-door arm64.deb", "doorclock-hub all.deb");
    }

    @Test
    void lintianFindsNoError() throws Exception {
        for (final Path each : packages()) {
            assertRuns("lintian", "--allow-root", "--fail-on", "error", each.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "hub"})
    void whatAnEstatesEngineerChangesIsKeptAtAnUpgrade(final String program) throws Exception {
        final Path control = folder.resolve(program + "-control");
        assertRuns("dpkg-deb", "-e", found("doorclock-" + program).toString(), control.toString());
        assertThat(Files.readString(control.resolve("conffiles"))).contains("/etc/default/doorclock-" + program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "hub"})
    void whatTheInstallationCallsIsInThePackage(final String program) throws Exception {
        final Path control = folder.resolve(program + "-scripts");
        assertRuns("dpkg-deb", "-e", found("doorclock-" + program).toString(), control.toString());
        final List<String> called = Pattern.compile("/usr/lib/doorclock/[a-z-]+")
                .matcher(Files.readString(control.resolve("postinst")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(called)
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(tree(found("doorclock-" + program)).resolve(path.substring(1)))
                                .isExecutable());
    }

    /** What is stopped before its files are replaced would not be started anew by who starts anew what runs. */
    @Test
    void anUpgradeStopsNoEnrolmentServer() throws Exception {
        final Path control = folder.resolve("stopped-control");
        assertRuns("dpkg-deb", "-e", found("doorclock-hub").toString(), control.toString());
        assertThat(control.resolve("preinst")).doesNotExist();
        assertThat(Files.readString(control.resolve("postinst"))).contains("try-restart doorclock-provision");
    }

    @Test
    void everyUnitIsLockedIn() throws Exception {
        int units = 0;
        for (final String program : List.of("door", "hub")) {
            try (Stream<Path> files =
                    Files.list(tree(found("doorclock-" + program)).resolve("lib/systemd/system"))) {
                for (final Path unit : files.filter(file -> file.toString().endsWith(".service"))
                        .toList()) {
                    assertRuns(
                            "systemd-analyze",
                            "security",
                            "--offline=true",
                            "--threshold=" + MOST_EXPOSURE,
                            unit.toString());
                    units++;
                }
            }
        }
        assertThat(units).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "hub"})
    void theProgramStartsFromWhereThePackagePutsThem(final String program) throws Exception {
        final Path tree = tree(found("doorclock-" + program));
        final Ended ended = run(
                Map.of(
                        "DOORCLOCK_APP",
                        tree.resolve("usr/share/doorclock-" + program + "/doorclock-" + program)
                                .toString(),
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                tree.resolve("usr/lib/doorclock/" + program).toString(),
                "--version");
        assertThat(ended.said).isEqualTo("doorclock " + program + " " + Product.VERSION + "\n");
        assertThat(ended.code).isZero();
    }

    @Test
    void nobodyButRootMayChangeWhatIsInstalled() throws Exception {
        for (final Path each : packages()) {
            assertThat(run(Map.of(), "dpkg-deb", "-c", each.toString()).said.lines())
                    .allSatisfy(line -> assertThat(line).containsPattern("^(l|.{5}-.{2}-).*root/root"));
        }
    }

    private static Path found(final String name) throws IOException {
        return packages().stream()
                .filter(file -> file.getFileName().toString().startsWith(name + "_"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }

    private static Path tree(final Path file) {
        return folder.resolve(file.getFileName().toString().replace(".deb", ".tree"));
    }

    private static void assertRuns(final String... command) throws Exception {
        final Ended ended = run(Map.of(), command);
        assertThat(ended.code).as("%s: %s", List.of(command), ended.said).isZero();
    }

    private static Ended run(final Map<String, String> environment, final String... command) throws Exception {
        final ProcessBuilder builder =
                new ProcessBuilder(command).directory(Program.home().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("DOORCLOCK_BUILT", "yes");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        final Process process = builder.start();
        process.getOutputStream().close();
        final String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
