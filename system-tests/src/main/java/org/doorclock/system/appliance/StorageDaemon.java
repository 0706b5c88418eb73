// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.system.StartException;

/** Puts an NBD disk on the virtio bus of a guest: QEMU's storage daemon as vhost-user-blk. */
final class StorageDaemon implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/qemu-storage-daemon");

    private static final int ATTEMPTS = 6000;
    private static final int PAUSE_MILLIS = 10;

    private final Process process;
    private final Path socket;

    private StorageDaemon(final Process process, final Path socket) {
        this.process = process;
        this.socket = socket;
    }

    /** @param socket where the guest finds it */
    static StorageDaemon start(final Path nbd, final Path socket, final Path log) throws IOException, StartException {
        Files.deleteIfExists(socket);
        final Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--blockdev",
                        "driver=nbd,node-name=data,server.type=unix,server.path=" + nbd,
                        "--export",
                        "type=vhost-user-blk,id=data,node-name=data,writable=on,addr.type=unix,addr.path=" + socket)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        final StorageDaemon daemon = new StorageDaemon(process, socket);
        if (!daemon.awaitSocket()) {
            daemon.close();
            throw new StartException("qemu-storage-daemon did not start; see " + log);
        }
        return daemon;
    }

    private boolean awaitSocket() {
        try {
            for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
                if (Files.exists(socket)) {
                    return true;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    Path socket() {
        return socket;
    }

    List<String> kernelArguments() {
        return List.of("virtio_uml.device=" + socket + ":2");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
