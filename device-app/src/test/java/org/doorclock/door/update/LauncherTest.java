// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorclock.release.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the door, with programs of a line each: which version it begins, whenever it is killed. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("src/appliance/lib/door").toAbsolutePath();

    @TempDir
    private Path root;

    @BeforeEach
    void installPackage() throws IOException {
        Files.createDirectories(releases());
        Files.createDirectories(root.resolve("own"));
        Files.writeString(root.resolve("own/version"), "0.1.0\n");
        script(root.resolve("own/java"), "echo runs package >>" + root.resolve("begun"));
    }

    private Path releases() {
        return root.resolve("releases");
    }

    private static void script(final Path file, final String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** @param ends what it does after it has said which it is */
    private void release(final String version, final String ends) throws IOException {
        final Path folder = Files.createDirectories(releases().resolve(version));
        script(folder.resolve("door"), "echo runs $DOORCLOCK_RELEASE >>" + root.resolve("begun") + "\n" + ends);
        Files.writeString(folder.resolve("doorclock-door.jar"), "x");
        Files.writeString(
                folder.resolve("sums"),
                Sha256.of(Files.readAllBytes(folder.resolve("door"))) + "  door\n" + Sha256.of("x".getBytes(UTF_8))
                        + "  doorclock-door.jar\n");
    }

    private void token(final String name, final String version) throws IOException {
        Files.writeString(releases().resolve(name), version + "\nreader=true\n");
    }

    /** What was begun since the last time that somebody asked. */
    private List<String> start(final Map<String, String> environment) throws Exception {
        final ProcessBuilder builder = new ProcessBuilder("sh", LAUNCHER.toString(), "--config", "x");
        builder.environment()
                .put("DOORCLOCK_APP", root.resolve("own/doorclock-door").toString());
        builder.environment().put("DOORCLOCK_CACHE", "/nonexistent");
        builder.environment().put("JAVA", root.resolve("own/java").toString());
        builder.environment().put("DOORCLOCK_DOOR_UPDATE_FOLDER", releases().toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(root.resolve("said").toFile());
        final Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        final Path begun = root.resolve("begun");
        final List<String> lines = Files.exists(begun) ? Files.readAllLines(begun) : List.of();
        Files.deleteIfExists(begun);
        return lines.stream().map(line -> line.substring("runs ".length())).toList();
    }

    private List<String> start() throws Exception {
        return start(Map.of());
    }

    private List<String> tokens() throws IOException {
        try (Stream<Path> files = Files.list(releases())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void withoutReleasesThePackagesOwnRuns() throws Exception {
        assertThat(start()).containsExactly("package");
        assertThat(start(Map.of("DOORCLOCK_DOOR_UPDATE_FOLDER", ""))).containsExactly("package");
        assertThat(start(Map.of("DOORCLOCK_DOOR_UPDATE_FOLDER", "/nonexistent")))
                .containsExactly("package");
    }

    @Test
    void aTrialIsBegunOnceAndIsOverIfItHasNotProvedItself() throws Exception {
        release("0.2.0", "");
        token(Shelf.TRIAL, "0.2.0");
        assertThat(start()).containsExactly("0.2.0");
        assertThat(tokens()).containsExactly(Shelf.ON_TRIAL);
        assertThat(start()).containsExactly("package");
        assertThat(tokens()).containsExactly("failed-0.2.0");
        assertThat(start()).containsExactly("package");
    }

    @Test
    void whatHasProvedItselfRunsOn() throws Exception {
        release("0.2.0", "");
        token(Shelf.TRIAL, "0.2.0");
        start();
        Files.move(releases().resolve(Shelf.ON_TRIAL), releases().resolve(Shelf.CURRENT));
        assertThat(start()).containsExactly("0.2.0");
        release("0.10.0", "exit 1");
        token(Shelf.TRIAL, "0.10.0");
        assertThat(start()).containsExactly("0.10.0");
        assertThat(start()).containsExactly("0.2.0");
    }

    @Test
    void aReleaseThatIsDamagedOrNotNewerOrNoneIsNotBegun() throws Exception {
        release("0.2.0", "");
        Files.writeString(releases().resolve("0.2.0/doorclock-door.jar"), "damaged");
        token(Shelf.CURRENT, "0.2.0");
        assertThat(start()).containsExactly("package");
        token(Shelf.TRIAL, "0.2.0");
        assertThat(start()).containsExactly("package");
        release("0.0.9", "");
        release("0.1.0", "");
        for (final String version : List.of("0.0.9", "0.1.0", "0.3.0", "../own", "", "..", "/etc", "0.2.0 x", "*")) {
            token(Shelf.CURRENT, version);
            token(Shelf.TRIAL, version);
            assertThat(start()).as(version).containsExactly("package");
        }
    }

    @Test
    void aTrialThatHangsIsEndedWhateverItDoes() throws Exception {
        release("0.2.0", "exec sleep 300");
        token(Shelf.TRIAL, "0.2.0");
        assertThat(start(Map.of("DOORCLOCK_TRIAL_SECONDS", "1"))).containsExactly("0.2.0");
        assertThat(start()).containsExactly("package");
    }

    /** A program asks of no child that it did not start: one that ends would stay as a zombie for as long as the program runs. */
    @Test
    void whatWatchesATrialIsNoChildOfTheProgram() throws Exception {
        release(
                "0.2.0",
                "children=; read -r children </proc/$$/task/$$/children; echo \"runs with ${children:-none}\" >>"
                        + root.resolve("begun"));
        token(Shelf.TRIAL, "0.2.0");
        assertThat(start()).containsExactly("0.2.0", "with none");
    }

    /** Killed before and after each of its changes of the disk: nothing is tried twice, and a version runs in the end. */
    @Test
    void whereverItIsKilledAVersionRunsAndNothingIsTriedTwice() throws Exception {
        for (final String when : List.of("before", "after")) {
            for (int step = 1; step <= 4; step++) {
                Files.createDirectories(root.resolve("shim"));
                Files.deleteIfExists(root.resolve("steps"));
                shim("mv", when, step);
                shim("sync", when, step);
                release("0.2.0", "");
                token(Shelf.CURRENT, "0.2.0");
                release("0.3.0", "");
                Files.deleteIfExists(releases().resolve("failed-0.3.0"));
                token(Shelf.TRIAL, "0.3.0");
                final Map<String, String> killing = Map.of("PATH", root.resolve("shim") + ":" + System.getenv("PATH"));
                final List<String> begun = new ArrayList<>(start(killing));
                begun.addAll(start(killing));
                begun.addAll(start(killing));
                begun.addAll(start());
                assertThat(begun)
                        .as("%s step %d", when, step)
                        .containsSubsequence("0.2.0")
                        .endsWith("0.2.0");
                assertThat(begun.stream().filter("0.3.0"::equals))
                        .as("%s step %d", when, step)
                        .hasSizeLessThan(2);
                assertThat(tokens())
                        .as("%s step %d", when, step)
                        .contains(Shelf.CURRENT)
                        .doesNotContain(Shelf.TRIAL);
            }
        }
    }

    /** A program that does what it is called, and kills who called it once, at a step of all such programs'. */
    private void shim(final String name, final String when, final int step) throws IOException {
        final String real = "/usr/bin/" + name + " \"$@\"";
        final String kill = "[ \"$(wc -l <" + root.resolve("steps") + ")\" != " + step + " ] || kill -KILL $PPID";
        final String count = "echo x >>" + root.resolve("steps");
        script(
                root.resolve("shim").resolve(name),
                when.equals("before")
                        ? count + "\n" + kill.replace("kill -KILL $PPID", "{ kill -KILL $PPID; exit 1; }") + "\n" + real
                        : count + "\n" + real + "\nresult=$?\n" + kill + "\nexit $result");
    }
}
