// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.door.clock.DoorClock;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.config.DoorKeys;
import org.doorclock.identity.KeyFileException;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.doorclock.tls.TlsFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code door enrol}. */
@Command(
        name = "enrol",
        description = {
            "Makes this computer the device that its configuration says: makes a key, has it certified by the enrolment server"
                    + " for a one-time token, fetches the site's keys and destroys the token.",
            "Cut off, it may be run again. An enrolled device stays as it is."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeOnInvalidInput = ExitCode.WRONG_USE,
        exitCodeOnExecutionException = ExitCode.FAILED)
public final class EnrolCommand implements Callable<Integer> {

    private static final String PROGRAM = "door";

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with the door's keys.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a key; wins over file and environment.",
            showDefaultValue = Visibility.NEVER)
    private Map<String, String> set = new HashMap<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The device's one-time token. Destroyed once it has served; needed unless the device is enrolled.")
    private Optional<Path> token = Optional.empty();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Certificates of the authority to believe. Default: ca.pem beside --config if it is there, else what"
                            + " an enrolment before has left.")
    private Optional<Path> authorities = Optional.empty();

    @Option(names = "--json", description = "Say it so that a machine can read it.")
    private boolean json;

    private EnrolCommand() {}

    @Override
    public Integer call() {
        try {
            return enrol(DoorConfig.of(Settings.load(PROGRAM, DoorKeys.all(), config, System.getenv(), set)));
        } catch (SettingsException e) {
            return fail(e.getMessage(), ExitCode.BAD_INPUT);
        } catch (EstException e) {
            return fail(
                    e.getMessage(),
                    switch (e.fault()) {
                        case UNREACHABLE, LATER -> ExitCode.UNAVAILABLE;
                        case NOT_BELIEVED, REFUSED, REFUSED_REQUEST, UNUSABLE -> ExitCode.BAD_INPUT;
                    });
        } catch (IdentityException e) {
            return fail(e.getMessage(), e.isAbsent() ? ExitCode.UNAVAILABLE : ExitCode.BAD_INPUT);
        } catch (TlsFileException e) {
            return fail(
                    e.getMessage(),
                    switch (e.fault()) {
                        case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                        case UNUSABLE -> ExitCode.BAD_INPUT;
                    });
        } catch (KeyFileException e) {
            return fail(
                    e.getMessage(),
                    switch (e.fault()) {
                        case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                        case UNUSABLE -> ExitCode.BAD_INPUT;
                    });
        } catch (IOException e) {
            return fail(
                    "the disk does not do its part: " + e.getMessage()
                            + ". Check that the folders may be written by this" + " user, and have room.",
                    ExitCode.UNAVAILABLE);
        }
    }

    private int enrol(final DoorConfig door) throws SettingsException, IOException {
        final String name = door.site() + "/" + door.device();
        final Optional<Instant> retired = door.retirement().since();
        if (retired.isPresent()) {
            throw IdentityException.unusable("this device was retired at " + retired.get()
                    + ". To make a device of this computer again, write its card anew.");
        }
        final Enrolment.Request request = new Enrolment.Request(
                door.identity(),
                door.enrolment()
                        .orElseThrow(() -> new SettingsException(
                                "est.url: must be set to enrol, such as to https://provision.example:8443.")),
                name,
                authorities.or(this::besideConfig),
                token);
        try (DoorClock clock = DoorClock.of(
                door.data(),
                door.clock().trust(),
                door.clock().driftPpm(),
                door.clock().rate(),
                door.clock().origin())) {
            say(
                    name,
                    new Enrolment(
                                    request,
                                    IdentityFolder.at(door.identity()),
                                    new SiteKeyFiles(door.keys()),
                                    clock.time())
                            .run());
            return ExitCode.DONE;
        }
    }

    private Optional<Path> besideConfig() {
        return config.map(file -> file.toAbsolutePath().resolveSibling(IdentityFolder.AUTHORITIES))
                .filter(Files::exists);
    }

    private void say(final String name, final Enrolment.Enrolled enrolled) {
        final String until = enrolled.identity().until().toString();
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("device", name)
                                        .put("certificateExpires", until)
                                        .put("new", enrolled.isNew())
                                        .toString()
                                : name + (enrolled.isNew() ? " is enrolled now" : " is enrolled already")
                                        + ". Its certificate ends at " + until + "; the running door renews it.");
    }

    private int fail(final String message, final int code) {
        spec.commandLine().getErr().println("doorclock door enrol: " + message);
        return code;
    }
}
