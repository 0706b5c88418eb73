// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tinylog.Logger;

/** A browser started by a command of the shell, which stays for as long as the browser runs. */
final class CommandBrowser implements Browser {

    /** Names the page's address to the command. */
    static final String URL = "DOORCLOCK_SCREEN_URL";

    private static final long POLITE_SECONDS = 3;

    private final String command;
    private final String url;
    private Optional<Process> running = Optional.empty();

    CommandBrowser(final String command, final String url) {
        this.command = command;
        this.url = url;
    }

    @Override
    public void start() throws IOException {
        close();
        final ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(URL, url);
        final Process process = builder.start();
        process.getOutputStream().close();
        running = Optional.of(process);
    }

    @Override
    public boolean hasEnded() {
        return running.map(process -> !process.isAlive()).orElse(false);
    }

    @Override
    public void close() {
        running.ifPresent(CommandBrowser::end);
        running = Optional.empty();
    }

    /** A stopped process hears only SIGKILL, and a killed browser leaves its helpers to nobody. */
    private static void end(final Process process) {
        final List<ProcessHandle> tree = tree(process);
        process.destroy();
        try {
            process.waitFor(POLITE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        final long left = Stream.concat(tree.stream(), tree(process).stream())
                .distinct()
                .filter(ProcessHandle::isAlive)
                .filter(ProcessHandle::destroyForcibly)
                .count();
        Logger.debug("the screen's program ended, {} of its processes by force", left);
    }

    private static List<ProcessHandle> tree(final Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }
}
