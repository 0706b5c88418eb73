// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.doorclock.time.ClockSource;

/**
 * The heartbeat of a device, every 10 s. A device whose heartbeat stops is offline, whatever its session says.
 *
 * @param epoch its storage's present life
 * @param last the last event of that epoch
 * @param queued events without a receipt
 * @param oldestQueuedSeconds age of the oldest of them; 0 if none
 * @param clock what its wall clock rests on
 * @param clockUncertaintyMillis how far that may be off
 * @param storageFreeBytes what its data partition has left
 * @param reader whether a barcode reader is there
 * @param time where its clock stands; empty from devices that do not say
 * @param screen whether people see its page: {@code none}, {@code starting}, {@code shown} or {@code lost}; empty if it did
 *     not say
 * @param temperatureCelsius its computer's; empty if it does not know
 * @param parts how each part of its pin map is, by its role: {@code ready}, {@code absent: } or {@code faulty: } and why;
 *     empty if it has none
 * @param certificateExpires until when the certificate that it connects with is good; empty if it has none, or does not say
 * @param update how it stands with the release that it is offered; empty if there is nothing to say
 * @param encrypted whether its data lies on an encrypted volume; empty from devices that do not say
 */
public record Health(
        String epoch,
        long last,
        long queued,
        long oldestQueuedSeconds,
        ClockSource clock,
        long clockUncertaintyMillis,
        long storageFreeBytes,
        boolean reader,
        Optional<ClockReport> time,
        String screen,
        OptionalDouble temperatureCelsius,
        Map<String, String> parts,
        Optional<Instant> certificateExpires,
        Optional<UpdateReport> update,
        Optional<Boolean> encrypted) {

    public Health {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Of a device without a pin map and without a certificate. */
    public Health(
            final String epoch,
            final long last,
            final long queued,
            final long oldestQueuedSeconds,
            final ClockSource clock,
            final long clockUncertaintyMillis,
            final long storageFreeBytes,
            final boolean reader,
            final Optional<ClockReport> time,
            final String screen,
            final OptionalDouble temperatureCelsius) {
        this(
                epoch,
                last,
                queued,
                oldestQueuedSeconds,
                clock,
                clockUncertaintyMillis,
                storageFreeBytes,
                reader,
                time,
                screen,
                temperatureCelsius,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a device that does not say where its clock stands, nor how its screen and its temperature are. */
    public Health(
            final String epoch,
            final long last,
            final long queued,
            final long oldestQueuedSeconds,
            final ClockSource clock,
            final long clockUncertaintyMillis,
            final long storageFreeBytes,
            final boolean reader) {
        this(
                epoch,
                last,
                queued,
                oldestQueuedSeconds,
                clock,
                clockUncertaintyMillis,
                storageFreeBytes,
                reader,
                Optional.empty(),
                "",
                OptionalDouble.empty());
    }

    public Health withParts(final Map<String, String> states) {
        return saying(states, certificateExpires, update, encrypted);
    }

    public Health withCertificate(final Optional<Instant> expires) {
        return saying(parts, expires, update, encrypted);
    }

    public Health withUpdate(final Optional<UpdateReport> report) {
        return saying(parts, certificateExpires, report, encrypted);
    }

    public Health withEncrypted(final boolean is) {
        return saying(parts, certificateExpires, update, Optional.of(is));
    }

    private Health saying(
            final Map<String, String> states,
            final Optional<Instant> expires,
            final Optional<UpdateReport> report,
            final Optional<Boolean> isEncrypted) {
        return new Health(
                epoch,
                last,
                queued,
                oldestQueuedSeconds,
                clock,
                clockUncertaintyMillis,
                storageFreeBytes,
                reader,
                time,
                screen,
                temperatureCelsius,
                states,
                expires,
                report,
                isEncrypted);
    }

    public byte[] encode() {
        final ObjectNode node = WireJson.object()
                .put("epoch", epoch)
                .put("last", last)
                .put("queued", queued)
                .put("oldestQueuedSeconds", oldestQueuedSeconds)
                .put("clock", clock.wireName())
                .put("clockUncertaintyMillis", clockUncertaintyMillis)
                .put("storageFreeBytes", storageFreeBytes)
                .put("reader", reader);
        time.ifPresent(report -> node.set("time", report.json()));
        if (!screen.isEmpty()) {
            node.put("screen", screen);
        }
        temperatureCelsius.ifPresent(celsius -> node.put("temperatureCelsius", celsius));
        if (!parts.isEmpty()) {
            final ObjectNode states = node.putObject("parts");
            parts.forEach(states::put);
        }
        certificateExpires.ifPresent(expires -> node.put("certificateExpires", expires.toString()));
        update.ifPresent(report -> node.set("update", report.json()));
        encrypted.ifPresent(is -> node.put("dataEncrypted", is));
        return WireJson.bytes(node);
    }

    /** @throws MalformedMessageException if it is not a heartbeat */
    public static Health decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        try {
            return new Health(
                    WireJson.text(node, "epoch"),
                    WireJson.number(node, "last"),
                    WireJson.number(node, "queued"),
                    WireJson.number(node, "oldestQueuedSeconds"),
                    ClockSource.ofWireName(WireJson.text(node, "clock")),
                    WireJson.number(node, "clockUncertaintyMillis"),
                    WireJson.number(node, "storageFreeBytes"),
                    node.path("reader").asBoolean(),
                    node.hasNonNull("time") ? Optional.of(ClockReport.of(node.get("time"))) : Optional.empty(),
                    node.path("screen").asText(),
                    node.path("temperatureCelsius").isNumber()
                            ? OptionalDouble.of(node.path("temperatureCelsius").asDouble())
                            : OptionalDouble.empty(),
                    parts(node.path("parts")),
                    node.hasNonNull("certificateExpires")
                            ? Optional.of(WireJson.instant(node, "certificateExpires"))
                            : Optional.empty(),
                    node.hasNonNull("update") ? Optional.of(UpdateReport.of(node.get("update"))) : Optional.empty(),
                    node.path("dataEncrypted").isBoolean()
                            ? Optional.of(node.path("dataEncrypted").asBoolean())
                            : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("clock: unknown clock source");
        }
    }

    private static Map<String, String> parts(final JsonNode node) {
        final Map<String, String> parts = new LinkedHashMap<>();
        node.properties()
                .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        return parts;
    }
}
