// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.doorclock.event.Fact;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Form;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.identity.Identifier;
import org.doorclock.journal.JournalException;
import org.doorclock.time.LocalStamp;

/** The page of a case, and what its forms send. What was refused comes back as it was typed, with what was wrong. */
final class CasePageRoutes implements Routes {

    private static final int KEY_BYTES = 16;
    private static final int CONFLICT = 409;

    private final CaseFiles files;
    private final Corrections corrections;
    private final Identities identities;
    private final SecureRandom random = new SecureRandom();

    CasePageRoutes(final CaseFiles files, final Corrections corrections, final Identities identities) {
        this.files = files;
        this.corrections = corrections;
        this.identities = identities;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/cases/{id}", this::page);
        routing.post("/cases/{id}/voids", (request, response) -> record(request, response, CaseForm.UNDO));
        routing.post("/cases/{id}/events", (request, response) -> record(request, response, CaseForm.ADD));
        routing.post("/cases/{id}/close", (request, response) -> record(request, response, CaseForm.CLOSE));
        routing.post("/cases/{id}/identity", this::identity);
    }

    private void page(final ServerRequest request, final ServerResponse response) throws JournalException {
        Query.of(request);
        final Caller caller = Caller.of(request);
        final CaseFile file = files.open(id(request), caller);
        if (file.id().equals(id(request))) {
            Answers.page(response, new CasePage(file, caller, Typed.nothing(freshKey())).html());
        } else {
            Answers.seeOther(response, "/cases/" + file.id());
        }
    }

    private void record(final ServerRequest request, final ServerResponse response, final CaseForm which)
            throws JournalException {
        final Form form = Form.of(request);
        final Caller caller = Caller.of(request);
        try {
            final Wanted wanted = new Wanted(what(form, which), form.text("key"), form.text("reason"));
            final CaseFile file =
                    corrections.record(id(request), caller, wanted).file();
            Answers.seeOther(response, "/cases/" + file.id() + "#trail");
        } catch (AskWhich e) {
            refused(request, response, Typed.of(which, form, keyOf(form), e.getMessage(), true));
        } catch (ProblemException e) {
            final String key = e.problem().status() == CONFLICT ? freshKey() : keyOf(form);
            refused(request, response, e, Typed.of(which, form, key, said(e), false));
        }
    }

    private static Wanted.What what(final Form form, final CaseForm which) {
        return switch (which) {
            case UNDO -> new Wanted.Undo(form.text("event"));
            case ADD -> new Wanted.Add(form.text("event"), occurred(form), form.text("door"), "");
            case CLOSE -> new Wanted.Add(Fact.CaseClosed.TYPE, occurred(form), "", form.text("close"));
            case IDENTITY -> throw new IllegalArgumentException("an identity is no correction");
        };
    }

    /** In the hour that came twice a person is asked which; "unsure" leaves both readings in. */
    private static String occurred(final Form form) {
        final String stamp = form.text("date") + "T" + form.text("time");
        final String which = form.text("which");
        if (!isTwice(stamp)) {
            return stamp;
        }
        return switch (which) {
            case "first" -> stamp + "+01:00";
            case "second" -> stamp + "Z";
            case "unsure" -> stamp;
            default -> throw new AskWhich();
        };
    }

    private static boolean isTwice(final String stamp) {
        try {
            return LocalStamp.parse(stamp).twice();
        } catch (LocalStamp.Fault e) {
            return false;
        }
    }

    private void identity(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Form form = Form.of(request);
        final Caller caller = Caller.of(request);
        try {
            final List<Identifier> identifiers = identities.open(id(request), caller, form.text("reason"));
            Answers.page(response, IdentityPage.html(caller, id(request), identifiers));
        } catch (ProblemException e) {
            refused(request, response, e, Typed.of(CaseForm.IDENTITY, form, freshKey(), said(e), false));
        }
    }

    private void refused(
            final ServerRequest request, final ServerResponse response, final ProblemException e, final Typed typed)
            throws JournalException {
        if (e.problem().status() == 404) {
            throw e;
        }
        response.status(e.problem().status());
        send(request, response, typed);
    }

    private void refused(final ServerRequest request, final ServerResponse response, final Typed typed)
            throws JournalException {
        response.status(422);
        send(request, response, typed);
    }

    private void send(final ServerRequest request, final ServerResponse response, final Typed typed)
            throws JournalException {
        final Caller caller = Caller.of(request);
        Answers.page(response, new CasePage(files.open(id(request), caller), caller, typed).html());
    }

    private static String said(final ProblemException e) {
        return e.problem().detail() + " " + e.problem().remedy();
    }

    private String keyOf(final Form form) {
        return Corrections.isKey(form.text("key")) ? form.text("key") : freshKey();
    }

    private String freshKey() {
        final byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String id(final ServerRequest request) {
        return request.path().pathParameters().get("id");
    }

    /** The time came twice that night, and it was not said which is meant. */
    private static final class AskWhich extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AskWhich() {
            super("This time came twice that night, as the clocks went back. Say below which of the two it was.");
        }
    }
}
