// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file of one {@code key=value} a line, the last one a checksum of those before. Written anew beside the old one, flushed,
 * and only then put in its place.
 */
final class FileClockMemory implements ClockMemory {

    private static final String CHECKSUM = "crc32c=";

    private final Path file;

    FileClockMemory(final Path file) {
        this.file = file;
    }

    @Override
    public Optional<Remembered> load() {
        try {
            return Optional.of(decode(Files.readString(file, UTF_8)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // absent or damaged: either way nothing is known
        }
    }

    @Override
    public void save(final Remembered remembered) throws IOException {
        final Path directory = file.toAbsolutePath().getParent();
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            final ByteBuffer bytes = ByteBuffer.wrap(encode(remembered).getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    static String encode(final Remembered remembered) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("boot", remembered.bootId());
        fields.put("sinceBoot", remembered.sinceBoot());
        fields.put("earliest", remembered.truth().earliest());
        fields.put("latest", remembered.truth().latest());
        fields.put("basis", remembered.basis().wireName());
        fields.put("notBefore", remembered.notBefore());
        fields.put("suspect", remembered.suspect());
        remembered.hardware().ifPresent(calibration -> {
            fields.put("rtc", calibration.shown().id());
            fields.put("rtcSeconds", calibration.shown().seconds());
            fields.put("rtcDriftPpm", calibration.shown().driftPpm());
            fields.put("rtcEarliest", calibration.truth().earliest());
            fields.put("rtcLatest", calibration.truth().latest());
        });
        final StringBuilder text = new StringBuilder();
        fields.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text + CHECKSUM + checksum(text.toString()) + '\n';
    }

    /** @throws RuntimeException of several kinds if it is not what {@link #encode} wrote */
    static Remembered decode(final String text) {
        final int end = text.lastIndexOf(CHECKSUM);
        final String body = text.substring(0, end);
        if (!text.substring(end).equals(CHECKSUM + checksum(body) + '\n')) {
            throw new IllegalArgumentException("damaged");
        }
        final Map<String, String> fields = new LinkedHashMap<>();
        body.lines().forEach(line -> {
            final int equals = line.indexOf('=');
            fields.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return new Remembered(
                fields.get("boot"),
                Duration.parse(fields.get("sinceBoot")),
                new TimeInterval(Instant.parse(fields.get("earliest")), Instant.parse(fields.get("latest"))),
                ClockSource.ofWireName(fields.get("basis")),
                Instant.parse(fields.get("notBefore")),
                Boolean.parseBoolean(fields.get("suspect")),
                fields.containsKey("rtc") ? Optional.of(calibration(fields)) : Optional.empty());
    }

    private static Calibration calibration(final Map<String, String> fields) {
        return new Calibration(
                new KernelClock.HardwareClock(
                        fields.get("rtc"),
                        Long.parseLong(fields.get("rtcSeconds")),
                        Long.parseLong(fields.get("rtcDriftPpm"))),
                new TimeInterval(Instant.parse(fields.get("rtcEarliest")), Instant.parse(fields.get("rtcLatest"))));
    }

    private static String checksum(final String text) {
        final CRC32C crc = new CRC32C();
        crc.update(text.getBytes(UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
