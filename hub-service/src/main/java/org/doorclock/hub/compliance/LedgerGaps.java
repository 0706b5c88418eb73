// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.Source;

/** The gaps between the events that are held. */
public final class LedgerGaps implements Gaps {

    private static final int MOST_A_SOURCE = 64;

    private final Ledger ledger;

    public LedgerGaps(final Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Gap> at(final String site) {
        return ledger.sources().stream()
                .filter(source -> source.site().equals(site))
                .flatMap(source -> of(source).stream())
                .toList();
    }

    private List<Gap> of(final Source source) {
        return ledger.gaps(source, 0, MOST_A_SOURCE).stream()
                .map(gap -> new Gap(source.site(), source.device(), source.epoch(), gap.from(), gap.to()))
                .toList();
    }
}
