// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import org.doorclock.hub.access.TokenCommand;
import org.doorclock.hub.access.UserCommand;
import org.doorclock.hub.audit.AuditCommand;
import org.doorclock.hub.imports.ImportCommand;
import org.doorclock.hub.releases.ReleaseCommand;
import org.doorclock.hub.reports.ReportCommand;
import org.doorclock.settings.Product;
import picocli.CommandLine.Command;

/** {@code hub}: its subcommands; without one it is {@code hub run}. */
@Command(
        name = "doorclock hub",
        description = "The hub: takes the doors' events, shows boards and figures. Without a command it runs.",
        version = "doorclock hub " + Product.VERSION,
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            RebuildCommand.class,
            ImportCommand.class,
            ReportCommand.class,
            UserCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            ReleaseCommand.class
        })
final class HubCommand {}
