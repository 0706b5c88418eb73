// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tinylog.Logger;

/** How often the browser may still be restarted in this boot; remembered beyond this process. For one thread. */
final class RestartBudget {

    /** A screen that does not come after this many restarts does not come by restarting. */
    static final int MOST = 3;

    private final Path file;
    private final String bootId;
    private int used;

    /** @param file that remembers; need not be there, nor be writable */
    RestartBudget(final Path file, final String bootId) {
        this.file = file;
        this.bootId = bootId;
        this.used = read(file, bootId);
    }

    /** Uses one up. @return whether there was one */
    boolean take() {
        if (used >= MOST) {
            return false;
        }
        used++;
        write();
        return true;
    }

    int used() {
        return used;
    }

    private static int read(final Path file, final String bootId) {
        try {
            final String[] words = Files.readString(file).strip().split(" ");
            return words.length == 2 && words[0].equals(bootId) && words[1].matches("[0-9]{1,4}")
                    ? Integer.parseInt(words[1])
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private void write() {
        try {
            final Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, bootId + " " + used + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Logger.debug("the restarts of the screen are not remembered: {}", e.getMessage());
        }
    }
}
