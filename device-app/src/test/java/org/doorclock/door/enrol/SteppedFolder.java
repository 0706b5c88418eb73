// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.files.FileLock;
import org.doorclock.journal.Disk;
import org.doorclock.journal.DiskReader;
import org.doorclock.journal.DiskWriter;

/** A real folder that says {@code step} on standard output before each change, and waits to be told to go on. */
final class SteppedFolder implements Disk {

    private final Disk real;

    private SteppedFolder(final Disk real) {
        this.real = real;
    }

    static IdentityFolder at(final Path folder) {
        return new IdentityFolder(new IdentityFolder.Turns() {
            @Override
            public <T> T take(final IdentityFolder.Work<T> work) throws IOException {
                PrivateFolder.make(folder);
                return new FileLock(folder.resolve("lock"))
                        .hold(() -> work.on(new SteppedFolder(new PrivateFolder(folder))));
            }
        });
    }

    private static void step() throws IOException {
        System.out.println("step");
        if (System.in.read() < 0) {
            throw new IOException("nobody says go on");
        }
    }

    @Override
    public List<String> names() throws IOException {
        return real.names();
    }

    @Override
    public DiskWriter create(final String name) throws IOException {
        step();
        return stepped(real.create(name));
    }

    @Override
    public DiskWriter write(final String name) throws IOException {
        return stepped(real.write(name));
    }

    @Override
    public DiskReader read(final String name) throws IOException {
        return real.read(name);
    }

    @Override
    public void delete(final String name) throws IOException {
        step();
        real.delete(name);
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        step();
        real.rename(from, to);
    }

    @Override
    public void sync() throws IOException {
        step();
        real.sync();
    }

    @Override
    public void close() throws IOException {
        real.close();
    }

    private static DiskWriter stepped(final DiskWriter writer) {
        return new DiskWriter() {
            @Override
            public void write(final ByteBuffer bytes, final long at) throws IOException {
                step();
                writer.write(bytes, at);
            }

            @Override
            public void force() throws IOException {
                step();
                writer.force();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
