// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapDbIndexTest extends IndexContract {

    @TempDir
    private Path directory;

    @Override
    DoorIndex empty() throws IOException {
        return MapDbIndex.create(directory, "epoch");
    }

    @Test
    void isAsItWasAfterACleanClose(@TempDir final Path other) throws IOException {
        final MapDbIndex index = MapDbIndex.create(other, "epoch");
        index.add(step(4, "a"));
        index.delivered(3);
        index.close();
        final MapDbIndex again = MapDbIndex.open(other, "epoch");
        assertThat(again.applied()).isEqualTo(4);
        assertThat(again.delivered()).isEqualTo(3);
        assertThat(again.steps("a")).containsExactly(step(4, "a"));
        again.close();
    }

    @Test
    void isNotTrustedIfItWasNotClosedOrBelongsToAnotherJournal(@TempDir final Path other) throws IOException {
        final MapDbIndex index = MapDbIndex.create(other, "epoch");
        assertThatThrownBy(() -> MapDbIndex.open(other, "epoch")).hasMessage("it was not left clean");
        index.close();
        assertThatThrownBy(() -> MapDbIndex.open(other, "other")).hasMessage("it belongs to another journal");
    }

    @Test
    void isMadeAnewWhenItsFileHasGrownTooLarge(@TempDir final Path other) throws IOException {
        MapDbIndex.create(other, "epoch").close();
        try (FileChannel file = FileChannel.open(other.resolve("index.db"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1), 16L << 20);
        }
        assertThatThrownBy(() -> MapDbIndex.open(other, "epoch")).hasMessage("its file has grown too large");
    }
}
