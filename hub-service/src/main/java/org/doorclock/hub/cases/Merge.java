// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.tinylog.Logger;

/**
 * Makes one file of several on a thread of its own, while events go on being taken: the files never change, and whose patients
 * are called back meanwhile is made up for at the end. Begun, taken up and abandoned by the thread that feeds the book.
 */
final class Merge {

    private final List<Part> parts;
    private final MergedPart merged;
    private final FutureTask<Part> writing;

    private Merge(final List<Part> parts, final Path file) {
        this.parts = List.copyOf(parts);
        this.merged = new MergedPart(parts);
        this.writing = new FutureTask<>(() -> {
            merged.write(file);
            return Part.open(file);
        });
    }

    static Merge begin(final List<Part> parts, final Path file) {
        final Merge merge = new Merge(parts, file);
        Thread.ofPlatform().daemon().name("archive").start(merge.writing);
        return merge;
    }

    boolean isDone() {
        return writing.isDone();
    }

    /** Puts the one in the place of the several, if it could be written. */
    void takeUp(final List<Part> all) {
        try {
            final Part one = writing.get();
            merged.giveUpAgain(one);
            all.set(all.indexOf(parts.getFirst()), one);
            all.removeAll(parts);
        } catch (ExecutionException e) {
            Logger.error("files of the archive could not be merged, and stay as they are: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the files are not read any more. */
    void abandon() {
        merged.stop();
        try {
            writing.get().close();
        } catch (ExecutionException | IOException e) {
            Logger.debug("a merge of the archive ended early: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
