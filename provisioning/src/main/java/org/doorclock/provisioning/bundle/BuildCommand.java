// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.authority.Passphrase;
import org.doorclock.provisioning.authority.PassphraseOption;
import org.doorclock.provisioning.bundle.Builder.Built;
import org.doorclock.provisioning.bundle.Builder.Outcome;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.SheetException;
import org.doorclock.provisioning.hub.HubDevices;
import org.doorclock.provisioning.hub.HubOptions;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.KeyHelp;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doorclock provision build}. */
@Command(
        name = "build",
        description = {
            "Makes a signed bundle for each device of a spreadsheet: what is to be copied on its card's boot partition.",
            "All rows are right, or nothing is written. The same again changes nothing."
        },
        mixinStandardHelpOptions = true)
public final class BuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Mixin
    private HubOptions hub = new HubOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "bundles",
            description = "The folder of bundles; made if it is not there. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--wifi-passwords",
            paramLabel = "FILE",
            description =
                    "Holds name=password lines, each taken as it stands there; # begins a remark; mode 600. Needed"
                            + " where a row's network is a Wi-Fi.")
    private Optional<Path> wifi = Optional.empty();

    @Option(
            names = "--package",
            paramLabel = "DEB",
            description = "doorclock-door's package, to put on the cards. Default: devices fetch it with apt.")
    private Optional<Path> program = Optional.empty();

    @Option(
            names = "--again",
            split = ",",
            paramLabel = "TAG",
            description = "Make these devices' bundles anew, with new tokens, though they have an identity.")
    private Set<String> again = Set.of();

    @Option(
            names = "--valid-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long new tokens wait, 1 to 365; default: ${DEFAULT-VALUE}.")
    private int validDays;

    BuildCommand() {}

    @Override
    public Integer call() throws IOException, SettingsException, SheetException {
        if (validDays < 1 || validDays > 365) {
            throw ProvisionException.badInput("--valid-days: must be 1 to 365.");
        }
        final List<DoorRow> rows = sheet.rows();
        final Optional<HubDevices> told = hub.open(spec, options.files().anchors());
        final SiteFile site = sheet.site();
        final TimeSource time = options.time();
        final Builder builder = new Builder(
                options.register(),
                signer(time),
                Verification.by(options.files().anchors()),
                site,
                wifi.isPresent() ? WifiPasswords.read(wifi.get()) : WifiPasswords.NONE,
                new BundleFolder(out),
                again.stream().map(tag -> tag.strip().toUpperCase(Locale.ROOT)).collect(Collectors.toSet()),
                Trusted.of(options.files()),
                program(),
                Duration.ofDays(validDays),
                Authority.operator(),
                time);
        final PrintWriter err = spec.commandLine().getErr();
        tell(builder.build(rows, new Progress(err, isWatched(), rows.size())));
        if (told.isPresent()) {
            spec.commandLine().getErr().println(plan(told.get(), rows));
        }
        return ExitCode.DONE;
    }

    /** Whom the hub does not know, it knows as planned from now on. @return what to say of it */
    private static String plan(final HubDevices hub, final List<DoorRow> rows) throws IOException {
        final Set<String> known = hub.read().keySet();
        int planned = 0;
        for (final DoorRow row : rows) {
            final DeviceName device = new DeviceName(row.site(), row.name());
            if (!known.contains(device.toString())
                    && hub.say(device, "planned", row.door(), "Planned as " + row.assetTag() + " for " + row.door())) {
                planned++;
            }
        }
        return "The hub was told of " + planned + " devices; the others it knew.";
    }

    private static boolean isWatched() {
        return System.console() != null && System.console().isTerminal();
    }

    private byte[] program() throws IOException {
        try {
            return program.isPresent() ? Files.readAllBytes(program.get()) : new byte[0];
        } catch (NoSuchFileException e) {
            throw ProvisionException.badInput(program.orElseThrow() + ": there is no such file.");
        }
    }

    /** Opens the key at the first signature: who only looks whether all is well is not asked for a passphrase. */
    private Signer signer(final TimeSource time) {
        final List<Authority> open = new ArrayList<>();
        return content -> {
            if (open.isEmpty()) {
                try (Passphrase words = passphrase.get()) {
                    open.add(Authority.open(options.files(), words, Storage.DISK, time));
                }
            }
            return open.getFirst().sign(content);
        };
    }

    private void tell(final List<Built> built) {
        final ObjectNode node = JsonNodeFactory.instance.objectNode().put("folder", out.toString());
        final var bundles = node.putArray("bundles");
        final List<String> lines = new ArrayList<>();
        for (final Built one : built) {
            bundles.addObject()
                    .put("assetTag", one.row().assetTag())
                    .put("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
            if (one.outcome() == Outcome.LEFT) {
                lines.add(one.row().assetTag()
                        + ": has an identity, or had it taken; its bundle is left as it is. For a new"
                        + " card: --again " + one.row().assetTag());
            }
        }
        lines.add(out + ": " + count(built, Outcome.MADE) + " made, " + count(built, Outcome.UNCHANGED) + " unchanged, "
                + count(built, Outcome.LEFT) + " left. Tokens wait " + validDays
                + " days; keep the folder as you keep keys.");
        options.say(spec, node, lines.toArray(String[]::new));
    }

    private static long count(final List<Built> built, final Outcome outcome) {
        return built.stream().filter(one -> one.outcome() == outcome).count();
    }

    /** What the settings file may hold, for the help. */
    public static String[] help() {
        return KeyHelp.lines("provision", SiteFile.keys());
    }
}
