// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/**
 * Events as CloudEvents 1.0 JSON, structured mode, and back. The form is described in {@code /asyncapi.yaml} on the class
 * path. Unknown fields are ignored, unknown types become {@link Fact.Unknown}. Stateless.
 */
public final class EventCodec {

    /** Comes before every event type on the wire. */
    public static final String TYPE_PREFIX = "org.doorclock.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventCodec() {}

    public static byte[] encode(final Event event) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        final Origin origin = event.origin();
        node.put("specversion", "1.0");
        node.put("id", event.id());
        node.put("source", "/doorclock/" + origin.site() + "/" + origin.device());
        node.put("type", TYPE_PREFIX + event.fact().type());
        node.put("time", event.best().toString());
        node.put("datacontenttype", "application/json");
        node.put("site", origin.site());
        node.put("device", origin.device());
        node.put("epoch", origin.epoch());
        node.put("seq", origin.seq());
        final ObjectNode data = node.putObject("data");
        data.put("door", event.door());
        data.put("recorded", event.recorded().toString());
        putOccurrence(data.putObject("occurred"), event.occurred());
        putFact(data, event.fact());
        event.correction()
                .ifPresent(correction -> data.putObject("correction")
                        .put("by", correction.by())
                        .put("reason", correction.reason())
                        .put("key", correction.key()));
        return node.toString().getBytes(UTF_8);
    }

    /** @throws MalformedEventException if the bytes are not JSON or lack what every event has */
    public static Event decode(final byte[] bytes) throws MalformedEventException {
        return decode(EventFields.of(bytes));
    }

    /** One event or a batch of them, in order. */
    public static List<JsonNode> split(final byte[] bytes) throws MalformedEventException {
        final JsonNode node = parse(bytes);
        if (!node.isArray()) {
            return List.of(node);
        }
        final List<JsonNode> events = new ArrayList<>(node.size());
        node.forEach(events::add);
        return events;
    }

    public static Event decode(final JsonNode node) throws MalformedEventException {
        return decode(EventFields.of(node));
    }

    /** @throws MalformedEventException if they lack what every event has */
    public static Event decode(final EventFields fields) throws MalformedEventException {
        try {
            final String type = fields.text("type");
            if (!type.startsWith(TYPE_PREFIX)) {
                throw new MalformedEventException("type: does not begin with " + TYPE_PREFIX);
            }
            final EventFields data = fields.object("data");
            final Origin origin = new Origin(
                    fields.name("site"), fields.name("device"), fields.text("epoch"), fields.positive("seq"));
            return new Event(
                    origin,
                    data.name("door"),
                    fact(type.substring(TYPE_PREFIX.length()), data),
                    occurrence(data.object("occurred")),
                    data.instant("recorded"),
                    correction(data));
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedEventException("a time is out of range");
        }
    }

    private static Optional<Correction> correction(final EventFields data) throws MalformedEventException {
        if (!data.has("correction")) {
            return Optional.empty();
        }
        final EventFields fields = data.object("correction");
        return Optional.of(new Correction(fields.text("by"), fields.text("reason"), fields.text("key")));
    }

    private static JsonNode parse(final byte[] bytes) throws MalformedEventException {
        try {
            final JsonNode node = JSON.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new MalformedEventException("empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("not JSON");
        } catch (IOException e) {
            throw new MalformedEventException("not readable");
        }
    }

    private static void putOccurrence(final ObjectNode node, final Occurrence occurred) {
        node.put("earliest", occurred.when().earliest().toString());
        node.put("latest", occurred.when().latest().toString());
        node.put("source", occurred.source().wireName());
        occurred.boot().ifPresent(boot -> {
            node.put("bootId", boot.bootId());
            node.put("sinceBootNanos", boot.sinceBoot().toNanos());
        });
    }

    private static Occurrence occurrence(final EventFields fields) throws MalformedEventException {
        final Instant earliest = fields.instant("earliest");
        final Instant latest = fields.instant("latest");
        if (latest.isBefore(earliest)) {
            throw new MalformedEventException("occurred: latest is before earliest");
        }
        final Optional<Occurrence.BootTime> boot = fields.has("bootId")
                ? Optional.of(new Occurrence.BootTime(fields.text("bootId"), fields.nanos("sinceBootNanos")))
                : Optional.empty();
        return new Occurrence(new TimeInterval(earliest, latest), source(fields.text("source")), boot);
    }

    private static ClockSource source(final String name) throws MalformedEventException {
        try {
            return ClockSource.ofWireName(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("source: unknown clock source");
        }
    }

    private static void putFact(final ObjectNode data, final Fact fact) {
        fact.about().ifPresent(patient -> putPatient(data.putObject("patient"), patient));
        switch (fact) {
            case Fact.Reached reached -> {
                data.put("method", reached.method().wireName());
                reached.pathway().ifPresent(p -> data.put("pathway", p.wireName()));
                putUnlessEmpty(data, "reason", reached.reason());
                reached.details().putInto(data);
            }
            case Fact.Placed placed -> {
                final ObjectNode place = data.putObject("place");
                place.put("gln", placed.place().gln());
                putUnlessEmpty(place, "extension", placed.place().extension());
                putUnlessEmpty(place, "name", placed.place().name());
            }
            case Fact.Voided voided -> {
                data.put("voids", voided.eventId());
                putUnlessEmpty(data, "reason", voided.reason());
            }
            case Fact.CaseClosed closed -> data.put("reason", closed.reason().wireName());
            case Fact.IdentityLinked linked -> putPatient(data.putObject("same"), linked.same());
            case Fact.ClockAnchor anchor -> {
                final ObjectNode node = data.putObject("anchor");
                node.put("wall", anchor.reading().wall().toString());
                node.put("source", anchor.reading().source().wireName());
                node.put("uncertaintyNanos", anchor.reading().uncertainty().toNanos());
                node.put("bootId", anchor.reading().bootId());
                node.put("sinceBootNanos", anchor.reading().sinceBoot().toNanos());
            }
            case Fact.DeviceStarted started -> data.put("version", started.version());
            case Fact.TestScan scan -> data.put("test", true);
            case Fact.DeviceTested tested -> {
                final ObjectNode results = data.putObject("results");
                tested.results().forEach((check, result) -> results.put(check.wireName(), result.wireName()));
            }
            case Fact.DeviceStanding standing -> {
                data.put("subject", standing.device());
                data.put("standing", standing.standing().wireName());
                putUnlessEmpty(data, "selfTest", standing.selfTest());
            }
            case Fact.Unknown unknown ->
                throw new IllegalArgumentException("an event of unknown type is passed on as it came, not encoded");
        }
    }

    private static Fact fact(final String type, final EventFields data) throws MalformedEventException {
        final Optional<Milestone> milestone = Milestone.ofWireName(type);
        if (milestone.isPresent()) {
            return new Fact.Reached(
                    milestone.get(),
                    patient(data, "patient"),
                    CaptureMethod.ofWireName(data.text("method"))
                            .orElseThrow(() -> new MalformedEventException("method: unknown capture method")),
                    pathway(data),
                    data.textOf("reason"),
                    Details.of(data));
        }
        return switch (type) {
            case Fact.Placed.TYPE -> new Fact.Placed(patient(data, "patient"), place(data.object("place")));
            case Fact.Voided.TYPE -> new Fact.Voided(data.text("voids"), data.textOf("reason"));
            case Fact.CaseClosed.TYPE ->
                new Fact.CaseClosed(
                        patient(data, "patient"),
                        CloseReason.ofWireName(data.text("reason"))
                                .orElseThrow(() -> new MalformedEventException("reason: unknown close reason")));
            case Fact.IdentityLinked.TYPE -> new Fact.IdentityLinked(patient(data, "patient"), patient(data, "same"));
            case Fact.ClockAnchor.TYPE -> new Fact.ClockAnchor(anchor(data.object("anchor")));
            case Fact.DeviceStarted.TYPE -> new Fact.DeviceStarted(data.text("version"));
            case Fact.TestScan.TYPE -> new Fact.TestScan();
            case Fact.DeviceTested.TYPE -> new Fact.DeviceTested(results(data.object("results")));
            case Fact.DeviceStanding.TYPE ->
                new Fact.DeviceStanding(
                        data.name("subject"),
                        Standing.ofWireName(data.text("standing"))
                                .orElseThrow(() -> new MalformedEventException("standing: unknown")),
                        data.textOf("selfTest"));
            default -> new Fact.Unknown(type);
        };
    }

    /** Checks and results of a later version are left out, so that what they say counts as open. */
    private static Map<Check, Check.Result> results(final EventFields fields) {
        final Map<Check, Check.Result> results = new EnumMap<>(Check.class);
        fields.each((name, value) -> Check.ofWireName(name)
                .ifPresent(check -> Check.Result.ofWireName(value).ifPresent(result -> results.put(check, result))));
        return results;
    }

    private static Optional<Pathway> pathway(final EventFields data) throws MalformedEventException {
        if (!data.has("pathway")) {
            return Optional.empty();
        }
        return Optional.of(Pathway.ofWireName(data.text("pathway"))
                .orElseThrow(() -> new MalformedEventException("pathway: none of stroke, tia, other")));
    }

    private static ClockReading anchor(final EventFields fields) throws MalformedEventException {
        return new ClockReading(
                fields.instant("wall"),
                source(fields.text("source")),
                fields.nanos("uncertaintyNanos"),
                fields.text("bootId"),
                fields.nanos("sinceBootNanos"));
    }

    private static Place place(final EventFields fields) throws MalformedEventException {
        return new Place(fields.text("gln"), fields.textOf("extension"), fields.textOf("name"));
    }

    private static void putPatient(final ObjectNode node, final PatientRef patient) {
        patient.tokens().forEach(node.putArray("tokens")::add);
        putUnlessEmpty(node, "sealed", patient.sealed());
    }

    private static PatientRef patient(final EventFields data, final String field) throws MalformedEventException {
        final EventFields fields = data.object(field);
        return new PatientRef(fields.texts("tokens", field + ".tokens"), fields.textOf("sealed"));
    }

    private static void putUnlessEmpty(final ObjectNode node, final String field, final String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }
}
