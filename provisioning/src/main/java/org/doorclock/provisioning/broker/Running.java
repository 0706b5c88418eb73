// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorclock.provisioning.register.ProvisionException;

/** A broker that runs. */
interface Running {

    /** Reads certificates, revocation list and rights anew; connections stay. */
    void reload() throws IOException;

    /** Ends every connection, and begins again. */
    void restart() throws IOException;

    static Running by(final Plan.Control control) {
        return switch (control) {
            case Plan.Control.Unit unit -> new Unit(unit.name());
            case Plan.Control.PidFile pid -> new Pid(pid.file());
        };
    }

    /** A service of systemd. */
    record Unit(String name) implements Running {

        @Override
        public void reload() throws IOException {
            run("systemctl", "reload", name);
        }

        @Override
        public void restart() throws IOException {
            run("systemctl", "restart", name);
        }
    }

    /** A process that somebody starts again when it ends. */
    record Pid(Path file) implements Running {

        @Override
        public void reload() throws IOException {
            run("kill", "-HUP", pid());
        }

        @Override
        public void restart() throws IOException {
            run("kill", "-TERM", pid());
        }

        private String pid() throws IOException {
            final String text = Files.exists(file) ? Files.readString(file).strip() : "";
            if (!text.matches("[1-9]\\d*")) {
                throw ProvisionException.unavailable(file + ": holds no process id. Does the broker run?");
            }
            return text;
        }
    }

    private static void run(final String... command) throws IOException {
        final String line = String.join(" ", command);
        try {
            final Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw ProvisionException.unavailable(
                        "'" + line + "' failed: the files are written and not yet in force. Does the broker run?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProvisionException.unavailable("'" + line + "' took too long");
        }
    }
}
