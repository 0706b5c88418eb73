// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.doorclock.hub.access.Token.Form;
import org.doorclock.time.TimeSource;

/** Tokens and links, in a file of the hub's folder {@code access}. A look-up costs one SHA-256. Safe for many threads. */
final class Tokens {

    /** A link that nobody opened is good so long. */
    static final Duration LINK = Duration.ofHours(24);

    /** Lets people, and programs that look for leaked secrets, see what it is. */
    static final String PREFIX = "doorclock_";

    private final AccessFile<Token> file;
    private final TimeSource time;
    private volatile Index index = new Index(List.of(), Map.of());

    private record Index(List<Token> tokens, Map<String, Token> byHash) {}

    Tokens(final Path folder, final TimeSource time) {
        this.file = new AccessFile<>(folder, "tokens.json", Token::of, Token::json);
        this.time = time;
    }

    /** All, those that have expired among them. */
    List<Token> all() {
        return file.items();
    }

    /** The token of this secret, if it is of one of these forms and has not expired. */
    Optional<Token> find(final String secret, final Form form) {
        return Optional.ofNullable(index().byHash.get(Secrets.hash(secret)))
                .filter(token -> token.form() == form)
                .filter(token -> token.isGood(time.now()));
    }

    /** Whether a token that was found is still there and good. */
    boolean stands(final Token token) {
        return token.isGood(time.now()) && index().byHash.containsKey(token.hash());
    }

    /** Makes a token. @return its secret, which is kept nowhere */
    String make(final String name, final Grant grant, final Duration lasts) {
        return add(name, Form.BEARER, grant, lasts, "", Duration.ZERO);
    }

    /** Makes a link for a wall screen. @return its key */
    String makeScreenLink(final String name, final Grant grant, final Duration lasts) {
        return add(name, Form.SCREEN_LINK, grant, LINK, "", lasts);
    }

    /** Makes a link that signs a user in once. @return its key */
    String makeSignInLink(final User user) {
        return add("sign-in of " + user.name(), Form.SIGN_IN_LINK, user.grant(), LINK, user.name(), Duration.ZERO);
    }

    /** What a link holds, while it is good. */
    Optional<Token> link(final String key) {
        return find(key, Form.SCREEN_LINK).or(() -> find(key, Form.SIGN_IN_LINK));
    }

    /** Uses a link to a screen up: the token lives on under a new secret, which is answered. Empty if it was used before. */
    Optional<String> openScreen(final Token link) {
        final String secret = PREFIX + Secrets.fresh();
        final Instant now = time.now();
        return swap(
                        link,
                        new Token(
                                link.id(),
                                link.name(),
                                Form.SCREEN,
                                link.grant(),
                                Secrets.hash(secret),
                                now,
                                now.plus(link.lasts()),
                                "",
                                Duration.ZERO))
                ? Optional.of(secret)
                : Optional.empty();
    }

    /** Uses a sign-in link up; false if it was before. */
    boolean useUp(final Token link) {
        final AtomicReference<Boolean> used = new AtomicReference<>(false);
        file.change(tokens -> {
            used.set(tokens.removeIf(token -> token.hash().equals(link.hash())));
            return tokens;
        });
        return used.get();
    }

    /** Takes back every token of this id or name. @return those */
    List<Token> revoke(final String idOrName) {
        final AtomicReference<List<Token>> gone = new AtomicReference<>(List.of());
        file.change(tokens -> {
            gone.set(tokens.stream()
                    .filter(token -> token.id().equals(idOrName) || token.name().equals(idOrName))
                    .toList());
            tokens.removeAll(gone.get());
            return tokens;
        });
        return gone.get();
    }

    private boolean swap(final Token old, final Token next) {
        final AtomicReference<Boolean> swapped = new AtomicReference<>(false);
        file.change(tokens -> {
            swapped.set(tokens.removeIf(token -> token.hash().equals(old.hash())));
            if (swapped.get()) {
                tokens.add(next);
            }
            return tokens;
        });
        return swapped.get();
    }

    private String add(
            final String name,
            final Form form,
            final Grant grant,
            final Duration good,
            final String user,
            final Duration lasts) {
        final String secret = form == Form.BEARER ? PREFIX + Secrets.fresh() : Secrets.fresh();
        final Instant now = time.now();
        final Token token =
                new Token(Secrets.freshId(), name, form, grant, Secrets.hash(secret), now, now.plus(good), user, lasts);
        file.change(tokens -> {
            tokens.removeIf(old -> !old.isGood(now.minus(Duration.ofDays(30)))); // long expired: listed no more
            tokens.add(token);
            return tokens;
        });
        return secret;
    }

    private Index index() {
        final List<Token> now = file.items();
        final Index known = index;
        if (known.tokens == now) {
            return known;
        }
        final Index made = new Index(now, now.stream().collect(Collectors.toMap(Token::hash, token -> token)));
        index = made;
        return made;
    }
}
