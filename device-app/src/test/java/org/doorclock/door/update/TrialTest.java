// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.doorclock.door.update.Trial.Verdict;
import org.doorclock.release.Version;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Version VERSION = Version.of("0.2.0");
    private static final Condition WELL = new Condition(true, true, true, true, true);

    private final AtomicLong nanos = new AtomicLong();

    private Trial trial(final Condition before, final String says) {
        final Token token =
                Token.decode(new Token(VERSION, before.lines()).encode()).orElseThrow();
        return new Trial(token, Version.of(says), Duration.ofSeconds(60), nanos::get);
    }

    private Verdict after(final Trial trial, final Condition now, final int looks) {
        Verdict verdict = new Verdict.Open();
        for (int i = 0; i < looks && verdict instanceof Verdict.Open; i++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            verdict = trial.look(Optional.of(now));
        }
        return verdict;
    }

    @Test
    void whatIsAsWellAsBeforeProvesItselfAfterAFewLooks() {
        final Trial trial = trial(WELL, "0.2.0");
        assertThat(after(trial, WELL, 4)).isInstanceOf(Verdict.Open.class);
        assertThat(after(trial, WELL, 1)).isInstanceOf(Verdict.Proved.class);
    }

    @Test
    void aGoodLookAmongBadOnesProvesNothing() {
        final Trial trial = trial(WELL, "0.2.0");
        final Condition bad = new Condition(true, true, true, false, true);
        for (int i = 0; i < 12; i++) {
            assertThat(after(trial, WELL, 4)).isInstanceOf(Verdict.Open.class);
            after(trial, bad, 1);
        }
        assertThat(after(trial, bad, 1)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void whatLacksWhatWasThereFailsWhenItsTimeIsOver() {
        final Trial trial = trial(WELL, "0.2.0");
        final Condition poor = new Condition(true, true, false, false, false);
        assertThat(after(trial, poor, 59)).isInstanceOf(Verdict.Open.class);
        assertThat(after(trial, poor, 1))
                .isEqualTo(new Verdict.Failed(
                        "the scanner is not there, the hub is out of reach, the screen shows nothing"));
    }

    @Test
    void whatWasMissingBeforeIsNotAskedFor() {
        final Condition poor = new Condition(true, true, false, false, false);
        assertThat(after(trial(poor, "0.2.0"), poor, 10)).isInstanceOf(Verdict.Proved.class);
    }

    @Test
    void whatCannotSaveOrHangsFailsWhateverWasBefore() {
        assertThat(after(trial(WELL, "0.2.0"), new Condition(false, true, true, true, true), 100))
                .isEqualTo(new Verdict.Failed("it cannot save"));
        assertThat(after(trial(WELL, "0.2.0"), new Condition(true, false, true, true, true), 100))
                .isEqualTo(new Verdict.Failed("a part of it hangs"));
    }

    @Test
    void aReleaseThatHoldsAnotherVersionFailsAtOnce() {
        assertThat(trial(WELL, "0.1.0").look(Optional.of(WELL)))
                .isEqualTo(new Verdict.Failed("the program in it is version 0.1.0"));
    }
}
