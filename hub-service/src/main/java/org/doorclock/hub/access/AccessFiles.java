// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.audit.AuditException;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Names;
import org.doorclock.hub.config.DataOptions;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The files of users and tokens as the commands use them, beside a hub that runs or without one.
 *
 * @param who runs the command, for the audit log
 */
record AccessFiles(Users users, Outsiders outsiders, Tokens tokens, AuditLog audit, String who, TimeSource time) {

    /** What a command does with them. */
    @FunctionalInterface
    interface Work {
        /** @return the exit code */
        int run(AccessFiles files) throws IOException;
    }

    /** Opens them, does the work, and says in one line what stood in the way. */
    static int with(final DataOptions options, final CommandSpec spec, final Work work) {
        try {
            final HubConfig config = options.config();
            final Optional<String> owner = DataOptions.otherOwner(config.data());
            if (owner.isPresent()) {
                return fail(spec, ExitCode.BAD_INPUT, DataOptions.notYours(config.data(), owner.get()));
            }
            final TimeSource time = config.clock().realTime();
            final Path folder = Access.folder(config.data());
            return work.run(new AccessFiles(
                    new Users(folder, new Passwords(), time),
                    new Outsiders(folder, time),
                    new Tokens(folder, time),
                    AuditLog.open(config.data(), time),
                    "os:" + System.getProperty("user.name", "unknown"),
                    time));
        } catch (SettingsException e) {
            return fail(spec, ExitCode.BAD_INPUT, e.getMessage());
        } catch (AccessException e) {
            return fail(spec, ExitCode.UNAVAILABLE, e.line());
        } catch (AuditException | IOException e) {
            return fail(
                    spec,
                    ExitCode.UNAVAILABLE,
                    "the folders access and audit of the hub's data directory cannot be used. Run this as the user that"
                            + " the hub runs as, and check the disk.");
        }
    }

    static int fail(final CommandSpec spec, final int code, final String line) {
        spec.commandLine().getErr().println("doorclock " + spec.qualifiedName() + ": " + line);
        return code;
    }

    /** The secret alone on standard output, so that it can be put somewhere without being shown; all words beside it. */
    static void tell(final CommandSpec spec, final String words, final String secret) {
        spec.commandLine().getErr().println(words);
        spec.commandLine().getErr().flush();
        final PrintWriter out = spec.commandLine().getOut();
        out.println(secret);
        out.flush();
    }

    /** From words of the command line. */
    static Grant grant(final CommandSpec spec, final List<String> roles, final List<String> sites) {
        final Set<Role> known = words(roles).stream()
                .flatMap(word -> word.equals("all") ? Arrays.stream(Role.values()) : Stream.of(role(spec, word)))
                .collect(Collectors.toSet());
        final Set<String> names = words(sites);
        if (!names.stream().allMatch(Names::isValid)) {
            throw new ParameterException(spec.commandLine(), "--site: " + Names.RULE);
        }
        return new Grant(known, names);
    }

    private static Role role(final CommandSpec spec, final String word) {
        return Role.ofWord(word)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--role: must be some of " + Role.CHOICES + ", or all"));
    }

    private static Set<String> words(final List<String> given) {
        return given.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
