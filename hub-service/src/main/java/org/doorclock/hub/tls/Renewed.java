// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * Files that are taken up again when they change. What could not be taken up is tried at each look, as what it lacked may have
 * come meanwhile, and is told of once as long as the files stay the same. For one thread.
 */
final class Renewed {

    private final String what;
    private final Path[] files;
    private Stamp taken;
    private Optional<Stamp> told = Optional.empty();

    /** Takes up what the files hold. */
    @FunctionalInterface
    interface Taking {
        /** @throws IOException if they cannot be used; the message is one line */
        void take() throws IOException;
    }

    /**
     * To be made before the files are read for the first time.
     *
     * @param what such as "the certificate of pages and API"
     */
    Renewed(final String what, final Path... files) {
        this.what = what;
        this.files = files.clone();
        this.taken = Stamp.of(files);
    }

    void look(final Taking taking) {
        final Stamp now = Stamp.of(files);
        if (now.equals(taken)) {
            return;
        }
        try {
            taking.take();
            taken = now;
        } catch (IOException e) {
            if (told.filter(now::equals).isEmpty()) {
                told = Optional.of(now);
                Logger.warn("{} changed and cannot be used; the old one stays: {}", what, e.getMessage());
            }
        }
    }
}
