// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorclock.files.WholeFile;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Answer;
import org.doorclock.wire.Answer.Outcome;
import org.doorclock.wire.Command;
import org.tinylog.Logger;

/**
 * Does what people at the hub ask of this device, each order once and none that has certainly expired, and answers. Which orders
 * were done outlives the program, so that a restart is not done twice. For one thread, the uplink's.
 */
final class Errands {

    private static final int MOST_REMEMBERED = 64;

    private final Deeds deeds;
    private final Path memory;
    private final TimeSource time;
    private final Consumer<Answer> answers;
    private final LinkedHashSet<String> done = new LinkedHashSet<>();

    /** What this device can do. None of it blocks. */
    interface Deeds {

        /** @return in words, what the person at the door sees now */
        String identify();

        String beginSelfTest();

        /** The newest of the log; empty if none is kept. */
        Optional<String> newestLog() throws IOException;

        /** Whether somebody would start the program again. */
        boolean isSupervised();

        /** @return in words, what the clock rests on */
        String lookAtClock();

        /** Ends the program, once the answer has had time to go. */
        void restart();

        /**
         * Takes the device out of use for good, and then ends the program as {@link #restart} does.
         *
         * @param force why events that were not delivered may be lost; empty if they may not
         * @param heard given what becomes of it, on any thread
         */
        void retire(String force, Consumer<Departure.Said> heard);
    }

    /** @param memory the file that says which orders were done */
    Errands(final Deeds deeds, final Path memory, final TimeSource time, final Consumer<Answer> answers) {
        this.deeds = deeds;
        this.memory = memory;
        this.time = time;
        this.answers = answers;
        recall();
    }

    void take(final Command.Order order) {
        final ClockReading now = time.read();
        if (now.interval().earliest().isAfter(order.expires())) {
            Logger.warn("A command from the hub came too late and is ignored: {}", order.name());
            return;
        }
        if (!done.add(order.id())) {
            Logger.warn("A command from the hub came again and is ignored: {}", order.name());
            return;
        }
        remember();
        Logger.info("The hub asks for {}", order.name());
        switch (order.errand()) {
            case IDENTIFY -> say(order, Outcome.DONE, deeds.identify());
            case SELF_TEST -> say(order, Outcome.DONE, deeds.beginSelfTest());
            case LOG_PULL -> sendLog(order);
            case CLOCK -> say(order, Outcome.DONE, deeds.lookAtClock());
            case RESTART -> restart(order);
            case RETIRE -> deeds.retire(order.force(), said -> say(order, said.outcome(), said.text()));
        }
    }

    private void restart(final Command.Order order) {
        if (deeds.isSupervised()) {
            say(order, Outcome.DONE, "The program ends now and is started again.");
            deeds.restart();
        } else {
            say(order, Outcome.REFUSED, "No service manager started this program, so nothing would start it again.");
        }
    }

    private void sendLog(final Command.Order order) {
        try {
            final Optional<String> log = deeds.newestLog();
            if (log.isEmpty()) {
                say(order, Outcome.REFUSED, "No log is kept at this door: log.folder is not set, or nothing is in it.");
                return;
            }
            final List<String> parts = parts(log.get());
            for (int i = 0; i < parts.size(); i++) {
                answers.accept(new Answer(
                        order.id(), Outcome.DONE, "The newest lines of the log.", i + 1, parts.size(), parts.get(i)));
            }
        } catch (IOException e) {
            say(order, Outcome.REFUSED, "The log cannot be read.");
        }
    }

    /** @param log no longer than {@link Answer#MOST_PARTS} parts */
    static List<String> parts(final String log) {
        final List<String> parts = new ArrayList<>();
        for (int from = 0; from < log.length(); from += Answer.MOST_LOG_CHARACTERS) {
            parts.add(log.substring(from, Math.min(log.length(), from + Answer.MOST_LOG_CHARACTERS)));
        }
        return parts;
    }

    private void say(final Command.Order order, final Outcome outcome, final String text) {
        answers.accept(new Answer(order.id(), outcome, text));
    }

    private void recall() {
        try {
            if (Files.exists(memory)) {
                done.addAll(Files.readAllLines(memory));
            }
        } catch (IOException e) {
            Logger.warn("which commands were done cannot be read: {}", e.getMessage());
        }
    }

    /** Before it is done: an order that was half done is not done again. */
    private void remember() {
        while (done.size() > MOST_REMEMBERED) {
            done.removeFirst();
        }
        try {
            WholeFile.replace(memory, String.join("\n", done).getBytes(UTF_8));
        } catch (IOException e) {
            Logger.warn("which commands were done cannot be kept: {}", e.getMessage());
        }
    }
}
