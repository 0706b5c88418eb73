// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Roles and sites on a command line. */
final class GrantOptions {

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "board, manager, clinician, estates, auditor, or all; several with commas.")
    private List<String> roles = new ArrayList<>();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Bound to this site; several with commas. Default: all.")
    private List<String> sites = new ArrayList<>();

    Grant grant(final CommandSpec spec) {
        return AccessFiles.grant(spec, roles, sites);
    }
}
