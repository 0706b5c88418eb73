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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code doorclock provision labels}. */
@Command(
        name = "labels",
        description =
                "Makes labels for the boxes, as a PDF: which it is, where it belongs, whom to call, its page at the hub.",
        mixinStandardHelpOptions = true)
public final class LabelsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "labels.pdf", description = "Default: labels.pdf.")
    private Path out = Path.of("labels.pdf");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "L7163",
            description = LabelFormat.FORMS + ". Default: L7163.")
    private String format = "L7163";

    @Option(
            names = "--skip",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many labels of the first page are used already.")
    private int skip;

    LabelsCommand() {}

    @Override
    public Integer call() throws SettingsException, SheetException, IOException {
        final LabelFormat labels = LabelFormat.of(format)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--format: there is no " + format + "; it is " + LabelFormat.FORMS));
        if (skip < 0 || skip >= labels.onPage()) {
            throw new ParameterException(spec.commandLine(), "--skip: must be 0 to " + (labels.onPage() - 1));
        }
        final List<DoorRow> rows = sheet.rows();
        PdfFile.write(out, new Labels(sheet.site().hub()).of(rows, labels, skip));
        spec.commandLine()
                .getOut()
                .println(out + ": " + rows.size() + " labels, " + labels.name()
                        + (labels.onPage() > 1 ? ". Print at 100 %, not fitted to the page." : "."));
        return ExitCode.DONE;
    }
}
