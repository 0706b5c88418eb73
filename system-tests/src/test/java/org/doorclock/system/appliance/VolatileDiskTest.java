// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.doorclock.system.appliance.VolatileDisk.Fault;
import org.doorclock.system.appliance.VolatileDisk.Lie;
import org.junit.jupiter.api.Test;

class VolatileDiskTest {

    private static final int SIZE = 64 * VolatileDisk.SECTOR;

    private final VolatileDisk disk = disk(1, Optional.empty());

    @Test
    void whatWasFlushedSurvivesEveryCut() throws IOException {
        disk.write(0, filled(SIZE, 7));
        disk.flush();
        disk.cut();
        assertThat(disk.read(0, SIZE)).isEqualTo(filled(SIZE, 7));
    }

    @Test
    void whatWasNotFlushedIsKeptLostOrTornBySectors() throws IOException {
        boolean kept = false;
        boolean lost = false;
        boolean torn = false;
        for (int seed = 0; seed < 40; seed++) {
            final VolatileDisk one = disk(seed, Optional.empty());
            one.write(0, filled(SIZE, 7));
            assertThat(one.read(0, SIZE)).as("seen before the cut").isEqualTo(filled(SIZE, 7));
            one.cut();
            final long sectors = sectorsOf(one, 7);
            assertThat(sectors + sectorsOf(one, 0)).as("whole sectors").isEqualTo(64);
            kept |= sectors == 64;
            lost |= sectors == 0;
            torn |= sectors > 0 && sectors < 64;
        }
        assertThat(kept && lost && torn).isTrue();
    }

    @Test
    void aLyingDiskLosesWhatItSaidItHadFlushedLately() throws IOException {
        final AtomicLong now = new AtomicLong();
        final VolatileDisk liar = disk(1, Optional.of(new Lie(Duration.ofSeconds(2), now::get)));
        liar.write(0, filled(VolatileDisk.SECTOR, 1));
        liar.flush();
        now.set(Duration.ofSeconds(3).toNanos());
        liar.write(VolatileDisk.SECTOR, filled(VolatileDisk.SECTOR, 2));
        liar.flush();
        liar.cut();
        assertThat(liar.read(0, VolatileDisk.SECTOR)).as("old").isEqualTo(filled(VolatileDisk.SECTOR, 1));
        assertThat(liar.read(VolatileDisk.SECTOR, VolatileDisk.SECTOR))
                .as("new")
                .isEqualTo(filled(VolatileDisk.SECTOR, 0));
    }

    @Test
    void aFaultComesAfterSoManyOperationsAndPassesAfterSoMany() throws IOException {
        disk.failSoon(new Fault(1, 2));
        disk.write(0, filled(VolatileDisk.SECTOR, 1));
        assertThatThrownBy(disk::flush).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> disk.write(0, filled(VolatileDisk.SECTOR, 2))).isInstanceOf(IOException.class);
        disk.write(0, filled(VolatileDisk.SECTOR, 3));
        disk.flush();
        disk.cut();
        assertThat(disk.read(0, VolatileDisk.SECTOR)).isEqualTo(filled(VolatileDisk.SECTOR, 3));
    }

    private static VolatileDisk disk(final long seed, final Optional<Lie> lie) {
        return new VolatileDisk(new byte[SIZE], new Random(seed), lie);
    }

    private static byte[] filled(final int size, final int with) {
        final byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static long sectorsOf(final VolatileDisk disk, final int with) {
        long count = 0;
        for (int at = 0; at < SIZE; at += VolatileDisk.SECTOR) {
            if (Arrays.equals(disk.read(at, VolatileDisk.SECTOR), filled(VolatileDisk.SECTOR, with))) {
                count++;
            }
        }
        return count;
    }
}
