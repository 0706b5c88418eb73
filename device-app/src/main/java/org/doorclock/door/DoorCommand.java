// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.config.DoorKeys;
import org.doorclock.door.enrol.EnrolCommand;
import org.doorclock.door.http.PortInUseException;
import org.doorclock.door.retire.Retirement;
import org.doorclock.hardware.reader.ConnectedReader;
import org.doorclock.hardware.reader.ConnectedReaders;
import org.doorclock.hardware.reader.ReaderAddress;
import org.doorclock.identity.KeyFileException;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.Product;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

@Command(
        name = "doorclock door",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        version = "doorclock door " + Product.VERSION,
        description = "Records at a door when patients arrive and when their scan starts.",
        exitCodeOnInvalidInput = ExitCode.WRONG_USE,
        exitCodeOnExecutionException = ExitCode.FAILED,
        subcommands = EnrolCommand.class)
final class DoorCommand implements Callable<Integer> {

    static final String PROGRAM = "door";

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with the keys below.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a key; wins over file and environment.",
            showDefaultValue = Visibility.NEVER)
    private Map<String, String> set = new HashMap<>();

    @Option(
            names = "--reader",
            paramLabel = "READER",
            converter = ReaderAddressConverter.class,
            description = "One more barcode reader: " + ReaderAddress.FORMS + ".")
    private List<ReaderAddress> readers = new ArrayList<>();

    @Option(
            names = "--list-readers",
            description = "Prints what on this computer can be a barcode reader, a line each, and ends.")
    private boolean listReaders;

    @Option(names = "--json", description = "With --list-readers: as JSON.")
    private boolean json;

    @Option(names = "--http-port", paramLabel = "N", description = "Same as --set http.port=N.")
    private String httpPort;

    @Option(
            names = "--stdin",
            description = "Each line on standard input is a scan; the lines !button and !undo press the buttons.")
    private boolean stdin;

    @Option(
            names = "--echo",
            description =
                    "Prints what became of each scan, a line of JSON each; Nanos are of the machine's monotonic clock.")
    private boolean echo;

    @Override
    public Integer call() {
        if (listReaders) {
            final List<ConnectedReader> found =
                    ConnectedReaders.ofThisComputer().find();
            System.out.println(json ? ReaderList.json(found) : ReaderList.lines(found));
            return ExitCode.DONE;
        }
        try {
            final Running program = start(settings());
            System.out.println("READY " + program.url());
            awaitTermination(program);
            return ExitCode.DONE;
        } catch (SettingsException e) {
            return fail(e.getMessage(), ExitCode.BAD_INPUT);
        } catch (KeyFileException e) {
            return fail(
                    e.getMessage(),
                    switch (e.fault()) {
                        case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                        case UNUSABLE -> ExitCode.BAD_INPUT;
                    });
        } catch (PortInUseException | IOException e) {
            return fail(e.getMessage(), ExitCode.UNAVAILABLE);
        }
    }

    private Running start(final DoorConfig door) throws IOException, PortInUseException {
        final Retirement retirement = door.retirement();
        final Optional<Instant> retired = retirement.since();
        return retired.isPresent()
                ? RetiredProgram.start(door, retirement, retired.get())
                : DoorProgram.start(door, retirement, readers, stdin, echo);
    }

    private DoorConfig settings() throws SettingsException {
        final Map<String, String> flags = new HashMap<>(set);
        Optional.ofNullable(httpPort).ifPresent(port -> flags.put("http.port", port));
        return DoorConfig.of(
                Settings.load(PROGRAM, DoorKeys.all(), Optional.ofNullable(config), System.getenv(), flags));
    }

    private static void awaitTermination(final Running program) {
        final CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            program.close();
            Logger.info("the door has stopped");
            Runtime.getRuntime().halt(ExitCode.DONE);
        }));
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int fail(final String message, final int code) {
        final PrintStream err = System.err;
        err.println("doorclock door: " + message);
        return code;
    }
}
