// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.Outcome;

/** What became of a scan, as one line of JSON without any identifier. */
final class Echo {

    private Echo() {}

    static String line(final Told told) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (told.outcome()) {
            case Outcome.Saved saved ->
                node.put("outcome", word(saved.what().kind()))
                        .put("recorded", true)
                        .put("seq", saved.event().origin().seq())
                        .put("id", saved.event().id())
                        .put("occurred", saved.event().best().toString());
            case Outcome.NotRecorded nothing ->
                node.put("outcome", word(nothing.what().why())).put("recorded", false);
            case Outcome.CannotSave cannot -> node.put("outcome", "cannot-save").put("recorded", false);
        }
        return node.put("decidedNanos", told.decided())
                .put("litNanos", told.lit())
                .toString();
    }

    private static String word(final Decision.Kind kind) {
        return switch (kind) {
            case HOSPITAL_ARRIVAL -> "arrived";
            case DOOR_ARRIVAL -> "at-door";
            case SCAN_START -> "scan-started";
            case PLACED -> "placed";
            case PATHWAY -> "pathway";
            case CLOSED -> "closed";
            case UNDONE -> "undone";
            case TEST_SCAN -> "test-scan";
        };
    }

    private static String word(final Decision.Why why) {
        return switch (why) {
            case ALREADY_RECORDED -> "already-recorded";
            case DOUBLE_READ -> "double-read";
            case NOT_A_PATIENT -> "not-a-patient";
            case TEST_BAND -> "test-band";
            case READ_ERROR -> "read-error";
            case PLACE_WITHOUT_PATIENT -> "place-without-patient";
            case UNDO_TOO_LATE -> "undo-too-late";
            case WHICH_PATIENT -> "which-patient";
            case NOT_AVAILABLE -> "not-available";
            case READER_OK -> "reader-ok";
            case READER_WITHOUT_SEPARATOR -> "reader-without-separator";
            case READER_OTHER_LAYOUT -> "reader-other-layout";
            case SELF_TEST_ASKED -> "self-test";
            case TONE_HEARD -> "tone-heard";
            case SELF_TEST_ENDED -> "self-test-ended";
        };
    }
}
