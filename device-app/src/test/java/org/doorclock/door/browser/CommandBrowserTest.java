// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a shell that waits for a child, as a browser has children. */
class CommandBrowserTest extends BrowserContract {

    @TempDir
    private Path directory;

    @Override
    Browser browser() {
        return new CommandBrowser(
                "cd '" + directory + "' && echo \"$DOORCLOCK_SCREEN_URL\" > url && echo $$ > shell.new"
                        + " && { sleep 600 & echo $! > child.new; mv child.new child; mv shell.new shell; wait; }",
                "http://127.0.0.1:1/");
    }

    private Optional<ProcessHandle> process(final String name) {
        try {
            return Files.exists(directory.resolve(name))
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readString(directory.resolve(name)).strip()))
                            .filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void die() {
        process("shell").orElseThrow().destroyForcibly();
        process("child").orElseThrow().destroyForcibly();
    }

    @Override
    void freeze() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(process("shell").orElseThrow().pid()))
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    boolean isRunning() {
        return process("shell").isPresent();
    }

    @Test
    void itsChildrenEndWithItAndItWasToldThePagesAddress() throws IOException {
        try (Browser browser = browser()) {
            browser.start();
            await().until(() -> process("child").isPresent() && isRunning());
            assertThat(directory.resolve("url")).hasContent("http://127.0.0.1:1/");
            freeze();
        }
        await().until(() -> process("child").isEmpty());
    }

    @Test
    void aCommandThatThereIsNotEndsAtOnce() throws IOException {
        try (Browser browser = new CommandBrowser("exec /no/such/browser", "http://127.0.0.1:1/")) {
            browser.start();
            await().until(browser::hasEnded);
        }
    }
}
