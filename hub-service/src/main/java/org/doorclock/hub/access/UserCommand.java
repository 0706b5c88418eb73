// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
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

/** {@code doorclock hub user}: who signs in with a password. Works beside a hub that runs, which sees it at once. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Makes and changes those who sign in. Run it on the hub's computer, as the hub's user.",
        subcommands = {
            UserCommand.Add.class,
            UserCommand.ListAll.class,
            UserCommand.Reset.class,
            UserCommand.Change.class,
            UserCommand.Remove.class
        })
public final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "user needs a command: add, list, reset, change or remove");
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

        abstract int run(AccessFiles files);

        CommandSpec spec() {
            return spec;
        }

        /** The password and, if wanted, a link. */
        int tell(final AccessFiles files, final String name, final String password, final Entry entry) {
            final User user = files.users().find(name).orElseThrow();
            final String once = " once, within " + Users.ONCE.toDays() + " days, and then chooses another:";
            AccessFiles.tell(
                    spec,
                    name + " (" + user.grant() + ") signs in with this password" + (entry.lasting ? ":" : once),
                    password);
            if (entry.link) {
                AccessFiles.tell(
                        spec,
                        "or once by this link, within " + Tokens.LINK.toHours()
                                + " hours; put the hub's address before it:",
                        LinkRoutes.OPEN + files.tokens().makeSignInLink(user));
            }
            return ExitCode.DONE;
        }

        int nobody(final String name) {
            return AccessFiles.fail(
                    spec, ExitCode.BAD_INPUT, "there is no user of that name. 'doorclock hub user list' shows all.");
        }
    }

    /** How somebody new gets in. */
    static final class Entry {
        @Option(names = "--link", description = "Print a link that signs in once, too.")
        private boolean link;

        @Option(
                names = "--lasting",
                description =
                        "The password need not be changed: for demonstrations, where it is printed anew each time.")
        private boolean lasting;
    }

    /** {@code add}. */
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user and prints a one-time password.")
    static final class Add extends Part {

        @Parameters(paramLabel = "NAME", description = "Lower-case; a mail address is fine.")
        private String name = "";

        @Mixin
        private GrantOptions grant = new GrantOptions();

        @Mixin
        private Entry entry = new Entry();

        @Override
        int run(final AccessFiles files) {
            final Grant given = grant.grant(spec());
            final String lower = name.toLowerCase(Locale.ROOT);
            if (!User.isName(lower)) {
                throw new ParameterException(spec().commandLine(), "NAME: " + User.RULE);
            }
            if (files.users().find(lower).isPresent()) {
                return AccessFiles.fail(
                        spec(), ExitCode.BAD_INPUT, "there is a user of that name already. See reset, change, remove.");
            }
            files.audit().done(files.who(), AuditWords.USER_ADD, lower + ": " + given);
            return tell(files, lower, files.users().add(lower, given, entry.lasting), entry);
        }
    }

    /** {@code list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the users: name, roles and sites; and who came by OpenID Connect.")
    static final class ListAll extends Part {

        @Override
        int run(final AccessFiles files) {
            final PrintWriter out = spec().commandLine().getOut();
            files.users()
                    .all()
                    .forEach(user -> out.println(user.name() + "  " + user.grant()
                            + user.onceUntil()
                                    .map(until -> "  one-time password until " + until)
                                    .orElse("")));
            files.outsiders()
                    .all()
                    .forEach(outsider -> out.println(outsider.id() + "  " + outsider.grant() + "  " + outsider.shown()
                            + "  subject " + outsider.subject() + "  last sign-in " + outsider.seen()));
            out.flush();
            return ExitCode.DONE;
        }
    }

    /** {@code reset}. */
    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Prints a new one-time password and ends the user's sessions.")
    static final class Reset extends Part {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Mixin
        private Entry entry = new Entry();

        @Override
        int run(final AccessFiles files) {
            if (files.users().find(name).isEmpty()) {
                return nobody(name);
            }
            files.audit().done(files.who(), AuditWords.USER_RESET, name);
            return tell(files, name, files.users().reset(name, entry.lasting).orElseThrow(), entry);
        }
    }

    /** {@code change}. */
    @Command(name = "change", mixinStandardHelpOptions = true, description = "Gives a user other roles and sites.")
    static final class Change extends Part {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Mixin
        private GrantOptions grant = new GrantOptions();

        @Override
        int run(final AccessFiles files) {
            final Grant given = grant.grant(spec());
            if (files.users().find(name).isEmpty()) {
                return nobody(name);
            }
            files.audit().done(files.who(), AuditWords.USER_CHANGE, name + ": " + given);
            files.users().regrant(name, given);
            return ExitCode.DONE;
        }
    }

    /** {@code remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user and ends their sessions.")
    static final class Remove extends Part {

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        int run(final AccessFiles files) {
            final boolean outsider = files.outsiders().find(name).isPresent();
            if (!outsider && files.users().find(name).isEmpty()) {
                return nobody(name);
            }
            files.audit().done(files.who(), AuditWords.USER_REMOVE, name);
            if (outsider) {
                files.outsiders().remove(name);
            } else {
                files.users().remove(name);
            }
            return ExitCode.DONE;
        }
    }
}
