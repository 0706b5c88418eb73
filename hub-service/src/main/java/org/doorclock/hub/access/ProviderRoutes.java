// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.access.PendingSignIns.Pending;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.oidc.Attempt;
import org.doorclock.hub.oidc.Person;
import org.doorclock.hub.oidc.ProviderException;
import org.doorclock.hub.oidc.Refusal;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * Signing in with a provider: out to it, back from it, and out of it again. What comes back is believed only from the
 * browser that went, and once.
 */
final class ProviderRoutes implements Routes {

    static final String BEGIN = "/sign-in/oidc";
    static final String CALLBACK = "/sign-in/oidc/callback";
    static final String SIGNED_OUT = "/signed-out";

    private static final String HOW = "by OpenID Connect";

    private final Optional<ProviderSignIn> provider;
    private final Outsiders outsiders;
    private final PendingSignIns pending;
    private final RateLimit addresses;
    private final Entrance entrance;
    private final Cookies cookies;
    private final Origins origins;
    private final AuditLog audit;

    ProviderRoutes(
            final Optional<ProviderSignIn> provider,
            final Outsiders outsiders,
            final Entrance entrance,
            final Cookies cookies,
            final Origins origins,
            final AuditLog audit,
            final TimeSource time) {
        this.provider = provider;
        this.outsiders = outsiders;
        this.pending = new PendingSignIns(time);
        this.addresses = new RateLimit(60, 1.0 / 3, time);
        this.entrance = entrance;
        this.cookies = cookies;
        this.origins = origins;
        this.audit = audit;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(BEGIN, this::begin);
        routing.get(CALLBACK, this::finish);
        routing.get(SIGNED_OUT, this::signedOut);
    }

    private void begin(final ServerRequest request, final ServerResponse response) {
        final String next = Query.of(request, "next").text("next").orElse("");
        final ProviderSignIn with = provider();
        limit(request);
        try {
            final Attempt attempt = with.provider().begin();
            cookies.set(
                    response,
                    Cookies.Name.PROVIDER,
                    pending.keep(attempt, Next.isOwn(next) ? next : ""),
                    PendingSignIns.LASTS);
            Answers.seeOther(response, attempt.address().toString());
        } catch (ProviderException e) {
            refuse(request, response, e.refusal());
        }
    }

    /** A provider may add parameters of its own: they are no mistake. */
    private void finish(final ServerRequest request, final ServerResponse response) {
        final ProviderSignIn with = provider();
        limit(request);
        final Optional<Pending> began = cookies.read(request, Cookies.Name.PROVIDER)
                .flatMap(browser -> pending.take(request.query().first("state").orElse(""), browser));
        cookies.clear(response, Cookies.Name.PROVIDER);
        if (began.isEmpty()) {
            audit.refused("nobody", AuditWords.SIGN_IN, HOW + ", no such attempt, from " + origins.address(request));
            say(
                    response,
                    Status.FORBIDDEN_403,
                    "This sign-in was not begun in this browser, or it is over, or it took"
                            + " too long. Begin again.");
            return;
        }
        try {
            final Person person = with.provider()
                    .finish(began.get().attempt(), request.query().toMap());
            enter(with, person, began.get().next(), request, response);
        } catch (ProviderException e) {
            refuse(request, response, e.refusal());
        }
    }

    private void enter(
            final ProviderSignIn with,
            final Person person,
            final String next,
            final ServerRequest request,
            final ServerResponse response) {
        final Optional<Grant> grant = with.grant(person);
        if (grant.isEmpty()) {
            final String id = Outsider.idOf(person);
            outsiders.remove(id);
            audit.refused(id, AuditWords.SIGN_IN, HOW + ", no role, from " + origins.address(request));
            say(
                    response,
                    Status.FORBIDDEN_403,
                    ProviderPages.begin(with.config().title())
                            + " knows you, but nothing at this hub has been given to you. Ask "
                            + with.config().contact() + ".");
            return;
        }
        final Outsider outsider = outsiders.note(person, grant.get(), with.rules());
        entrance.enter(outsider.account(), request, response, HOW + " as " + grant.get());
        Answers.seeOther(response, Next.of(next, outsider.account()));
    }

    private void signedOut(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final ProviderSignIn with = provider();
        Answers.page(
                response,
                ProviderPages.signedOut(
                        with.config().title(),
                        with.provider()
                                .signOut(URI.create(with.config().hub() + AccountRoutes.SIGN_IN))
                                .map(URI::toString)
                                .orElse("")));
    }

    private void refuse(final ServerRequest request, final ServerResponse response, final Refusal refusal) {
        Logger.warn("a sign-in by OpenID Connect was refused: {}", refusal.word());
        audit.refused("nobody", AuditWords.SIGN_IN, HOW + ", " + refusal.word() + ", from " + origins.address(request));
        final boolean later = refusal == Refusal.UNREACHABLE;
        say(
                response,
                later ? Status.SERVICE_UNAVAILABLE_503 : Status.FORBIDDEN_403,
                ProviderPages.begin(provider().config().title()) + " " + refusal.sentence());
    }

    private void say(final ServerResponse response, final Status status, final String sentence) {
        response.status(status);
        Answers.page(response, ProviderPages.refused(provider().config().title(), sentence));
    }

    private void limit(final ServerRequest request) {
        addresses.take(origins.address(request)).ifPresent(seconds -> {
            throw ProblemException.tooManyRequests("Too many attempts to sign in.", seconds);
        });
    }

    private ProviderSignIn provider() {
        return provider.orElseThrow(() -> new ProblemException(Problem.notFound(
                "People sign in at this hub with a name and a password.",
                "Whoever runs the hub can set oidc.issuer for another way.")));
    }
}
