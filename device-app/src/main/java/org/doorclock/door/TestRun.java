// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.Optional;
import java.util.function.Supplier;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.door.store.DoorStore;
import org.doorclock.event.Fact;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;

/** Tells the self-test what happens at the door, shows how far it is, and records how it ended. For the door's thread. */
final class TestRun {

    private final SelfTest test;
    private final DoorStore store;
    private final Kiosk kiosk;
    private final TimeSource time;
    private final OwnRecords ownRecords;
    private final Supplier<Optional<Boolean>> supply;

    TestRun(final DoorParts parts, final OwnRecords ownRecords) {
        this.test = parts.selfTest();
        this.store = parts.store();
        this.kiosk = parts.kiosk();
        this.time = parts.time();
        this.supply = parts.supply();
        this.ownRecords = ownRecords;
    }

    void begin() {
        test.begin(time.read());
        show();
    }

    /** An input had this outcome. */
    void heed(final Outcome outcome) {
        switch (outcome) {
            case Outcome.Saved saved -> saved(saved);
            case Outcome.NotRecorded nothing -> heed(nothing.what().why(), nothing.at());
            case Outcome.CannotSave cannot -> {}
        }
        show();
    }

    private void saved(final Outcome.Saved saved) {
        if (saved.what().fact() instanceof Fact.TestScan) {
            test.bandSaved(saved.event().origin().seq(), saved.undo());
        } else if (saved.what().fact() instanceof Fact.Voided voided) {
            test.undone(voided.eventId());
        }
    }

    private void heed(final Decision.Why why, final ClockReading at) {
        switch (why) {
            case SELF_TEST_ASKED -> test.begin(at);
            case READER_OK, READER_WITHOUT_SEPARATOR, READER_OTHER_LAYOUT -> {
                test.begin(at);
                test.symbolRead(why == Decision.Why.READER_OK);
            }
            case TONE_HEARD -> test.heard();
            case SELF_TEST_ENDED -> {
                if (test.isRunning()) {
                    ownRecords.record(test.end(at));
                }
            }
            case ALREADY_RECORDED,
                    DOUBLE_READ,
                    NOT_A_PATIENT,
                    TEST_BAND,
                    READ_ERROR,
                    PLACE_WITHOUT_PATIENT,
                    UNDO_TOO_LATE,
                    WHICH_PATIENT,
                    NOT_AVAILABLE -> {}
        }
    }

    /** Time has passed. */
    void look(final boolean connected, final boolean sounder) {
        final ClockReading now = time.read();
        test.look(new SelfTest.Seen(supply.get(), connected, now.source(), sounder, store.delivered()), now)
                .ifPresent(ownRecords::record);
        show();
    }

    private void show() {
        kiosk.selfTest(test.progress(time.read()));
    }
}
