// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;

/** A first run of the door in the guest, without disk and network, that leaves a start-up cache for all that follow. */
final class Rehearsal {

    private static final int SCANS = 5;
    private static final long SECONDS = 300;

    private Rehearsal() {}

    /** @param work of the guest; gets the cache */
    static void run(final Appliance appliance, final Path work, final Path config)
            throws IOException, StartException, InterruptedException {
        Files.createDirectories(work);
        final List<String> arguments = new ArrayList<>(Life.doorArguments(config, work));
        arguments.add("DC_REHEARSAL=yes");
        final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        final Guest guest = new Guest(Machine.userMode(appliance, work, arguments), work, lines::add);
        try {
            await(lines, "READY ");
            final TestBands bands = new TestBands();
            final HidKeyboard keyboard = new HidKeyboard();
            for (int i = 0; i < SCANS; i++) {
                guest.send(keyboard.typing(bands.next()));
                await(lines, "{");
            }
            Files.createFile(work.resolve("stop"));
            await(lines, "REHEARSED");
        } finally {
            guest.cutPower();
        }
    }

    private static void await(final BlockingQueue<String> lines, final String beginning)
            throws StartException, InterruptedException {
        String line = "";
        while (!line.startsWith(beginning)) {
            line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new StartException("the door did not come up in the virtual machine; see the guest's log");
            }
        }
    }
}
