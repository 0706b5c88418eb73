// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.Details;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.PatientRef;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;
import org.doorclock.time.TimeInterval;

/**
 * Stands for all that a row says: two rows with the same key say the same. The first half of a SHA-256 digest over site,
 * door, patient token, event, interval, pathway, reason and, where there are any, details.
 */
record ContentKey(long high, long low) {

    static ContentKey of(final Row row) {
        return of(row.site(), row.door(), row.fact(), row.when());
    }

    static ContentKey of(final Event event) {
        return of(
                event.origin().site(),
                event.door(),
                event.fact(),
                event.occurred().when());
    }

    private static ContentKey of(final String site, final String door, final Fact fact, final TimeInterval when) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(site);
            out.writeUTF(door);
            out.writeUTF(fact.about().map(PatientRef::token).orElse(""));
            out.writeUTF(fact.type());
            write(out, when.earliest());
            write(out, when.latest());
            out.writeUTF(pathway(fact).map(Pathway::wireName).orElse(""));
            out.writeUTF(reason(fact));
            writeDetails(out, fact);
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes all", e);
        }
        final ByteBuffer digest = ByteBuffer.wrap(sha256(bytes.toByteArray()));
        return new ContentKey(digest.getLong(), digest.getLong());
    }

    private static Optional<Pathway> pathway(final Fact fact) {
        return fact instanceof Fact.Reached reached ? reached.pathway() : Optional.empty();
    }

    private static String reason(final Fact fact) {
        if (fact instanceof Fact.CaseClosed closed) {
            return closed.reason().wireName();
        }
        return fact instanceof Fact.Reached reached ? reached.reason() : "";
    }

    /** Nothing where nothing was stated: rows from before there were details keep their key. */
    private static void writeDetails(final DataOutputStream out, final Fact fact) throws IOException {
        if (fact instanceof Fact.Reached reached && !reached.details().equals(Details.NONE)) {
            out.writeUTF(reached.details().modality().map(Modality::wireName).orElse(""));
            out.writeUTF(
                    reached.details().arrivalMode().map(ArrivalMode::wireName).orElse(""));
            out.writeUTF(reached.details().urgency().map(Urgency::wireName).orElse(""));
            out.writeUTF(reached.details().reporter().map(Reporter::wireName).orElse(""));
        }
    }

    private static void write(final DataOutputStream out, final Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static byte[] sha256(final byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
