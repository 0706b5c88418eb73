// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one process at a time change the files beside it: programs and their commands share them. */
public final class FileLock {

    /** The system's locks hold between processes only; within this one all take turns. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path file;

    /** @param file the lock's own, made if it is not there, always empty */
    public FileLock(final Path file) {
        this.file = file;
    }

    /** What is done while nobody else does. */
    @FunctionalInterface
    public interface Action<T> {
        T run() throws IOException;
    }

    /** Waits for its turn and runs the action. */
    public <T> T hold(final Action<T> action) throws IOException {
        HERE.lock();
        try (FileChannel channel = WholeFile.openToAppend(file);
                java.nio.channels.FileLock _ = channel.lock()) {
            return action.run();
        } finally {
            HERE.unlock();
        }
    }
}
