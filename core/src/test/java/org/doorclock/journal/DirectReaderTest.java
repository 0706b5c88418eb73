// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectReaderTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 524_287, 524_288, 524_289, 1_500_000})
    void whatIsReadIsWhatIsThere(final int size) throws IOException {
        final byte[] written = written(size);
        final Random random = new Random(size);
        try (DirectReader reader = new DirectReader(file())) {
            assertThat(reader.size()).isEqualTo(size);
            assertThat(read(reader, 0, size)).isEqualTo(written);
            for (int i = 0; i < 50 && size > 0; i++) {
                final int from = random.nextInt(size);
                final int to = from + random.nextInt(size - from) + 1;
                assertThat(read(reader, from, to)).isEqualTo(Arrays.copyOfRange(written, from, to));
            }
            assertThat(reader.read(new byte[10], 0, 10, size)).isEqualTo(-1);
        }
    }

    @Test
    void anInterruptStopsNoReading() throws IOException {
        final byte[] written = written(2_000_000);
        try (DirectReader reader = new DirectReader(file())) {
            final byte[] begun = read(reader, 0, 1000);
            Thread.currentThread().interrupt();
            assertThat(read(reader, 0, written.length)).isEqualTo(written);
            assertThat(reader.isDirect()).isFalse();
            assertThat(begun).isEqualTo(Arrays.copyOf(written, 1000));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatIsNotThereIsSaidAsOthersSayIt() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new FileReader(file()))
                .satisfies(
                        said -> assertThatExceptionOfType(said.getClass()).isThrownBy(() -> new DirectReader(file())));
    }

    private Path file() {
        return directory.resolve("file");
    }

    private byte[] written(final int size) throws IOException {
        final byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Files.write(file(), bytes);
        return bytes;
    }

    private static byte[] read(final DiskReader reader, final int from, final int to) throws IOException {
        final byte[] bytes = new byte[to - from];
        for (int done = 0; done < bytes.length; ) {
            final int count = reader.read(bytes, done, bytes.length - done, from + done);
            assertThat(count).isPositive();
            done += count;
        }
        return bytes;
    }
}
