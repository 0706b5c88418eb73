// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.files.WholeFile;
import org.doorclock.wire.Alert;
import org.doorclock.wire.MalformedMessageException;
import org.tinylog.Logger;

/** The file of the alerts that no receiver has taken yet, a line each, the oldest first. For one thread at a time. */
final class WaitingAlerts {

    private final Path file;
    private List<Alert> kept;

    WaitingAlerts(final Path file) {
        this.file = file;
        this.kept = read(file);
    }

    /** Those that waited when the hub ended; none if the file cannot be read. */
    List<Alert> kept() {
        return kept;
    }

    /** Keeps these in the place of those before. */
    void keep(final List<Alert> waiting) {
        if (waiting.equals(kept)) {
            return;
        }
        final StringBuilder lines = new StringBuilder();
        waiting.forEach(alert -> lines.append(new String(alert.encode(), UTF_8)).append('\n'));
        try {
            WholeFile.replace(file, lines.toString().getBytes(UTF_8));
            kept = List.copyOf(waiting);
        } catch (IOException e) {
            Logger.warn("alerts.webhook: what waits cannot be kept; it is lost if the hub ends");
        }
    }

    private static List<Alert> read(final Path file) {
        final List<Alert> alerts = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (final String line : Files.readAllLines(file)) {
                    alerts.add(Alert.decode(line.getBytes(UTF_8)));
                }
            }
        } catch (IOException | MalformedMessageException e) {
            Logger.warn(
                    "alerts.webhook: what waited cannot be read: {}",
                    e.getClass().getName());
        }
        return List.copyOf(alerts);
    }
}
