// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import org.doorclock.hub.store.Source;
import org.doorclock.wire.Receipt;

/** Sends receipts to devices. Never blocks; one that is lost is made good by the next. */
@FunctionalInterface
public interface Receipts {

    void send(Source source, Receipt receipt);
}
