// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextFactory;

/**
 * Lets the embedded broker's acceptor use a context that is there already, so that its certificate and its revocation
 * list change under it. The broker finds this class as a service.
 */
public final class GivenContext implements SSLContextFactory {

    /** The acceptor's parameter that holds the context; for the broker's own factories it would be a name. */
    static final String PARAMETER = TransportConstants.SSL_CONTEXT_PROP_NAME;

    private static final int BEFORE_THE_BROKERS_OWN = 1_000;

    @Override
    public SSLContext getSSLContext(final SSLContextConfig config, final Map<String, Object> acceptor) {
        return (SSLContext) Objects.requireNonNull(acceptor.get(PARAMETER));
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_BROKERS_OWN;
    }
}
