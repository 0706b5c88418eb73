// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.doorclock.files.WholeFile;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.config.DataOptions;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock hub token}: what machines and wall screens hold. Works beside a hub that runs, which sees it at once. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description =
                "Makes and revokes tokens for machines and wall screens. Run it on the hub's computer, as its user.",
        subcommands = {TokenCommand.Create.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class})
public final class TokenCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "token needs a command: create, list or revoke");
    }

    /** What all of them need. */
    abstract static class Part implements Callable<Integer> {

        @Mixin
        private DataOptions options = new DataOptions();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return AccessFiles.with(options, spec, this::run);
        }

        abstract int run(AccessFiles files) throws IOException;

        CommandSpec spec() {
            return spec;
        }
    }

    /** {@code create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Prints a new token, this once: the hub keeps its hash alone.")
    static final class Create extends Part {

        private static final int MOST_DAYS = 3660;

        /** Browsers keep no cookie for longer. */
        private static final int MOST_SCREEN_DAYS = 400;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                required = true,
                description = "What it is for, such as nightly-report.")
        private String name = "";

        @Option(names = "--days", paramLabel = "N", description = "Good so long; default ${DEFAULT-VALUE}.")
        private int days = 90;

        @Mixin
        private GrantOptions grant = new GrantOptions();

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Write it to this file, mode 600, and print nothing.")
        private Optional<Path> out = Optional.empty();

        @Option(
                names = "--screen-link",
                description = "For --role board and one --site: print a link to be opened once, on the wall screen's"
                        + " browser, which then shows the board for --days and nothing else.")
        private boolean screenLink;

        @Override
        int run(final AccessFiles files) throws IOException {
            final Grant given = grant.grant(spec());
            check(given);
            final Duration lasts = Duration.ofDays(days);
            files.audit().done(files.who(), AuditWords.TOKEN_CREATE, name + ": " + given + ", " + days + " days");
            if (screenLink) {
                AccessFiles.tell(
                        spec(),
                        name + ": open this once on the wall screen, within " + Tokens.LINK.toHours()
                                + " hours; put the hub's address before it:",
                        LinkRoutes.OPEN + files.tokens().makeScreenLink(name, given, lasts));
                return ExitCode.DONE;
            }
            final String secret = files.tokens().make(name, given, lasts);
            if (out.isPresent()) {
                WholeFile.replace(out.get(), (secret + "\n").getBytes(US_ASCII));
            } else {
                AccessFiles.tell(spec(), name + " (" + given + ") for " + days + " days:", secret);
            }
            return ExitCode.DONE;
        }

        private void check(final Grant given) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}")) {
                throw new ParameterException(
                        spec().commandLine(), "--name: must be 1 to 40 letters, digits, spaces, dots, hyphens");
            }
            if (days < 1 || days > MOST_DAYS) {
                throw new ParameterException(spec().commandLine(), "--days: must be 1 to " + MOST_DAYS);
            }
            if (screenLink && days > MOST_SCREEN_DAYS) {
                throw new ParameterException(
                        spec().commandLine(), "--days: must be 1 to " + MOST_SCREEN_DAYS + " for a screen");
            }
            if (screenLink
                    && (!given.roles().equals(Set.of(Role.BOARD))
                            || given.sites().size() != 1)) {
                throw new ParameterException(
                        spec().commandLine(), "--screen-link: needs --role board alone and one --site");
            }
        }
    }

    /** {@code list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the tokens: id, name, form, roles and sites, expiry.")
    static final class ListAll extends Part {

        @Override
        int run(final AccessFiles files) {
            final Instant now = files.time().now();
            final PrintWriter print = spec().commandLine().getOut();
            files.tokens()
                    .all()
                    .forEach(token -> print.println(token.id() + "  " + token.name() + "  "
                            + token.form().word() + "  " + token.grant() + "  "
                            + (token.isGood(now) ? "until " : "EXPIRED ") + token.expires()));
            print.flush();
            return ExitCode.DONE;
        }
    }

    /** {@code revoke}. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes tokens back, at once.")
    static final class Revoke extends Part {

        @Parameters(paramLabel = "ID", description = "An id or a name, as list shows them.")
        private String idOrName = "";

        @Override
        int run(final AccessFiles files) {
            final List<Token> found = files.tokens().all().stream()
                    .filter(token -> token.id().equals(idOrName) || token.name().equals(idOrName))
                    .toList();
            if (found.isEmpty()) {
                return AccessFiles.fail(
                        spec(), ExitCode.BAD_INPUT, "there is no such token. 'doorclock hub token list' shows all.");
            }
            found.forEach(token -> files.audit().done(files.who(), AuditWords.TOKEN_REVOKE, token.caller()));
            files.tokens().revoke(idOrName);
            return ExitCode.DONE;
        }
    }
}
