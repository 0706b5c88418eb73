// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doorclock provision check}: says all that is wrong with a spreadsheet of doors, at once. */
@Command(
        name = "check",
        description = {
            "Checks a spreadsheet of doors, saved as CSV, and says all that is wrong with it at once, with row and column.",
            "Changes nothing."
        },
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--json", description = "Say it so that a machine can read it.")
    private boolean json;

    CheckCommand() {}

    private static final class Which {
        @Parameters(paramLabel = "CSV", description = "The spreadsheet.")
        private Path file;

        @Option(names = "--example", description = "Print a spreadsheet to begin with, and what its columns hold.")
        private boolean example;
    }

    @Override
    public Integer call() throws SettingsException, IOException {
        if (which.example) {
            example();
            return ExitCode.DONE;
        }
        final DoorSheet sheet = DoorSheet.read(which.file);
        if (json) {
            spec.commandLine().getOut().println(json(sheet));
        } else {
            tell(sheet);
        }
        return sheet.sound() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    /** Spreadsheet on standard output, explanation beside it: {@code check --example > doors.csv} makes a file that is sound. */
    private void example() {
        final var out = spec.commandLine().getOut();
        out.println(String.join(",", Column.headings()));
        out.println(Arrays.stream(Column.values())
                .map(column -> column.example().contains(",") ? '"' + column.example() + '"' : column.example())
                .collect(Collectors.joining(",")));
        final var err = spec.commandLine().getErr();
        Arrays.stream(Column.values())
                .forEach(column -> err.println("%-10s %s".formatted(column.heading(), column.help())));
    }

    private void tell(final DoorSheet sheet) {
        final var err = spec.commandLine().getErr();
        sheet.findings().forEach(finding -> err.println(which.file + ": " + finding.sentence()));
        final long wrong = sheet.findings().stream().filter(Finding::blocks).count();
        final int doors = sheet.devices().size();
        if (wrong > 0) {
            err.println(which.file + ": " + wrong + (wrong == 1 ? " thing is" : " things are")
                    + " wrong. Nothing can be built before that is put right.");
        } else {
            spec.commandLine()
                    .getOut()
                    .println(which.file + ": sound, " + doors + (doors == 1 ? " device" : " devices") + " at "
                            + sheet.devices().stream()
                                    .map(DoorRow::site)
                                    .distinct()
                                    .count() + " site(s).");
        }
    }

    private ObjectNode json(final DoorSheet sheet) {
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("file", which.file.toString())
                .put("sound", sheet.sound())
                .put("devices", sheet.devices().size());
        final var findings = node.putArray("findings");
        sheet.findings()
                .forEach(finding -> findings.addObject()
                        .put("row", finding.row())
                        .put("column", finding.column())
                        .put("what", finding.what())
                        .put("right", finding.right())
                        .put("blocks", finding.blocks()));
        return node;
    }
}
