// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.flash;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.authority.AuthorityOptions;
import org.doorclock.provisioning.bundle.Verification;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock provision flash}: from a bundle to a card. Writes to nothing that was not named. */
@Command(
        name = "flash",
        description = {
            "Puts a device's bundle on a card. Without --to and --device it says what to do and touches nothing.",
            "--device writes an image with Raspberry Pi Imager first; everything on that device is lost, so it must be confirmed.",
            "--to copies the bundle to the card's mounted boot partition and reads it back."
        },
        mixinStandardHelpOptions = true)
public final class FlashCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuthorityOptions options = new AuthorityOptions();

    @Parameters(paramLabel = "TAG", description = "The device's asset tag.")
    private String tag = "";

    @Option(
            names = "--bundles",
            paramLabel = "DIR",
            defaultValue = "bundles",
            description = "The folder that 'build' made; default: ${DEFAULT-VALUE}.")
    private Path bundles;

    @Option(names = "--to", paramLabel = "MOUNT", description = "Where the card's boot partition is mounted.")
    private Optional<Path> mount = Optional.empty();

    @Option(names = "--device", paramLabel = "DEV", description = "The whole card, such as /dev/sdb.")
    private Optional<Path> device = Optional.empty();

    @Option(names = "--image", paramLabel = "FILE", description = "Raspberry Pi OS Trixie; needed with --device.")
    private Optional<Path> image = Optional.empty();

    @Option(names = "--sha256", paramLabel = "HEX", description = "The image's, as its maker gives it.")
    private Optional<String> sha256 = Optional.empty();

    @Option(
            names = "--confirm",
            paramLabel = "DEV",
            description = "The same as --device once more, where nobody can be asked.")
    private Optional<Path> confirmed = Optional.empty();

    FlashCommand() {}

    @Override
    public Integer call() throws IOException, SettingsException {
        final Path bundle = bundles.resolve(tag.toUpperCase(Locale.ROOT));
        final Verification verification = Verification.by(options.files().anchors());
        requireSound(verification, bundle);
        if (device.isPresent()) {
            write(device.get());
        }
        if (mount.isPresent()) {
            Cards.requireBoot(mount.get());
            Cards.copy(bundle, mount.get());
            requireSound(verification, mount.get());
            out().println(mount.get() + ": holds the bundle of " + tag.toUpperCase(Locale.ROOT)
                    + ", read back and sound. Unmount it before you take it out.");
        } else {
            tell(bundle);
        }
        return ExitCode.DONE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static void requireSound(final Verification verification, final Path folder) throws IOException {
        final List<String> faults = verification.faults(folder);
        if (!faults.isEmpty()) {
            throw ProvisionException.badInput(folder + ": " + faults.getFirst() + ". Build it, or copy it, again.");
        }
    }

    private void write(final Path whole) throws IOException {
        final Path from = image.orElseThrow(
                () -> new ParameterException(spec.commandLine(), "--device needs --image, what is to be written"));
        if (!Files.isReadable(from)) {
            throw ProvisionException.badInput(from + ": cannot be read. It is to be an image of Raspberry Pi OS.");
        }
        final Imager imager = Imager.find(
                        Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .orElseThrow(() -> ProvisionException.unavailable("Raspberry Pi Imager (rpi-imager) is not on the PATH."
                        + " Install it, or write the image with any tool and copy the bundle with --to."));
        if (!isConfirmed(whole)) {
            throw ProvisionException.badInput(whole + ": not confirmed, so nothing was written.");
        }
        imager.write(from, sha256, whole);
        out().println(whole + ": written. Mount its first partition.");
    }

    private boolean isConfirmed(final Path whole) {
        if (confirmed.isPresent()) {
            return confirmed.get().equals(whole);
        }
        final Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        final String typed = console.readLine("Everything on %s will be lost. Type %s to go on: ", whole, whole);
        return typed != null && typed.strip().equals(whole.toString());
    }

    private void tell(final Path bundle) {
        final boolean there = Imager.find(
                        Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .isPresent();
        out().println(bundle + ": sound. Nothing was written. To make a card of it:");
        if (device.isEmpty()) {
            out().println(
                            there
                                    ? "1. Write Raspberry Pi OS Lite (Trixie, 64-bit): doorclock provision flash " + tag
                                            + " --image FILE --device DEV"
                                    : "1. Write Raspberry Pi OS Lite (Trixie, 64-bit) to the card, without any settings of its own."
                                            + " Raspberry Pi Imager is not on the PATH.");
        }
        out().println("2. Put the card in again. Its first partition, named bootfs, is mounted.");
        out().println("3. Copy everything in " + bundle
                + " onto it, the folder doorclock too, over what is there; or: doorclock" + " provision flash " + tag
                + " --to MOUNT");
    }
}
