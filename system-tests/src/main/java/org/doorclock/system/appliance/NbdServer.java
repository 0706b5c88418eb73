// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Serves a disk to a virtual machine over the Network Block Device protocol, fixed newstyle, on a Unix domain socket. Once
 * closed, nothing that was still on its way reaches the disk.
 */
final class NbdServer implements Closeable {

    private static final long GREETING = 0x4e42444d41474943L;
    private static final long OPTION = 0x49484156454F5054L;
    private static final long OPTION_REPLY = 0x3e889045565a9L;
    private static final int REQUEST = 0x25609513;
    private static final int REPLY = 0x67446698;
    private static final int FIXED_NEWSTYLE_NO_ZEROES = 3;
    private static final int HAS_FLAGS_FLUSH_FUA = 1 | 4 | 8;
    private static final int ACK = 1;
    private static final int INFO = 3;
    private static final int UNSUPPORTED = 0x80000001;
    private static final int EIO = 5;
    private static final int EINVAL = 22;

    private final VolatileDisk disk;
    private final Path path;
    private final ServerSocketChannel server;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    NbdServer(final VolatileDisk disk, final Path path) throws IOException {
        this.disk = disk;
        this.path = path;
        Files.deleteIfExists(path);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Thread.ofPlatform().daemon().name("nbd").start(this::accept);
    }

    @Override
    public void close() throws IOException {
        synchronized (disk) {
            closed = true;
        }
        server.close();
        for (final SocketChannel client : clients) {
            client.close();
        }
        Files.deleteIfExists(path);
    }

    private void accept() {
        try {
            while (true) {
                final SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofPlatform().daemon().name("nbd-client").start(() -> serve(client));
            }
        } catch (IOException e) {
            closed = true;
        }
    }

    private void serve(final SocketChannel client) {
        try (client;
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Channels.newInputStream(client), 1 << 16));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(client), 1 << 16))) {
            if (agree(in, out)) {
                transmit(in, out);
            }
        } catch (IOException e) {
            clients.remove(client);
        }
    }

    /** Answers whether the client now wants the disk. */
    private boolean agree(final DataInputStream in, final DataOutputStream out) throws IOException {
        out.writeLong(GREETING);
        out.writeLong(OPTION);
        out.writeShort(FIXED_NEWSTYLE_NO_ZEROES);
        out.flush();
        in.readInt();
        while (true) {
            in.readLong();
            final int option = in.readInt();
            in.skipNBytes(in.readInt());
            switch (option) {
                case 2 -> {
                    answer(out, option, ACK);
                    return false;
                }
                case 6, 7 -> {
                    describe(out, option);
                    if (option == 7) {
                        return true;
                    }
                }
                default -> answer(out, option, UNSUPPORTED);
            }
        }
    }

    private void describe(final DataOutputStream out, final int option) throws IOException {
        header(out, option, INFO, 12);
        out.writeShort(0);
        out.writeLong(disk.size());
        out.writeShort(HAS_FLAGS_FLUSH_FUA);
        header(out, option, INFO, 14);
        out.writeShort(3);
        out.writeInt(VolatileDisk.SECTOR);
        out.writeInt(4096);
        out.writeInt(1 << 25);
        answer(out, option, ACK);
    }

    private static void answer(final DataOutputStream out, final int option, final int type) throws IOException {
        header(out, option, type, 0);
        out.flush();
    }

    private static void header(final DataOutputStream out, final int option, final int type, final int length)
            throws IOException {
        out.writeLong(OPTION_REPLY);
        out.writeInt(option);
        out.writeInt(type);
        out.writeInt(length);
    }

    private void transmit(final DataInputStream in, final DataOutputStream out) throws IOException {
        while (in.readInt() == REQUEST) {
            final boolean unitAccess = (in.readUnsignedShort() & 1) != 0;
            final int type = in.readUnsignedShort();
            final long handle = in.readLong();
            final int at = Math.toIntExact(in.readLong());
            final int length = in.readInt();
            final byte[] written = type == 1 ? in.readNBytes(length) : new byte[0];
            if (type == 2) {
                return;
            }
            byte[] read = new byte[0];
            int error = 0;
            synchronized (disk) {
                if (closed) {
                    return;
                }
                try {
                    switch (type) {
                        case 0 -> read = disk.read(at, length);
                        case 1 -> write(at, written, unitAccess);
                        case 3 -> disk.flush();
                        default -> error = EINVAL;
                    }
                } catch (IOException e) {
                    error = EIO;
                }
            }
            out.writeInt(REPLY);
            out.writeInt(error);
            out.writeLong(handle);
            out.write(read);
            out.flush();
        }
    }

    private void write(final int at, final byte[] bytes, final boolean unitAccess) throws IOException {
        disk.write(at, bytes);
        if (unitAccess) {
            disk.flush();
        }
    }
}
