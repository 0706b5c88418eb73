// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doorclock provision cards}. */
@Command(
        name = "cards",
        description = {
            "Makes cards to laminate, as a PDF: undo, pathways, reasons to close a case, the self-test, a wristband of nobody.",
            "The same at every door."
        },
        mixinStandardHelpOptions = true)
public final class CardsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "cards.pdf", description = "Default: cards.pdf.")
    private Path out = Path.of("cards.pdf");

    CardsCommand() {}

    @Override
    public Integer call() throws IOException {
        PdfFile.write(out, CommandCards.pdf());
        spec.commandLine().getOut().println(out + ": two pages of cards. Print at 100 %, cut, laminate.");
        return ExitCode.DONE;
    }
}
