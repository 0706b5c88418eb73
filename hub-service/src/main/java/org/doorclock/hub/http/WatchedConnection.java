// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection that waits for its client only as long as {@link Patience} lasts. */
final class WatchedConnection implements ConnectionContext {

    private final ConnectionContext real;
    private final Patience patience;
    private final DataReader reader;
    private final DataWriter writer;

    WatchedConnection(final ConnectionContext real, final Patience patience) {
        this.real = real;
        this.patience = patience;
        this.reader = DataReader.create(() -> patience.reading(this::more));
        this.writer = new Writer();
    }

    /** The head of a request has come. */
    void headCame() {
        patience.renew();
    }

    private byte[] more() {
        final DataReader bytes = real.dataReader();
        bytes.ensureAvailable();
        return bytes.readBuffer(bytes.available()).readBytes();
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return real.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return real.executor();
    }

    @Override
    public Router router() {
        return real.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return real.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return real.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return real.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return real.localPeer();
    }

    @Override
    public boolean isSecure() {
        return real.isSecure();
    }

    @Override
    public String socketId() {
        return real.socketId();
    }

    @Override
    public String childSocketId() {
        return real.childSocketId();
    }

    private final class Writer implements DataWriter {

        @Override
        public void write(final BufferData... buffers) {
            patience.writing(length(buffers), () -> real.dataWriter().write(buffers));
        }

        @Override
        public void write(final BufferData buffer) {
            patience.writing(buffer.available(), () -> real.dataWriter().write(buffer));
        }

        @Override
        public void writeNow(final BufferData... buffers) {
            patience.writing(length(buffers), () -> real.dataWriter().writeNow(buffers));
        }

        @Override
        public void writeNow(final BufferData buffer) {
            patience.writing(buffer.available(), () -> real.dataWriter().writeNow(buffer));
        }

        @Override
        public void flush() {
            patience.writing(0, () -> real.dataWriter().flush());
        }

        @Override
        public void close() {
            real.dataWriter().close();
        }

        private static long length(final BufferData... buffers) {
            return Arrays.stream(buffers).mapToLong(BufferData::available).sum();
        }
    }
}
