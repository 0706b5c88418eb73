// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A disk whose power fails at the chosen moment: before a write, in the middle of it, or after it. */
public final class FailingStorage implements Storage {

    private static final int MOMENTS = 3;

    private int left;

    /** The power is gone: nothing after this happens. */
    public static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** @param moment from 0; three for each write */
    public FailingStorage(final int moment) {
        this.left = moment;
    }

    /** Whether all was written before the moment came. */
    public boolean survived() {
        return left >= 0;
    }

    @Override
    public void replace(final Path file, final byte[] content) throws IOException {
        final int moment = next();
        if (moment == 1) {
            Files.write(file.resolveSibling(file.getFileName() + ".new"), Arrays.copyOf(content, content.length / 2));
        }
        if (moment == 0 || moment == 1) {
            throw new PowerCut();
        }
        DISK.replace(file, content);
        if (moment == 2) {
            throw new PowerCut();
        }
    }

    @Override
    public void append(final Path file, final byte[] line) throws IOException {
        final int moment = next();
        if (moment == 1) {
            Files.write(
                    file, Arrays.copyOf(line, line.length / 2), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if (moment == 0 || moment == 1) {
            throw new PowerCut();
        }
        DISK.append(file, line);
        if (moment == 2) {
            throw new PowerCut();
        }
    }

    /** 0, 1 or 2 if it is in this write; 3 if it is later. */
    private int next() {
        if (left < 0) {
            throw new PowerCut();
        }
        final int moment = Math.min(left, MOMENTS);
        left -= MOMENTS;
        return moment;
    }
}
