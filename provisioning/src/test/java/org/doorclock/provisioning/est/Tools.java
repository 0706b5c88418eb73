// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs curl and openssl, which nobody here wrote, in a folder. */
final class Tools {

    private static final int MOST_SECONDS = 120;

    private final Path folder;

    /** How a program ended, and what it said on both of its outputs. */
    record Ran(int code, String said) {

        Ran ok() {
            if (code != 0) {
                throw new AssertionError("ended with " + code + ": " + said);
            }
            return this;
        }
    }

    /** What a server answered. */
    record Answer(int status, String headers, String body) {}

    Tools(final Path folder) {
        this.folder = folder;
    }

    Path file(final String name) {
        return folder.resolve(name);
    }

    Ran openssl(final String... arguments) throws IOException, InterruptedException {
        return run("openssl", arguments);
    }

    /** One request; an answer of status 0 if there was no connection. */
    Answer curl(final String url, final String... arguments) throws IOException, InterruptedException {
        final Path headers = Files.createTempFile(folder, "headers", "");
        final Path body = Files.createTempFile(folder, "body", "");
        final List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--silent", "--max-time", "60", "--dump-header", headers.toString(), "--output", body.toString(), url));
        run("curl", all.toArray(String[]::new));
        final String head = Files.readString(headers);
        final String status = head.isEmpty() ? "0" : head.split(" ")[1];
        return new Answer(Integer.parseInt(status), head, Files.readString(body));
    }

    private Ran run(final String program, final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        final String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(program + " did not end");
        }
        return new Ran(process.exitValue(), said);
    }
}
