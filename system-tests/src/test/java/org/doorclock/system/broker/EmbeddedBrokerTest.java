// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorclock.hub.broker.EmbeddedBroker;
import org.doorclock.hub.tls.DevicesTls;
import org.doorclock.hub.tls.Looking;
import org.doorclock.testing.OpensslAuthority;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;

class EmbeddedBrokerTest extends BrokerContract {

    @Override
    GuardedBroker start(final Path work, final OpensslAuthority ours, final Path server, final List<String> devices)
            throws Exception {
        final DevicesTls tls = DevicesTls.open(
                server, ours.crl().toString(), work.resolve("crl.pem"), new SystemTimeSource(ClockTrust.HOST));
        final EmbeddedBroker broker = EmbeddedBroker.start("127.0.0.1", 0, work, tls);
        return new Running(broker, Looking.at(List.of(tls), Duration.ofMillis(200)));
    }

    private record Running(EmbeddedBroker broker, Looking looking) implements GuardedBroker {

        @Override
        public String devices() {
            return "ssl://localhost:" + broker.port();
        }

        @Override
        public String hub() {
            return devices();
        }

        @Override
        public void close() {
            looking.close();
            broker.close();
        }
    }
}
