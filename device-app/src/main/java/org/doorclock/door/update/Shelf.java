// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.journal.Disk;
import org.doorclock.release.Manifest;
import org.doorclock.release.Version;

/**
 * Which releases lie on a device, and which of them is to run. A release's own folder is whole before anything names it; what names
 * it is one small file, which takes one name after the other, each by one rename:
 *
 * <ol>
 *   <li>{@code trial}: it is to be tried at the next start ({@link #choose});
 *   <li>{@code on-trial}: the launcher has begun it, before its first instruction;
 *   <li>{@code current}: it has proved itself ({@link #prove}); or {@code failed-VERSION}: it has not ({@link #fail}, or the
 *       launcher when it meets {@code on-trial} at a start), and is never begun again.
 * </ol>
 *
 * So at any instant there is one answer to which version runs next, and the launcher can give it without this program: the
 * trial's, else the current one, else the package's own. The launcher is {@code lib/door}, which has the same names. For one thread.
 */
final class Shelf {

    static final String CURRENT = "current";
    static final String TRIAL = "trial";
    static final String ON_TRIAL = "on-trial";
    static final String FAILED = "failed-";
    static final String REASON = "reason=";

    private static final int MOST_TOKEN = 4096;

    private final Disk disk;
    private final Contents contents;

    /**
     * What is there.
     *
     * @param failed what was tried and did not prove itself, and why
     */
    record Held(
            Optional<Version> current, Optional<Token> trial, Optional<Token> onTrial, Map<Version, String> failed) {}

    Shelf(final Disk disk) {
        this.disk = disk;
        this.contents = new Contents(disk);
    }

    Contents contents() {
        return contents;
    }

    Held held() throws IOException {
        final Map<Version, String> failed = new TreeMap<>();
        for (final String name : disk.names()) {
            if (name.startsWith(FAILED)) {
                final Optional<Version> version = Version.parse(name.substring(FAILED.length()));
                if (version.isPresent()) {
                    failed.put(version.get(), reason(name));
                }
            }
        }
        return new Held(token(CURRENT).map(Token::version), token(TRIAL), token(ON_TRIAL), failed);
    }

    /**
     * The next start is to try this release.
     *
     * @param before how the door is now, which the release is held to
     * @throws IOException if it does not lie here whole, or was tried before
     */
    void choose(final Manifest manifest, final Condition before) throws IOException {
        if (!contents.isWhole(manifest)) {
            throw new IOException("release " + manifest.version() + " does not lie here whole");
        }
        if (held().failed().containsKey(manifest.version())) {
            throw new IOException("release " + manifest.version() + " was tried before");
        }
        replace(TRIAL, new Token(manifest.version(), before.lines()));
    }

    /** What was chosen and not begun is not to be tried. */
    void withdraw() throws IOException {
        if (has(TRIAL)) {
            disk.delete(TRIAL);
            disk.sync();
        }
    }

    /** The release on trial has proved itself. */
    void prove() throws IOException {
        if (has(ON_TRIAL)) {
            disk.rename(ON_TRIAL, CURRENT);
            disk.sync();
        }
    }

    /** The release on trial has not proved itself; the next start is the version's before. */
    void fail(final String reason) throws IOException {
        final Optional<Token> token = token(ON_TRIAL);
        if (token.isPresent()) {
            replace(
                    FAILED + token.get().version(),
                    new Token(token.get().version(), List.of(REASON + oneLine(reason))));
            disk.delete(ON_TRIAL);
            disk.sync();
        }
    }

    /**
     * Deletes what nobody needs any more.
     *
     * @param own the version that runs
     * @param wanted what is on its way here; empty if nothing is
     */
    void tidy(final Version own, final Optional<Manifest> wanted) throws IOException {
        final Held held = held();
        if (held.current().isPresent() && own.isNewerThan(held.current().get())) {
            disk.delete(CURRENT);
            disk.sync();
        }
        for (final Version version : held.failed().keySet()) {
            if (!version.isNewerThan(own)) {
                disk.delete(FAILED + version);
            }
        }
        for (final String name : disk.names()) {
            if (name.startsWith(FAILED)
                    && Version.parse(name.substring(FAILED.length())).isEmpty()) {
                disk.delete(name);
            }
        }
        final Held left = held();
        contents.keep(
                version -> left.current().equals(Optional.of(version))
                        || left.trial().map(Token::version).equals(Optional.of(version))
                        || left.onTrial().map(Token::version).equals(Optional.of(version))
                        || wanted.map(Manifest::version).equals(Optional.of(version)),
                wanted.map(Manifest::sha256));
    }

    private boolean has(final String name) throws IOException {
        return disk.names().contains(name);
    }

    private Optional<Token> token(final String name) throws IOException {
        return has(name) ? Token.decode(DiskFiles.read(disk, name, MOST_TOKEN)) : Optional.empty();
    }

    /** What the launcher moved there has no reason in it: it could not know one. */
    private String reason(final String name) throws IOException {
        return token(name).stream()
                .flatMap(token -> token.more().stream())
                .filter(line -> line.startsWith(REASON))
                .map(line -> line.substring(REASON.length()))
                .findFirst()
                .orElse("it ended or hung before it had proved itself, or the power failed");
    }

    private void replace(final String name, final Token token) throws IOException {
        DiskFiles.replace(disk, name, token.encode());
    }

    private static String oneLine(final String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
