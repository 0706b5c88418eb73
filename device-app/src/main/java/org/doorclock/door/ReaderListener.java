// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.Optional;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.care.Life;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.hardware.reader.ReaderState;
import org.tinylog.Logger;

/** Hands in what a reader says. Used by the reader's thread. */
final class ReaderListener implements Reader.Listener {

    private final Reader reader;
    private final Capture capture;
    private final Life life;
    private final Intake intake;
    private final Runnable firstState;
    private boolean told;
    private Optional<RawScan.Problem> problem = Optional.empty();

    /** @param firstState called once, when the reader is open or known missing */
    ReaderListener(
            final Reader reader,
            final Capture capture,
            final Life life,
            final Intake intake,
            final Runnable firstState) {
        this.reader = reader;
        this.capture = capture;
        this.life = life;
        this.intake = intake;
        this.firstState = firstState;
    }

    @Override
    public void scanned(final RawScan scan) {
        intake.take(now -> capture.scanned(scan, now));
        note(ReadProblems.of(scan));
    }

    /** One line when reads begin to fail in another way, for whoever sets the reader up. */
    private void note(final Optional<RawScan.Problem> now) {
        if (!now.equals(problem)) {
            problem = now;
            now.ifPresent(what -> Logger.info("reader {}: {}", reader.name(), ReadProblems.text(what)));
        }
    }

    @Override
    public void alive() {
        life.mark();
    }

    @Override
    public void stateChanged(final ReaderState state) {
        switch (state) {
            case ReaderState.Ready ready -> Logger.info("reader {} is ready", reader.name());
            case ReaderState.Missing missing -> Logger.warn("reader {}: {}", reader.name(), missing.reason());
        }
        if (!told) {
            told = true;
            firstState.run();
        }
        intake.changed();
    }
}
