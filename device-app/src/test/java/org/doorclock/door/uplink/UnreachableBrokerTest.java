// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class UnreachableBrokerTest {

    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void aNetworkWithoutAWayRefusesNobody() {
        assertThatThrownBy(() -> connect("ssl://224.0.0.1:8883"))
                .isInstanceOf(IOException.class)
                .rootCause()
                .isExactlyInstanceOf(SocketException.class);
        assertThat(refusals).hasValue(0);
    }

    private void connect(final String broker) throws IOException {
        PahoLink.to(URI.create(broker), this::pass, UplinkSettings.Pace.DEFAULT)
                .connect(new Link.Login("north/ct1", "will", new byte[0], List.of("topic")), new Nobody());
    }

    private Credentials.Pass pass() {
        return new Credentials.Pass() {
            @Override
            public SSLContext context() {
                try {
                    return SSLContext.getDefault();
                } catch (NoSuchAlgorithmException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void accepted() {
                throw new AssertionError("nobody is there");
            }

            @Override
            public void refused() {
                refusals.incrementAndGet();
            }
        };
    }

    private static final class Nobody implements Link.Listener {
        @Override
        public void arrived(final String topic, final byte[] payload, final boolean retained) {
            throw new AssertionError("nobody is there");
        }

        @Override
        public void acknowledged() {
            throw new AssertionError("nobody is there");
        }

        @Override
        public void lost(final String reason) {
            // there was no link
        }
    }
}
