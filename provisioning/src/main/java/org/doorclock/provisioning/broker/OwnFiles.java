// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doorclock.provisioning.register.ProvisionException;

/**
 * The files of one folder that this tool has written. It remembers how it left them, and writes over no other content
 * unless it is told to.
 */
final class OwnFiles {

    static final String MEMORY_FILE = ".doorclock-written";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Map<String, String> memory;

    /** What became of a file. */
    enum Result {
        NEW,
        CHANGED,
        AS_IT_WAS
    }

    private OwnFiles(final Path folder, final Map<String, String> memory) {
        this.folder = folder;
        this.memory = memory;
    }

    static OwnFiles in(final Path folder) throws IOException {
        return new OwnFiles(folder, properties(folder.resolve(MEMORY_FILE)));
    }

    /** @throws ProvisionException if it is there with a content that is neither this one nor the one last written */
    void check(final String name, final String content) throws IOException {
        final Path file = folder.resolve(name);
        if (Files.exists(file)
                && !digest(Files.readString(file)).equals(memory.get(name))
                && !Files.readString(file).equals(content)) {
            throw ProvisionException.badInput(file
                    + ": was edited, or not written by this tool, and is left as it is. --force replaces it and keeps it"
                    + " beside.");
        }
    }

    /** Whole or not at all, readable by all: there is no secret in it. */
    Result write(final String name, final String content) throws IOException {
        final Path file = folder.resolve(name);
        final boolean there = Files.exists(file);
        if (there && Files.readString(file).equals(content)) {
            remember(name, content);
            return Result.AS_IT_WAS;
        }
        remember(name, content);
        replace(file, content);
        return there ? Result.CHANGED : Result.NEW;
    }

    /** Keeps what somebody else wrote under another name; answers where, if there was such a thing. */
    Optional<Path> keepForeign(final String name, final String content, final Instant now) throws IOException {
        try {
            check(name, content);
            return Optional.empty();
        } catch (ProvisionException e) {
            final Path kept = folder.resolve(name + ".before-" + STAMP.format(now));
            Files.move(folder.resolve(name), kept);
            return Optional.of(kept);
        }
    }

    /** Before the file itself: after a power cut between the two it counts as edited, never as ours. */
    private void remember(final String name, final String content) throws IOException {
        final String digest = digest(content);
        if (!digest.equals(memory.put(name, digest))) {
            replace(folder.resolve(MEMORY_FILE), text(memory));
        }
    }

    static void replace(final Path file, final String content) throws IOException {
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content.getBytes(UTF_8));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        try (var channel = java.nio.channels.FileChannel.open(fresh, java.nio.file.StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Map<String, String> properties(final Path file) throws IOException {
        final Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            final Properties read = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                read.load(in);
            }
            read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
        }
        return values;
    }

    static String text(final Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static String digest(final String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
