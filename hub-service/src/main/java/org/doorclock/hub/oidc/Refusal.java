// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import java.util.Locale;

/** Why nobody is let in: a word for logs, and for people a sentence of which the subject is the provider's title. */
public enum Refusal {
    UNREACHABLE("could not be reached. Try again in a minute."),
    DESCRIPTION("describes itself in a way that this hub cannot use. Whoever runs the hub finds more in its log."),
    SECRET("cannot be asked, as this hub's secret cannot be read. Whoever runs the hub finds more in its log."),
    CANCELLED("did not let you in, or you turned back. Try again if you want to sign in."),
    PROVIDER_ERROR("answered with an error. Try again; if it stays so, tell whoever runs this hub."),
    MALFORMED("sent something that is no answer. Try again."),
    OTHER_ISSUER(
            "sent an answer that came from somewhere else. Try again; if it stays so, tell whoever runs this hub."),
    CODE("did not take back the code that it gave. Try again."),
    CLIENT("does not know this hub, or not with this secret. Tell whoever runs this hub."),
    NO_TOKEN("did not say who you are. Tell whoever runs this hub."),
    ALGORITHM(Refusal.PROOF),
    SIGNATURE(Refusal.PROOF),
    ISSUER(Refusal.PROOF),
    AUDIENCE(Refusal.PROOF),
    PARTY(Refusal.PROOF),
    EXPIRED(Refusal.PROOF),
    FROM_THE_FUTURE(Refusal.PROOF),
    NONCE(Refusal.PROOF),
    CLAIMS(Refusal.PROOF);

    /** The same for all of them: whoever forges learns nothing. */
    private static final String PROOF =
            "said who you are in a way that this hub does not trust. Try again; if it stays so, tell whoever runs this hub.";

    private final String sentence;

    Refusal(final String sentence) {
        this.sentence = sentence;
    }

    /** For the audit log, such as {@code other-issuer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rest of a sentence that the provider's title begins. */
    public String sentence() {
        return sentence;
    }
}
