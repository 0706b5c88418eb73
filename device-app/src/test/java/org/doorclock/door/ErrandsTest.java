// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Answer;
import org.doorclock.wire.Answer.Outcome;
import org.doorclock.wire.Command;
import org.doorclock.wire.Errand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandsTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(NOON);
    private final List<Answer> answers = new ArrayList<>();
    private final Recorded deeds = new Recorded();
    private Errands errands;

    @BeforeEach
    void begin() {
        errands = new Errands(deeds, directory.resolve("commands-done"), time, answers::add);
    }

    @Test
    void everyErrandIsDoneAndAnswered() {
        for (final Errand errand : Errand.values()) {
            errands.take(order(errand.wireName(), errand));
        }
        assertThat(deeds.done).containsExactly("identify", "self-test", "log", "clock", "restart", "retire");
        assertThat(answers)
                .extracting(Answer::id)
                .containsExactly("identify", "self-test", "log-pull", "clock", "restart", "retire");
        assertThat(answers).allMatch(answer -> answer.outcome() == Outcome.DONE);
    }

    @Test
    void whatComesTwiceIsDoneOnceThoughTheProgramWasStartedAnew() {
        errands.take(order("one", Errand.RESTART));
        errands.take(order("one", Errand.RESTART));
        begin();
        errands.take(order("one", Errand.RESTART));
        assertThat(deeds.done).containsExactly("restart");
        assertThat(answers).hasSize(1);
    }

    @Test
    void whatHasExpiredIsNotDone() {
        time.advance(Duration.ofSeconds(61));
        errands.take(order("late", Errand.IDENTIFY));
        assertThat(deeds.done).isEmpty();
        assertThat(answers).isEmpty();
    }

    @Test
    void aRestartThatNobodyWouldFollowUpIsRefused() {
        deeds.supervised = false;
        errands.take(order("one", Errand.RESTART));
        assertThat(deeds.done).isEmpty();
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void whyARetirementIsForcedReachesWhoDoesIt() {
        errands.take(new Command.Order("one", Errand.RETIRE, NOON.plusSeconds(60), ": the disk is broken"));
        assertThat(deeds.done).containsExactly("retire: the disk is broken");
    }

    @Test
    void aLongLogGoesInPartsThatMakeItWhole() {
        deeds.log = Optional.of("0123456789".repeat(2_500));
        errands.take(order("one", Errand.LOG_PULL));
        assertThat(answers).hasSize(3).allMatch(answer -> answer.parts() == 3);
        assertThat(answers.stream().map(Answer::log).collect(Collectors.joining()))
                .isEqualTo(deeds.log.orElseThrow());
        deeds.log = Optional.empty();
        errands.take(order("two", Errand.LOG_PULL));
        assertThat(answers.getLast().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void theTailOfTheLogIsBoundedWholeLinesAndMasked() throws IOException {
        final Path current = Files.createDirectories(directory.resolve("log/current"));
        final Path previous = Files.createDirectories(directory.resolve("log/previous"));
        assertThat(LogTail.read(directory.resolve("log"))).isEmpty();
        Files.writeString(previous.resolve("door-0.log"), "of the boot before\n".repeat(10_000));
        Files.writeString(current.resolve("door-0.log"), "of this boot, with 943 476 5919 in it\n");
        final String tail = LogTail.read(directory.resolve("log")).orElseThrow();
        assertThat(tail).hasSizeLessThanOrEqualTo(Answer.MOST_PARTS * Answer.MOST_LOG_CHARACTERS);
        assertThat(tail).startsWith("of the boot before\n").endsWith("of this boot, with ############ in it\n");
    }

    private Command.Order order(final String id, final Errand errand) {
        return new Command.Order(id, errand, NOON.plusSeconds(60));
    }

    private static final class Recorded implements Errands.Deeds {

        private final List<String> done = new ArrayList<>();
        private boolean supervised = true;
        private Optional<String> log = Optional.of("a line\n");

        @Override
        public String identify() {
            done.add("identify");
            return "blinks";
        }

        @Override
        public String beginSelfTest() {
            done.add("self-test");
            return "begun";
        }

        @Override
        public Optional<String> newestLog() {
            done.add("log");
            return log;
        }

        @Override
        public boolean isSupervised() {
            return supervised;
        }

        @Override
        public String lookAtClock() {
            done.add("clock");
            return "rests on ntp";
        }

        @Override
        public void restart() {
            done.add("restart");
        }

        @Override
        public void retire(final String force, final Consumer<Departure.Said> heard) {
            done.add("retire" + force);
            heard.accept(new Departure.Said(Outcome.DONE, "gone"));
        }
    }
}
