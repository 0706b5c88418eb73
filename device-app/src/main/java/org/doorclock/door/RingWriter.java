// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tinylog.configuration.Configuration;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.writers.RollingFileWriter;
import org.tinylog.writers.Writer;

/**
 * The log's second writer, named {@code ring} in its configuration. It writes nowhere until a {@link LogRing} begins: by the time
 * the door has read where, libraries have logged and the configuration can no longer be changed. For any thread.
 */
public final class RingWriter implements Writer {

    private static final AtomicReference<Optional<Writer>> TARGET = new AtomicReference<>(Optional.empty());

    /** @param properties of the configuration; none is used */
    public RingWriter(final Map<String, String> properties) {
        // made by the logging library, which gives what its configuration says
    }

    /** Writes below this folder from now on, in the words of standard error: two files of at most 1 MiB. */
    static void begin(final Path folder) throws IOException {
        TARGET.set(Optional.of(new RollingFileWriter(Map.of(
                "file",
                folder.resolve("door-{count}.log").toString(),
                "policies",
                "size: 1mb",
                "backups",
                "2",
                "format",
                Configuration.get("writer.format")))));
    }

    @Override
    public Collection<LogEntryValue> getRequiredLogEntryValues() {
        return EnumSet.of(
                LogEntryValue.DATE,
                LogEntryValue.LEVEL,
                LogEntryValue.CLASS,
                LogEntryValue.MESSAGE,
                LogEntryValue.EXCEPTION);
    }

    @Override
    public void write(final LogEntry entry) throws Exception {
        final Optional<Writer> target = TARGET.get();
        if (target.isPresent()) {
            target.get().write(entry);
        }
    }

    @Override
    public void flush() throws Exception {
        final Optional<Writer> target = TARGET.get();
        if (target.isPresent()) {
            target.get().flush();
        }
    }

    @Override
    public void close() throws Exception {
        final Optional<Writer> target = TARGET.getAndSet(Optional.empty());
        if (target.isPresent()) {
            target.get().close();
        }
    }
}
