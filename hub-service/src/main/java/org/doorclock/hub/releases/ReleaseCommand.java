// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.doorclock.audit.AuditException;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.config.DataOptions;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.Version;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock hub release}. Works beside a hub that runs, which sees it within seconds. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Offers the doors new versions of their program: one door first, then a site, then all.",
            "Run it on the hub's computer, as its user."
        },
        subcommands = {
            ReleaseCommand.Add.class,
            ReleaseCommand.Give.class,
            ReleaseCommand.Stop.class,
            ReleaseCommand.ListAll.class
        })
public final class ReleaseCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "release needs a command: add, offer, stop or list");
    }

    /** What all of them need. */
    abstract static class Part implements Callable<Integer> {

        @Mixin
        private DataOptions options = new DataOptions();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try {
                final HubConfig config = options.config();
                final Optional<String> owner = DataOptions.otherOwner(config.data());
                if (owner.isPresent()) {
                    return fail(ExitCode.BAD_INPUT, DataOptions.notYours(config.data(), owner.get()));
                }
                run(
                        new Releases(config.data(), config.releases().trust()),
                        AuditLog.open(config.data(), config.clock().realTime()));
                return ExitCode.DONE;
            } catch (SettingsException | ReleaseException e) {
                return fail(ExitCode.BAD_INPUT, e.getMessage());
            } catch (AuditException | IOException e) {
                return fail(
                        ExitCode.UNAVAILABLE,
                        "the folders releases and audit of the hub's data directory cannot be used. Check the disk.");
            }
        }

        abstract void run(Releases releases, AuditLog audit) throws IOException;

        final void done(final AuditLog audit, final String what, final String about) {
            audit.done("os:" + System.getProperty("user.name", "unknown"), what, about);
        }

        final Version version(final String text) throws ReleaseException {
            return Version.parse(text)
                    .orElseThrow(
                            () -> new ReleaseException(text + ": is no version. A version is " + Version.RULE + "."));
        }

        final void say(final String line) {
            final PrintWriter out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }

        private int fail(final int code, final String line) {
            spec.commandLine().getErr().println("doorclock " + spec.qualifiedName() + ": " + line);
            return code;
        }
    }

    /** {@code add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Puts a release here, if releases.trust has signed it. Nobody is offered it yet.")
    static final class Add extends Part {

        @Parameters(paramLabel = "FILE", description = "As 'doorclock provision release' made it.")
        private Path file = Path.of("");

        @Override
        void run(final Releases releases, final AuditLog audit) throws IOException {
            final Manifest manifest;
            try {
                manifest = releases.add(file);
            } catch (ReleaseException e) {
                throw new ReleaseException(file + ": " + e.getMessage());
            }
            done(audit, AuditWords.RELEASE_ADD, manifest.version() + " " + manifest.sha256());
            say(manifest.version() + ": is here. Next: doorclock hub release offer " + manifest.version()
                    + " --door SITE/DEVICE");
        }
    }

    /** {@code offer}. */
    @Command(
            name = "offer",
            mixinStandardHelpOptions = true,
            description =
                    "Offers a release to more devices. They take it in their maintenance window, when nobody is at the door.")
    static final class Give extends Part {

        @Parameters(paramLabel = "VERSION", description = "As list shows it.")
        private String version = "";

        @ArgGroup(multiplicity = "1")
        private To to = new To();

        /** One of them. */
        static final class To {

            @Option(names = "--door", paramLabel = "SITE/DEVICE", description = "One device.")
            private Optional<String> door = Optional.empty();

            @Option(names = "--site", paramLabel = "SITE", description = "Every device of a site.")
            private Optional<String> site = Optional.empty();

            @Option(names = "--all", description = "Every device, and those to come.")
            private boolean all;

            private Ring ring() throws ReleaseException {
                final String text = all ? "all" : door.or(() -> site).orElse("");
                final Optional<Ring> ring = Ring.parse(text);
                if (ring.isEmpty() || door.isPresent() == ring.get().device().isEmpty()) {
                    throw new ReleaseException(
                            text + ": names nobody. --door takes SITE/DEVICE, --site a site's name.");
                }
                return ring.get();
            }
        }

        @Override
        void run(final Releases releases, final AuditLog audit) throws IOException {
            final Version wanted = version(version);
            final Ring ring = to.ring();
            releases.offer(wanted, ring);
            done(audit, AuditWords.RELEASE_OFFER, wanted + " to " + ring);
            say(wanted + ": is offered to " + ring + ".");
        }
    }

    /** {@code stop}. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description =
                    "Offers a release to nobody any more. Devices that run it go on; those that wait for their moment leave it.")
    static final class Stop extends Part {

        @Parameters(paramLabel = "VERSION", description = "As list shows it.")
        private String version = "";

        @Override
        void run(final Releases releases, final AuditLog audit) throws IOException {
            final Version wanted = version(version);
            releases.stop(wanted);
            done(audit, AuditWords.RELEASE_STOP, wanted.toString());
            say(wanted + ": is stopped. Offering it again begins anew.");
        }
    }

    /** {@code list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists the releases: version, lowest that it replaces, when it was made, to whom it is offered.")
    static final class ListAll extends Part {

        @Override
        void run(final Releases releases, final AuditLog audit) throws IOException {
            for (final Release release : releases.all()) {
                final Manifest manifest = release.manifest();
                say(manifest.version() + "  replaces " + manifest.atLeast() + " and newer  made " + manifest.made()
                        + "  " + words(releases.offering(manifest.version())));
            }
        }

        private static String words(final Offering offering) {
            final String rings = offering.rings().stream().map(Ring::toString).collect(Collectors.joining(", "));
            if (offering.stopped()) {
                return "STOPPED; was offered to " + (rings.isEmpty() ? "nobody" : rings);
            }
            return rings.isEmpty() ? "offered to nobody" : "offered to " + rings;
        }
    }
}
