// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.register.ProvisionException;

/**
 * The files of one folder that this tool has written, readable by all: there is no secret in them. It remembers how it left
 * them, and writes over no other content unless it is told to. While one is replaced both its contents are remembered, so
 * that after a power cut the file is known whichever of the two it holds.
 */
final class OwnFiles {

    static final String MEMORY_FILE = ".doorclock-written";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Between the digests of two contents of one file. */
    private static final String OR = " ";

    private final Path folder;
    private final Map<String, String> memory;
    private final Disk disk;

    /** Puts a content in a file's place, whole or not at all, stable when it returns. */
    @FunctionalInterface
    interface Disk {
        void replace(Path file, byte[] content) throws IOException;
    }

    /** What became of a file. */
    enum Result {
        NEW,
        CHANGED,
        AS_IT_WAS
    }

    private OwnFiles(final Path folder, final Map<String, String> memory, final Disk disk) {
        this.folder = folder;
        this.memory = memory;
        this.disk = disk;
    }

    static OwnFiles in(final Path folder) throws IOException {
        return in(folder, WholeFile::replaceForAll);
    }

    static OwnFiles in(final Path folder, final Disk disk) throws IOException {
        return new OwnFiles(folder, properties(folder.resolve(MEMORY_FILE)), disk);
    }

    /** @throws ProvisionException if it is there with a content that is neither this one nor the one last written */
    void check(final String name, final String content) throws IOException {
        final Path file = folder.resolve(name);
        if (Files.exists(file)
                && !isOwn(name, digest(Files.readString(file)))
                && !Files.readString(file).equals(content)) {
            throw ProvisionException.badInput(file
                    + ": was edited, or not written by this tool, and is left as it is. --force replaces it and keeps it"
                    + " beside.");
        }
    }

    Result write(final String name, final String content) throws IOException {
        final Path file = folder.resolve(name);
        final boolean there = Files.exists(file);
        final String fresh = digest(content);
        final String before = there ? digest(Files.readString(file)) : fresh;
        if (there && before.equals(fresh)) {
            remember(name, fresh);
            return Result.AS_IT_WAS;
        }
        remember(name, isOwn(name, before) ? before + OR + fresh : fresh);
        disk.replace(file, content.getBytes(UTF_8));
        remember(name, fresh);
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

    private boolean isOwn(final String name, final String digest) {
        return Arrays.asList(memory.getOrDefault(name, "").split(OR)).contains(digest);
    }

    private void remember(final String name, final String digests) throws IOException {
        if (!digests.equals(memory.put(name, digests))) {
            disk.replace(folder.resolve(MEMORY_FILE), text(memory).getBytes(UTF_8));
        }
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
