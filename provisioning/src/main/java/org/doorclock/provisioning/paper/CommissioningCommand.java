// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorclock.provisioning.bundle.SheetOptions;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.SheetException;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doorclock provision sheet}. */
@Command(
        name = "sheet",
        description = "Makes a page for each device, as a PDF: what to do in order, what to tick, who signs.",
        mixinStandardHelpOptions = true)
public final class CommissioningCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "sheets",
            description = "The folder, with a PDF for each device and all.pdf. Default: sheets.")
    private Path out = Path.of("sheets");

    CommissioningCommand() {}

    @Override
    public Integer call() throws SettingsException, SheetException, IOException {
        final List<DoorRow> rows = sheet.rows();
        final CommissioningSheets sheets = new CommissioningSheets(sheet.site().hub());
        for (final DoorRow row : rows) {
            PdfFile.write(out.resolve(row.assetTag() + ".pdf"), sheets.of(List.of(row)));
        }
        PdfFile.write(out.resolve("all.pdf"), sheets.of(rows));
        spec.commandLine().getOut().println(out + ": " + rows.size() + " sheets, and all of them in all.pdf.");
        return ExitCode.DONE;
    }
}
