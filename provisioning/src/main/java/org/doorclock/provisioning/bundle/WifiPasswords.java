// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.doorclock.settings.SettingsException;

/** The passwords of Wi-Fi networks, from a file that its owner alone may use: {@code name=password}, a line each. */
public final class WifiPasswords {

    /** None; for sites without Wi-Fi. */
    public static final WifiPasswords NONE = new WifiPasswords(Map.of());

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final int ROUNDS = 4096;
    private static final int KEY_BITS = 256;

    private final Map<String, String> passwords;

    private WifiPasswords(final Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** @throws SettingsException if it cannot be read, others may read it, or a password is none */
    public static WifiPasswords read(final Path file) throws SettingsException {
        final Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            final Optional<PosixFileAttributeView> modes =
                    Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
            if (modes.isPresent()
                    && modes.get().readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw new SettingsException(file + ": others than its owner may read these passwords. chmod 600 it.");
            }
            read.load(reader);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": there is no such file");
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(file + ": cannot be read as name=password lines in UTF-8");
        }
        for (final String name : read.stringPropertyNames()) {
            if (!read.getProperty(name).matches("[\\x20-\\x7e]{8,63}")) {
                throw new SettingsException(
                        file + ": the password of " + name + " must have 8 to 63 letters, digits and signs of ASCII");
            }
        }
        return new WifiPasswords(
                read.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, read::getProperty)));
    }

    boolean has(final String name) {
        return passwords.containsKey(name);
    }

    /** The key that the network's name and password make (IEEE 802.11, annex J.4), in hexadecimal: the password is not said. */
    String key(final String name) {
        final String password = passwords.get(name);
        try {
            final PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), name.getBytes(UTF_8), ROUNDS, KEY_BITS);
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        }
    }
}
