// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.doorclock.time.TimeSource;

/** Tells this computer's time to whoever asks by NTP (RFC 5905), as a hospital's time server does. */
final class TimeServer implements AutoCloseable {

    private static final int PORT = 123;
    private static final int BYTES = 48;

    /** No leap second is near; version 4; a server's answer. */
    private static final byte SERVER = 0b00_100_100;

    private static final byte FIRST_STRATUM = 1;

    /** A clock that is read to a microsecond or so, as a power of two of seconds. */
    private static final byte PRECISION = -20;

    private static final int NAME = 0x4c4f434c;

    /** From 1900 to 1970. */
    private static final long ERA_SECONDS = 2_208_988_800L;

    private final DatagramSocket socket;
    private final TimeSource time;

    /** @param host where it listens */
    TimeServer(final String host, final TimeSource time) throws IOException {
        this.time = time;
        socket = new DatagramSocket(PORT, InetAddress.getByName(host));
        Thread.ofPlatform().daemon().name("time-server").start(this::serve);
    }

    private void serve() {
        final byte[] bytes = new byte[1024];
        while (!socket.isClosed()) {
            try {
                final DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                final Instant received = time.now();
                if (packet.getLength() >= BYTES) {
                    packet.setData(answer(Arrays.copyOf(bytes, BYTES), received));
                    socket.send(packet);
                }
            } catch (IOException e) {
                // asked once more by whoever wants to know
            }
        }
    }

    private byte[] answer(final byte[] asked, final Instant received) {
        final long theirs = ByteBuffer.wrap(asked).getLong(BYTES - Long.BYTES);
        return ByteBuffer.allocate(BYTES)
                .put(SERVER)
                .put(FIRST_STRATUM)
                .put(asked[2])
                .put(PRECISION)
                .putInt(0)
                .putInt(0)
                .putInt(NAME)
                .putLong(timestamp(received))
                .putLong(theirs)
                .putLong(timestamp(received))
                .putLong(timestamp(time.now()))
                .array();
    }

    /** Seconds since 1900, and parts of 2^32 of one. */
    private static long timestamp(final Instant instant) {
        return (instant.getEpochSecond() + ERA_SECONDS) << 32 | ((long) instant.getNano() << 32) / 1_000_000_000;
    }

    @Override
    public void close() {
        socket.close();
    }
}
