// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts bytes into scans. Once a byte shows that no symbol is coming, all is dropped up to the next pause and told as one
 * {@link RawScan.Garbled}: the pieces between are not guessed at. Where no pause comes it is told again after each 8 KiB. What
 * comes within 10 s after a symbol that broke off is taken for its rest, which could look like another symbol, and is dropped too,
 * unless it begins as that symbol did: then it is the same, scanned again. For one thread.
 */
final class Framer {

    private static final int GS = 0x1D;
    private static final int RS = 0x1E;
    private static final int EOT = 0x04;
    /** At 9600 bits a second some 8 s: whoever waits is told again that the line is not usable. */
    private static final int TOLD_AGAIN_AFTER = 8192;
    /** How many more pauses make it certain that no rest of what broke off is coming. */
    static final int PAUSES_OF_DOUBT = 33;
    /** Fewer characters may be repeated in the rest by chance. */
    private static final int LEAST_BEGINNING = 3;

    private final Framing framing;
    private final Consumer<RawScan> scans;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private Optional<RawScan.Problem> dropping = Optional.empty();
    private int dropped;
    private boolean endDropped;
    private int doubt;
    /** How the symbol began that broke off, while there is doubt; empty if nobody knows. */
    private String brokenOff = "";

    private boolean afterReturn;

    Framer(final Framing framing, final Consumer<RawScan> scans) {
        this.framing = framing;
        this.scans = scans;
    }

    void accept(final byte[] bytes, final int count) {
        for (int i = 0; i < count; i++) {
            accept(bytes[i] & 0xFF);
        }
    }

    /** @param value 0 to 255 */
    void accept(final int value) {
        final boolean secondOfPair = value == '\n' && afterReturn;
        afterReturn = value == '\r';
        if (secondOfPair) {
            return;
        }
        if (isEnd(value) && doubt > 0 && !beginsAgain()) {
            spoil(RawScan.Problem.HALF);
        }
        if (dropping.isPresent()) {
            drop(value);
        } else if (isEnd(value)) {
            whole();
        } else if (!isOfSymbols(value)) {
            spoil(RawScan.Problem.NOISE);
        } else if (held.size() >= framing.longest()) {
            spoil(RawScan.Problem.TOO_LONG);
        } else {
            held.write(value);
        }
    }

    private boolean beginsAgain() {
        return brokenOff.length() >= LEAST_BEGINNING && text().startsWith(brokenOff);
    }

    private String text() {
        return held.toString(ISO_8859_1);
    }

    private static boolean isEnd(final int value) {
        return value == '\r' || value == '\n' || value == '\t';
    }

    private static boolean isOfSymbols(final int value) {
        return value >= ' ' && value < 0x7F || value == GS || value == RS || value == EOT;
    }

    private void drop(final int value) {
        endDropped = isEnd(value);
        dropped++;
        if (dropped == TOLD_AGAIN_AFTER) {
            dropped = 0;
            dropping.map(RawScan.Garbled::new).ifPresent(scans);
        }
    }

    /** No symbol is coming: all up to the next pause is dropped. */
    void spoil(final RawScan.Problem problem) {
        if (dropping.isEmpty()) {
            held.reset();
            dropped = 0;
            endDropped = false;
            settle();
            dropping = Optional.of(problem);
        }
    }

    private void settle() {
        doubt = 0;
        brokenOff = "";
    }

    private void whole() {
        final String text = text();
        held.reset();
        settle();
        scans.accept(new RawScan.Text(text));
    }

    /** Whether something has begun that only a terminator or a pause ends. */
    boolean isWaiting() {
        return !isQuiet() || doubt > 0;
    }

    /** Whether nothing at all has begun. */
    boolean isQuiet() {
        return held.size() == 0 && dropping.isEmpty();
    }

    boolean isDropping() {
        return dropping.isPresent();
    }

    /** Nothing came for the length of a pause. */
    void pause() {
        if (held.size() > 0 && framing.pauseEnds()) {
            whole();
        } else if (!isQuiet()) {
            cut();
        } else if (doubt > 1) {
            doubt--;
        } else {
            settle();
        }
    }

    /** Nothing will come any more: what has begun stays half. */
    void cut() {
        final String begun = doubt > 0 ? brokenOff : text();
        if (held.size() > 0) {
            spoil(RawScan.Problem.HALF);
            brokenOff = begun;
        }
        final Optional<RawScan.Problem> problem = dropping;
        dropping = Optional.empty();
        if (problem.isEmpty() || endDropped || framing.pauseEnds()) {
            settle();
        } else {
            doubt = PAUSES_OF_DOUBT;
        }
        problem.map(RawScan.Garbled::new).ifPresent(scans);
    }
}
