// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.nio.file.Path;
import org.doorclock.testing.Mosquitto;

/** A broker that the hub may meet, real, on a free loopback port. */
public sealed interface TestBroker extends AutoCloseable {

    /** Which one, as a parameter of a test. */
    enum Kind {
        EMBEDDED,
        MOSQUITTO;

        public TestBroker start(final Path directory) throws Exception {
            return switch (this) {
                case EMBEDDED -> new Embedded(EmbeddedBroker.start("127.0.0.1", 0, directory));
                case MOSQUITTO -> new Guest(Mosquitto.start(directory));
            };
        }
    }

    BrokerAddress address();

    @Override
    void close();

    /** The hub's own. */
    record Embedded(EmbeddedBroker broker) implements TestBroker {
        @Override
        public BrokerAddress address() {
            return new BrokerAddress("127.0.0.1", broker.port(), false);
        }

        @Override
        public void close() {
            broker.close();
        }
    }

    /** Debian's. */
    record Guest(Mosquitto broker) implements TestBroker {
        @Override
        public BrokerAddress address() {
            return new BrokerAddress("127.0.0.1", broker.port(), false);
        }

        @Override
        public void close() {
            broker.close();
        }
    }
}
