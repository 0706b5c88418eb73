// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.store.EventStore;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/** {@code POST /api/v1/imports}: a CSV file of events from elsewhere. */
public final class ImportRoutes implements Routes {

    static final String PATH = "/api/v1/imports";

    /** With any parameters, but no other charset. */
    private static final Pattern CSV = Pattern.compile(
            "\\s*text/csv\\s*(;(?!\\s*charset)[^;]*|;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)*", Pattern.CASE_INSENSITIVE);

    /** Rows wait in memory until the last is checked, at about 300 bytes each. */
    private static final int MOST_ROWS = 1_000_000;

    /** Files that are read at the same time. */
    private static final int MOST_AT_ONCE = 2;

    private final Importer importer;
    private final AuditLog audit;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * @param known a listener of {@code store}
     * @param data the hub's directory
     * @param audit says who imported what
     */
    public ImportRoutes(
            final TimeSource time,
            final Pseudonymiser pseudonymiser,
            final EventStore store,
            final ImportedKeys known,
            final Path data,
            final AuditLog audit) {
        this(
                new Importer(
                        time,
                        identifier -> pseudonymiser.pseudonymise(List.of(identifier)),
                        known,
                        new StoreSink(store),
                        UnfinishedMark.in(data),
                        MOST_ROWS),
                audit);
    }

    ImportRoutes(final Importer importer, final AuditLog audit) {
        this.importer = importer;
        this.audit = audit;
    }

    /** What answers on a hub that has no keys: without them no patient's id can be made a token. */
    public static Routes withoutKeys() {
        return routing -> routing.post(PATH, (request, response) -> {
            throw new ProblemException(Problem.unavailable(
                    "This hub has no keys, so it can make no token of a patient's id; nothing was stored.",
                    "Set the hub's key named keys and start it again."));
        });
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.post(PATH, this::post);
    }

    private void post(final ServerRequest request, final ServerResponse response) throws IOException {
        final Query query = Query.of(request, "skip-bad", "dry-run");
        final ImportOptions options = new ImportOptions(flag(query, "skip-bad"), flag(query, "dry-run"));
        requireCsv(request);
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.unavailable(
                    "The hub is reading " + MOST_AT_ONCE + " other files.", "Send the file again in a minute."));
        }
        try {
            answer(response, options, audited(request, options));
        } finally {
            places.release();
        }
    }

    /** Written down before anything is stored, and with what came of it. */
    private ImportResult audited(final ServerRequest request, final ImportOptions options) throws IOException {
        if (options.dryRun()) {
            return run(request, options);
        }
        final String who = Caller.of(request).name();
        audit.done(who, AuditWords.IMPORT, "begun");
        final ImportResult result = run(request, options);
        final String rows = result.rows() + " rows, " + result.added() + " added, " + result.bad() + " bad";
        if (result.taken()) {
            audit.done(who, AuditWords.IMPORT, rows);
        } else {
            audit.refused(who, AuditWords.IMPORT, rows);
        }
        return result;
    }

    private ImportResult run(final ServerRequest request, final ImportOptions options) throws IOException {
        try (var in = new LimitedInput(request.content().inputStream(), HubServer.MOST_REQUEST_BYTES)) {
            return importer.run(in, options);
        } catch (BrokenOffException e) {
            throw new ProblemException(
                    Problem.badRequest("The file did not arrive whole; nothing was stored.", "Send it again."));
        } catch (TooLargeException e) {
            throw new ProblemException(new Problem(
                    413,
                    "too-large",
                    "The request is too large",
                    e.getMessage(),
                    "Nothing of it was stored. Cut the file in parts, each with the header."));
        }
    }

    private static void answer(final ServerResponse response, final ImportOptions options, final ImportResult result) {
        Logger.info(
                "import{}: {} rows, {} added, {} already there, {} duplicates, {} bad{}",
                options.dryRun() ? " (dry run)" : "",
                result.rows(),
                result.added(),
                result.alreadyThere(),
                result.duplicates(),
                result.bad(),
                result.taken() ? "" : ", refused");
        if (result.taken()) {
            Answers.json(response, put(Answers.object().put("dryRun", options.dryRun()), result));
            return;
        }
        final Problem problem = refusal(result);
        response.status(problem.status());
        Answers.bytes(
                response,
                Problem.CONTENT_TYPE,
                put(problem.json(), result).toString().getBytes(UTF_8));
    }

    private static Problem refusal(final ImportResult result) {
        if (!result.readable()) {
            return new Problem(
                    422,
                    "unreadable-file",
                    "The file cannot be read as rows",
                    "From line " + result.errors().getLast().line() + " on it is not CSV with the columns of an import;"
                            + " nothing was stored.",
                    "Correct what errors lists last, then send the file again.");
        }
        return new Problem(
                422,
                "bad-rows",
                "The file has rows that cannot be imported",
                result.bad() + " of " + result.rows() + " rows are bad; nothing was stored.",
                "Correct them and send the file again, or store the good rows alone with skip-bad.");
    }

    private static ObjectNode put(final ObjectNode node, final ImportResult result) {
        node.put("rows", result.rows())
                .put("added", result.added())
                .put("alreadyThere", result.alreadyThere())
                .put("duplicates", result.duplicates())
                .put("bad", result.bad())
                .put("errorCount", result.errorCount());
        final ArrayNode errors = node.putArray("errors");
        result.errors()
                .forEach(error -> errors.addObject()
                        .put("line", error.line())
                        .put("column", error.column())
                        .put("reason", error.reason()));
        return node;
    }

    private static void requireCsv(final ServerRequest request) {
        final boolean csv = request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .filter(type -> CSV.matcher(type).matches())
                .isPresent();
        if (!csv) {
            throw new ProblemException(new Problem(
                    415,
                    "unsupported-media-type",
                    "The content is of another type",
                    "An import is CSV in UTF-8.",
                    "Send it with Content-Type: text/csv; charset=utf-8."));
        }
    }

    private static boolean flag(final Query query, final String name) {
        return query.choice(name, ImportRoutes::yesOrNo, "true or false").orElse(false);
    }

    private static Optional<Boolean> yesOrNo(final String value) {
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
