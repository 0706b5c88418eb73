// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.doorclock.files.FileModes;
import org.doorclock.settings.SettingsException;

/**
 * The passwords of Wi-Fi networks, from a file that its owner alone may use: {@code name=password}, a line each. The name
 * ends at the first {@code =}; all else counts as it stands there, blanks and backslashes too. Blank lines, and those that
 * begin with {@code #}, say nothing.
 */
public final class WifiPasswords {

    /** None; for sites without Wi-Fi. */
    public static final WifiPasswords NONE = new WifiPasswords(Map.of());

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int ROUNDS = 4096;
    private static final int KEY_BITS = 256;

    private final Map<String, String> passwords;

    private WifiPasswords(final Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** @throws SettingsException if it cannot be read, others may read it, or a line or a password is none */
    public static WifiPasswords read(final Path file) throws SettingsException {
        final List<String> lines = lines(file);
        final Map<String, String> passwords = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line, file + ", line " + (i + 1) + ": ", passwords);
            }
        }
        return new WifiPasswords(Map.copyOf(passwords));
    }

    private static List<String> lines(final Path file) throws SettingsException {
        try {
            if (FileModes.areOpenToOthers(file)) {
                throw new SettingsException(file + ": others than its owner may read these passwords. chmod 600 it.");
            }
            final String text = Files.readString(file);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": there is no such file");
        } catch (IOException e) {
            throw new SettingsException(file + ": cannot be read as name=password lines in UTF-8");
        }
    }

    /** What is said of a line holds nothing of it: it may be a password. */
    private static void add(final String line, final String where, final Map<String, String> passwords)
            throws SettingsException {
        final int end = line.indexOf('=');
        if (end < 1) {
            throw new SettingsException(where + "must be a Wi-Fi's name, =, and its password");
        }
        final String password = line.substring(end + 1);
        if (!password.matches("[\\x20-\\x7e]{8,63}")) {
            throw new SettingsException(where + "the password must have 8 to 63 letters, digits and signs of ASCII");
        }
        if (passwords.put(line.substring(0, end), password) != null) {
            throw new SettingsException(where + "this Wi-Fi has a password above already. Leave one of the two.");
        }
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
