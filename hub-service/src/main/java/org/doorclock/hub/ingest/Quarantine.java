// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Topics.Sender;
import org.tinylog.Logger;

/**
 * Says what was refused, in a file of one JSON line each: when, who, which field, how long. What the message held is not
 * kept, as nobody can say what is in it. Two files of 1 MiB at most. One log line when a device begins to send such
 * messages and one when it sends good ones again. Used by one thread.
 */
final class Quarantine {

    private static final long MOST_BYTES = 1024 * 1024;
    private static final int MOST_SENDERS = 1_000;

    private final Path file;
    private final TimeSource time;
    private final Set<Sender> bad = new HashSet<>();
    private boolean saidUnwritable;

    Quarantine(final Path file, final TimeSource time) {
        this.file = file;
        this.time = time;
    }

    void refused(final Refusal refusal) {
        final Sender sender = refusal.sender();
        if (bad.size() < MOST_SENDERS && bad.add(sender)) {
            Logger.warn(
                    "{}/{} sends what is not an event of its own ({}); see {}",
                    sender.site(),
                    sender.device(),
                    refusal.fault(),
                    file.getFileName());
        }
        try {
            write(JsonNodeFactory.instance
                            .objectNode()
                            .put("received", time.now().toString())
                            .put("site", sender.site())
                            .put("device", sender.device())
                            .put("fault", refusal.fault())
                            .put("bytes", refusal.bytes())
                    + "\n");
        } catch (IOException e) {
            if (!saidUnwritable) {
                saidUnwritable = true;
                Logger.warn("{} cannot be written; refused messages are counted only", file.getFileName());
            }
        }
    }

    void accepted(final Sender sender) {
        if (bad.remove(sender)) {
            Logger.info("{}/{} sends good events again", sender.site(), sender.device());
        }
    }

    private void write(final String line) throws IOException {
        if (Files.exists(file) && Files.size(file) + line.length() > MOST_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(file, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
