// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.JsonBody;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.Version;

/** Releases for programs: which there are, who is offered which, how devices stand; and the content, for devices. */
final class ReleaseRoutes implements Routes {

    /** Where contents are, each by its digest. Who has that has been offered the release, and it is no secret. */
    static final String CONTENT = "/releases/";

    private static final String RELEASES = "/api/v1/releases";
    private static final String RELEASE = RELEASES + "/{version}";

    private final Releases releases;
    private final Supplier<List<Device>> devices;
    private final AuditLog audit;

    ReleaseRoutes(final Releases releases, final Supplier<List<Device>> devices, final AuditLog audit) {
        this.releases = releases;
        this.devices = devices;
        this.audit = audit;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(RELEASES, this::list);
        routing.post(RELEASE + "/offers", this::offer);
        routing.post(RELEASE + "/stop", this::stop);
        routing.get(CONTENT + "{digest}", this::content);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws IOException {
        Query.of(request);
        final Caller caller = Caller.of(request);
        final ObjectNode body = Answers.object();
        final ArrayNode items = body.putArray("items");
        for (final Release release : releases.all()) {
            items.add(json(release, releases.offering(release.version()), caller));
        }
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.json(response, body);
    }

    private ObjectNode json(final Release release, final Offering offering, final Caller caller) {
        final ObjectNode node = Answers.object()
                .put("version", release.version().toString())
                .put("atLeast", release.manifest().atLeast().toString())
                .put("made", release.manifest().made().toString())
                .put("bytes", release.manifest().size())
                .put("sha256", release.manifest().sha256())
                .put("stopped", offering.stopped());
        final ArrayNode offered = node.putArray("offered");
        offering.rings().stream()
                .filter(ring -> ring.site().isEmpty() || caller.reaches(ring.site()))
                .forEach(ring -> offered.add(ring.toString()));
        final ArrayNode list = node.putArray("devices");
        devices.get().stream()
                .filter(device -> caller.reaches(device.site()))
                .forEach(device -> Standing.of(release.version(), offering, device)
                        .ifPresent(standing -> list.add(standing.json(device))));
        return node;
    }

    private void offer(final ServerRequest request, final ServerResponse response) throws IOException {
        Query.of(request);
        final Version version = version(request);
        final Ring ring = Ring.parse(JsonBody.of(request, "to").text("to"))
                .orElseThrow(() -> new ProblemException(Problem.unprocessable(
                        "This is nobody that a release can be offered to.",
                        "Send to: site/device, a site's name, or all.")));
        final Caller caller = Caller.of(request);
        if (ring.site().isEmpty() ? !caller.sites().isEmpty() : !caller.reaches(ring.site())) {
            throw new ProblemException(
                    Problem.forbidden("This is beyond the sites that you look after.", "Offer it to one of them."));
        }
        audit.done(caller.name(), AuditWords.RELEASE_OFFER, version + " to " + ring);
        final Offering offering = known(() -> releases.offer(version, ring));
        answer(response, version, offering, caller);
    }

    private void stop(final ServerRequest request, final ServerResponse response) throws IOException {
        Query.of(request);
        final Version version = version(request);
        final Caller caller = Caller.of(request);
        audit.done(caller.name(), AuditWords.RELEASE_STOP, version.toString());
        final Offering offering = known(() -> releases.stop(version));
        answer(response, version, offering, caller);
    }

    private void answer(
            final ServerResponse response, final Version version, final Offering offering, final Caller caller)
            throws IOException {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.json(response, json(releases.find(version).orElseThrow(), offering, caller));
    }

    private interface Change {
        Offering run() throws IOException;
    }

    private static Offering known(final Change change) throws IOException {
        try {
            return change.run();
        } catch (ReleaseException e) {
            throw new ProblemException(
                    Problem.notFound("No such release is here.", "See " + RELEASES + " for those there are."));
        }
    }

    private static Version version(final ServerRequest request) {
        return Version.parse(request.path().pathParameters().get("version"))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("This is no version.", "A version is " + Version.RULE + ".")));
    }

    /** A part of it, or all (RFC 9110). Only what is offered to somebody now. */
    private void content(final ServerRequest request, final ServerResponse response) throws IOException {
        Query.of(request);
        final String digest = request.path().pathParameters().get("digest");
        final Optional<Release> found = releases.all().stream()
                .filter(release -> release.manifest().sha256().equals(digest))
                .findFirst();
        if (found.isEmpty() || isWithheld(releases.offering(found.get().version()))) {
            throw new ProblemException(
                    Problem.notFound("No release that is offered has this address.", "A device is told its own."));
        }
        final long size = found.get().manifest().size();
        final Optional<Span> span =
                Span.of(request.headers().first(HeaderNames.RANGE).orElse(""), size);
        response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
        response.header(HeaderNames.ACCEPT_RANGES, "bytes");
        if (span.isPresent()) {
            response.status(Status.PARTIAL_CONTENT_206);
            response.header(HeaderNames.CONTENT_RANGE, span.get().header(size));
            response.send(span.get().read(found.get().content()));
        } else {
            response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416);
            response.header(HeaderNames.CONTENT_RANGE, "bytes */" + size);
            response.send(new byte[0]);
        }
    }

    private static boolean isWithheld(final Offering offering) {
        return offering.stopped() || offering.rings().isEmpty();
    }
}
