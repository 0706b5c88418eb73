// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tinylog.Logger;

/**
 * The channels that are open. Helidon asks for a socket's options as soon as it has accepted it, which is where it can be
 * refused before anything is read: the library's own limit is one for all clients together, and its timeout for reading is
 * set on no socket of a server.
 */
final class Accepted implements SocketOptions {

    private final SocketOptions usual = SocketOptions.create();
    private final Map<SocketAddress, SocketChannel> open = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final ConnectionLimits limits;
    private final ScheduledExecutorService timer;

    Accepted(final ConnectionLimits limits, final ScheduledExecutorService timer) {
        this.limits = limits;
        this.timer = timer;
    }

    /** The channel to the client with this address and port. */
    Optional<SocketChannel> channel(final SocketAddress client) {
        return Optional.ofNullable(open.get(client));
    }

    /** On the one thread that accepts; what it throws closes the channel. */
    @Override
    public void configureSocket(final SocketChannel channel) {
        usual.configureSocket(channel);
        final InetSocketAddress client = client(channel);
        open.values().removeIf(one -> !one.isOpen());
        if (!mayHaveMore(client.getAddress())) {
            warn(client.getAddress());
            throw new IllegalStateException("too many connections from one address");
        }
        open.put(client, channel);
    }

    private boolean mayHaveMore(final InetAddress address) {
        return limits.proxy().equals(Optional.of(address))
                || open.keySet().stream()
                                .filter(client -> ((InetSocketAddress) client)
                                        .getAddress()
                                        .equals(address))
                                .count()
                        < limits.perAddress();
    }

    private void warn(final InetAddress address) {
        if (warned.compareAndSet(false, true)) {
            Logger.warn(
                    "{} has {} connections open and gets no more; if it is a reverse proxy, set http.proxy",
                    address.getHostAddress(),
                    limits.perAddress());
            timer.schedule(() -> warned.set(false), 1, TimeUnit.MINUTES);
        }
    }

    private static InetSocketAddress client(final SocketChannel channel) {
        try {
            if (channel.getRemoteAddress() instanceof InetSocketAddress client) {
                return client;
            }
            throw new IllegalStateException("no client");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return usual.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return usual.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return usual.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return usual.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return usual.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return usual.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return usual.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return usual.tcpNoDelay();
    }
}
