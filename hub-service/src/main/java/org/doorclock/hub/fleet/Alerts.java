// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.doorclock.files.WholeFile;
import org.doorclock.hub.config.AlertsConfig;
import org.doorclock.service.ThreadEnds;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Alert;
import org.doorclock.wire.Alert.Kind;
import org.tinylog.Logger;

/**
 * Looks at the devices every few seconds and tells of what is wrong, over MQTT and to the webhook. What was said and not taken
 * back lies in a file, so that a hub that is started anew does not say it again.
 */
public final class Alerts implements AutoCloseable {

    private static final long EVERY_SECONDS = 5;

    private final Roster roster;
    private final AlertRules rules;
    private final Path memory;
    private final Consumer<Alert> topic;
    private final Optional<Webhook> webhook;
    private final TimeSource time;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("alerts").factory());

    /**
     * @param memory the file that holds what was said and not taken back
     * @param topic publishes an alert; must not block
     */
    public Alerts(
            final AlertsConfig config,
            final Roster roster,
            final Path memory,
            final Consumer<Alert> topic,
            final TimeSource time) {
        this.roster = roster;
        this.rules = new AlertRules(config, recall(memory), time.now());
        this.memory = memory;
        this.topic = topic;
        this.webhook = config.webhook().map(hook -> new Webhook(hook, memory.resolveSibling("alerts-waiting")));
        this.time = time;
    }

    /** Begins. */
    public void start() {
        loop.scheduleWithFixedDelay(this::turnSafely, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void turnSafely() {
        try {
            turn();
        } catch (RuntimeException e) {
            Logger.error("alerts: {}", ThreadEnds.inALine(e));
        }
    }

    /**
     * Looks once. Said before it is remembered: a hub that ends between the two says it twice, of the same device and kind; the
     * other way round nobody would be told.
     */
    void turn() {
        final List<Alert> said = rules.look(roster.all(), time.now());
        if (said.isEmpty()) {
            return;
        }
        said.forEach(alert -> {
            Logger.info("alert {}: {}", alert.state().wireName(), alert.text());
            topic.accept(alert);
            webhook.ifPresent(hook -> hook.post(alert));
        });
        remember();
    }

    private void remember() {
        final String lines = rules.raised().entrySet().stream()
                .map(entry -> String.join(
                        " ",
                        entry.getKey().site(),
                        entry.getKey().device(),
                        entry.getKey().kind().wireName(),
                        entry.getValue().id(),
                        entry.getValue().since().toString()))
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            WholeFile.replace(memory, lines.getBytes(UTF_8));
        } catch (IOException e) {
            Logger.warn("which alerts are raised cannot be kept; a hub that starts anew will raise them again");
        }
    }

    private static Map<AlertRules.Key, AlertRules.Raised> recall(final Path memory) {
        final Map<AlertRules.Key, AlertRules.Raised> raised = new HashMap<>();
        try {
            if (Files.exists(memory)) {
                for (final String line : Files.readAllLines(memory)) {
                    final String[] words = line.split(" ");
                    if (words.length == 5) {
                        final Instant since = Instant.parse(words[4]);
                        Kind.ofWireName(words[2])
                                .ifPresent(kind -> raised.put(
                                        new AlertRules.Key(words[0], words[1], kind),
                                        new AlertRules.Raised(words[3], since)));
                    }
                }
            }
        } catch (IOException | DateTimeException e) {
            Logger.warn(
                    "which alerts were raised cannot be read: {}", e.getClass().getName());
        }
        return raised;
    }

    @Override
    public void close() {
        loop.shutdownNow();
        webhook.ifPresent(Webhook::close);
    }
}
