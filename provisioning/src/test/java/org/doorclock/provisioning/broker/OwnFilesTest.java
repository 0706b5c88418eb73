// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.files.WholeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {

    private static final String NAME = "rights";

    @TempDir
    private Path folder;

    /** A disk whose power fails before one of its writes. */
    private static final class Failing implements OwnFiles.Disk {

        private int left;

        private Failing(final int writes) {
            this.left = writes;
        }

        @Override
        public void replace(final Path file, final byte[] content) throws IOException {
            if (left-- == 0) {
                throw new IOException("power cut");
            }
            WholeFile.replaceForAll(file, content);
        }
    }

    @Test
    void whereverThePowerFailsTheFileIsKnownAndTheNextWriteMakesItGood() throws IOException {
        boolean survived = false;
        int writes = 0;
        while (!survived) {
            OwnFiles.in(folder).write(NAME, "old");
            try {
                OwnFiles.in(folder, new Failing(writes)).write(NAME, "new");
                survived = true;
            } catch (IOException e) {
                assertThat(e).hasMessage("power cut");
            }
            final OwnFiles after = OwnFiles.in(folder);
            after.check(NAME, "newer");
            after.write(NAME, "newer");
            assertThat(folder.resolve(NAME)).hasContent("newer");
            writes++;
        }
        assertThat(writes).as("three writes, and one after them").isEqualTo(4);
    }

    @Test
    void aCutThatIsFollowedByACutLeavesTheFileKnown() throws IOException {
        OwnFiles.in(folder).write(NAME, "old");
        for (final String content : new String[] {"second", "third", "fourth"}) {
            assertThatThrownBy(() -> OwnFiles.in(folder, new Failing(1)).write(NAME, content))
                    .hasMessage("power cut");
            OwnFiles.in(folder).check(NAME, "newest");
        }
        assertThat(folder.resolve(NAME)).hasContent("old");
    }

    @Test
    void onceAFileIsWrittenItsFormerContentCountsAsSomebodyElses() throws IOException {
        OwnFiles.in(folder).write(NAME, "old");
        OwnFiles.in(folder).write(NAME, "new");
        Files.writeString(folder.resolve(NAME), "old");

        assertThatThrownBy(() -> OwnFiles.in(folder).check(NAME, "newer")).hasMessageContaining("was edited");
    }
}
