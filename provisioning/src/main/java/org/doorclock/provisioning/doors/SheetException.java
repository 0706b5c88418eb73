// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.List;

/** Nothing can be built from a spreadsheet. The message has a line for each thing that is wrong. */
public final class SheetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public SheetException(final List<Finding> findings) {
        super(String.join(
                "\n",
                findings.stream().filter(Finding::blocks).map(Finding::sentence).toList()));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
