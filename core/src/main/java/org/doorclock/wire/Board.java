// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who waits for a scan at one site, as a board or a door may show it: no identifiers. Retained on
 * {@link Topics#board(String)}; the same over HTTP, there without {@link Row#ref()}.
 *
 * @param site where
 * @param now the hub's clock when this was made
 * @param rate how fast the hub's clock runs: 1 but in simulations
 * @param rows one a case, most urgent first
 * @param today how the day stands
 * @param lastScan the last scan start at the site, for the empty board
 * @param warning at most one thing that is wrong with a device, in words, with a phone number if one is known
 * @param phone whom to ask when the board is stale; empty if not configured
 */
public record Board(
        String site,
        Instant now,
        double rate,
        List<Row> rows,
        Today today,
        Optional<Scan> lastScan,
        Optional<String> warning,
        String phone) {

    /** On the wire as {@code waiting}, {@code at-door}, {@code done}. Soon, now and over follow from the time. */
    public enum State {
        WAITING,
        AT_DOOR,
        DONE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One case.
     *
     * @param code letter and digit, not reused at the site for 7 days
     * @param place where the patient is; empty if not known
     * @param arrived the clock start; midpoint of its interval
     * @param clockStart which clock start that is, such as {@code ed-door}
     * @param state how far it is
     * @param door the name of the CT door, once the patient was seen there; empty before
     * @param scanStarted when the scan started
     * @param limitMinutes what the countdown counts to
     * @param ref {@link #ref(String)} of the patient's tokens, so that the door that scans a wristband finds its row
     */
    public record Row(
            String code,
            String place,
            Instant arrived,
            String clockStart,
            State state,
            String door,
            Optional<Instant> scanStarted,
            int limitMinutes,
            List<String> ref) {}

    /**
     * Today's count, local time.
     *
     * @param met scanned within the limit
     * @param decided met and missed
     * @param targetPercent the share that should be met
     */
    public record Today(int met, int decided, int targetPercent) {}

    /**
     * A scan start.
     *
     * @param door the name of its door
     * @param started when
     */
    public record Scan(String door, Instant started) {}

    public Board {
        rows = List.copyOf(rows);
    }

    /** What stands for a patient's token on a board: a short one-way digest of it. */
    public static String ref(final String token) {
        return ref(number(token));
    }

    /** As {@link #ref(String)}, of {@link #number}. */
    public static String ref(final long number) {
        return HexFormat.of().toHexDigits(number);
    }

    /** As {@link #ref(String)}, as the number that its digits write. */
    public static long number(final String token) {
        return Digests.shortSha256(token);
    }

    /** For the retained topic, which only the site's devices read. */
    public byte[] encode() {
        return WireJson.bytes(json(true));
    }

    /** For pages and the API: nothing that links a row to a patient. */
    public String encodeForPeople() {
        return json(false).toString();
    }

    private ObjectNode json(final boolean withRefs) {
        final ObjectNode node = WireJson.object();
        node.put("site", site).put("now", now.toString()).put("rate", rate);
        final var list = node.putArray("rows");
        for (final Row row : rows) {
            final ObjectNode item = list.addObject()
                    .put("code", row.code)
                    .put("place", row.place)
                    .put("arrived", row.arrived.toString())
                    .put("clockStart", row.clockStart)
                    .put("state", row.state.wireName())
                    .put("door", row.door)
                    .put("limitMinutes", row.limitMinutes);
            row.scanStarted.ifPresent(at -> item.put("scanStarted", at.toString()));
            if (withRefs) {
                row.ref.forEach(item.putArray("ref")::add);
            }
        }
        node.putObject("today")
                .put("met", today.met)
                .put("decided", today.decided)
                .put("targetPercent", today.targetPercent);
        lastScan.ifPresent(
                scan -> node.putObject("lastScan").put("door", scan.door).put("started", scan.started.toString()));
        warning.ifPresent(text -> node.put("warning", text));
        node.put("phone", phone);
        return node;
    }

    /** @throws MalformedMessageException if it is not a board */
    public static Board decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        try {
            final List<Row> rows = new ArrayList<>();
            for (final JsonNode item : node.path("rows")) {
                rows.add(row(item));
            }
            final JsonNode today = node.path("today");
            final JsonNode last = node.path("lastScan");
            return new Board(
                    WireJson.text(node, "site"),
                    Instant.parse(WireJson.text(node, "now")),
                    node.path("rate").asDouble(1),
                    rows,
                    new Today(
                            today.path("met").asInt(),
                            today.path("decided").asInt(),
                            today.path("targetPercent").asInt()),
                    last.isObject()
                            ? Optional.of(new Scan(
                                    WireJson.text(last, "door"), Instant.parse(WireJson.text(last, "started"))))
                            : Optional.empty(),
                    node.hasNonNull("warning")
                            ? Optional.of(node.path("warning").asText())
                            : Optional.empty(),
                    node.path("phone").asText(""));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedMessageException("a time or a state is not one");
        }
    }

    private static Row row(final JsonNode item) throws MalformedMessageException {
        final List<String> refs = new ArrayList<>();
        item.path("ref").forEach(ref -> refs.add(ref.asText()));
        return new Row(
                WireJson.text(item, "code"),
                item.path("place").asText(""),
                Instant.parse(WireJson.text(item, "arrived")),
                WireJson.text(item, "clockStart"),
                State.valueOf(
                        WireJson.text(item, "state").toUpperCase(Locale.ROOT).replace('-', '_')),
                item.path("door").asText(""),
                item.hasNonNull("scanStarted")
                        ? Optional.of(Instant.parse(item.path("scanStarted").asText()))
                        : Optional.empty(),
                (int) WireJson.number(item, "limitMinutes"),
                refs);
    }
}
