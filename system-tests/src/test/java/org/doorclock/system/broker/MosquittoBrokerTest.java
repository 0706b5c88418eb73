// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.testing.OpensslAuthority;

class MosquittoBrokerTest extends BrokerContract {

    @Override
    GuardedBroker start(final Path work, final OpensslAuthority ours, final Path server, final List<String> devices)
            throws Exception {
        Files.createDirectories(work);
        final Path names = Files.write(work.resolve("devices"), devices);
        return GuardedMosquitto.start(work, server, ours.crl(), names);
    }
}
