// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import org.doorclock.system.appliance.BuildCommand;
import org.doorclock.system.appliance.GuestBenchCommand;
import org.doorclock.system.appliance.InstallCommand;
import org.doorclock.system.appliance.IoErrorsCommand;
import org.doorclock.system.appliance.PowerCommand;
import org.doorclock.system.appliance.StallCommand;
import org.doorclock.system.appliance.TourCommand;
import picocli.CommandLine.Command;

/** {@code ./doorclock campaign}: one subcommand for each kind of fault. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = "Faults by the hundred, drawn from a seed: what must hold is checked after each.",
        subcommands = {
            ClockCampaignCommand.class,
            BuildCommand.class,
            PowerCommand.class,
            IoErrorsCommand.class,
            TourCommand.class,
            InstallCommand.class,
            StallCommand.class,
            GuestBenchCommand.class
        })
public final class CampaignCommand {}
