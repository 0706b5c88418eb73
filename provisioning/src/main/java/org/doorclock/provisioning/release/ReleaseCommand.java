// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.release;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.audit.AuditLog;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.authority.Passphrase;
import org.doorclock.provisioning.authority.PassphraseOption;
import org.doorclock.provisioning.authority.ReleaseSigner;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.release.Manifest;
import org.doorclock.release.Packing;
import org.doorclock.release.ReleaseArchive;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.Version;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock provision release}. */
@Command(
        name = "release",
        description = {
            "Makes a signed release of the door's program, for 'doorclock hub release add'.",
            "Devices of this authority believe it, and nobody else's."
        },
        mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description =
                    "The door's program as it is built: its jar, lib, version and door. Default: this checkout's own.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--replaces",
            paramLabel = "VERSION",
            defaultValue = "0.0",
            description = "The lowest version that it may replace; default: any older one.")
    private String replaces;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The release key, where it lies now; default: release.key in the authority's folder.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Holds the release key's passphrase in its first line; mode 600. Without it you are asked.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it is written; default: doorclock-door-VERSION.release, here.")
    private Optional<Path> out = Optional.empty();

    ReleaseCommand() {}

    @Override
    public Integer call() throws IOException {
        final Version atLeast = Version.parse(replaces)
                .orElseThrow(() -> ProvisionException.badInput("--replaces: must be " + Version.RULE + "."));
        if (Files.notExists(options.files().releaseTrust())) {
            throw ProvisionException.unavailable(options.files().releaseTrust()
                    + ": is not there. --authority names the folder that 'doorclock provision init' made.");
        }
        final TimeSource time = options.time();
        final Path content = Files.createTempFile("doorclock", ".content");
        try {
            final Manifest manifest = Packing.pack(folder(), atLeast, time.now(), content);
            final byte[] signed = manifest.encode();
            final ReleaseArchive.Head head = new ReleaseArchive.Head(signed, sign(signed));
            final Path file = out.orElse(Path.of(Manifest.PRODUCT + "-" + manifest.version() + ".release"));
            write(file, head, content);
            AuditLog.open(options.files().folder(), time)
                    .done(Authority.operator(), ProvisionWords.RELEASE, manifest.version() + " " + manifest.sha256());
            tell(file, manifest);
            return ExitCode.DONE;
        } catch (ReleaseException e) {
            throw ProvisionException.badInput(e.getMessage());
        } finally {
            Files.deleteIfExists(content);
        }
    }

    private Path folder() throws ProvisionException {
        if (folder.isPresent()) {
            return folder.get();
        }
        return Optional.ofNullable(System.getenv("DOORCLOCK_HOME"))
                .map(home -> Path.of(home, "device-app", "target", "app"))
                .orElseThrow(() -> ProvisionException.badInput("name the folder that holds the door's program."));
    }

    private byte[] sign(final byte[] manifest) throws IOException {
        try (Passphrase words = PassphraseOption.of(passphrase, "release")) {
            return ReleaseSigner.open(
                            key.orElse(options.files().releaseKey()),
                            words,
                            options.files().releaseTrust())
                    .sign(manifest);
        }
    }

    /** Whole or not at all. */
    private static void write(final Path file, final ReleaseArchive.Head head, final Path content) throws IOException {
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        ReleaseArchive.write(fresh, head, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void tell(final Path file, final Manifest manifest) {
        options.say(
                spec,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("release", file.toString())
                        .put("version", manifest.version().toString())
                        .put("replaces", manifest.atLeast().toString())
                        .put("bytes", manifest.size())
                        .put("sha256", manifest.sha256()),
                file + ": version " + manifest.version() + ", "
                        + manifest.files().size() + " files, " + manifest.size() / (1024 * 1024) + " MiB, signed.",
                "Next, on the hub's computer: doorclock hub release add " + file.getFileName());
    }
}
