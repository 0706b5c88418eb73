// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configuration of one program: defaults, then its file, then the environment, then flags; the later wins. A key that
 * the program does not know stops the start, with the nearest key that it does know. Immutable.
 */
public final class Settings {

    private static final int LAST_PORT = 65_535;

    private final Config config;

    private Settings(final Config config) {
        this.config = config;
    }

    /**
     * @param program its name in environment variables, such as {@code door}
     * @param keys every key there is
     * @param file a properties file, UTF-8
     * @param environment all of it; variables of other names are left alone
     * @param flags key to value
     * @throws SettingsException if the file cannot be read or a key is unknown
     */
    public static Settings load(
            final String program,
            final List<Key> keys,
            final Optional<Path> file,
            final Map<String, String> environment,
            final Map<String, String> flags)
            throws SettingsException {
        final Map<String, String> values = new HashMap<>();
        keys.forEach(key -> values.put(key.name(), key.defaultValue()));
        if (file.isPresent()) {
            final Map<String, String> read = read(file.get());
            refuseUnknown(keys, Key::name, read, file.get().toString());
            values.putAll(read);
        }
        final Map<String, String> ours = environment.entrySet().stream()
                .filter(e -> e.getKey().startsWith(variablePrefix(program)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        refuseUnknown(keys, key -> key.variable(program), ours, "environment");
        keys.forEach(key ->
                Optional.ofNullable(ours.get(key.variable(program))).ifPresent(value -> values.put(key.name(), value)));
        refuseUnknown(keys, Key::name, flags, "command line");
        values.putAll(flags);
        return new Settings(Config.builder()
                .disableEnvironmentVariablesSource()
                .disableSystemPropertiesSource()
                .disableKeyResolving()
                .disableValueResolving()
                .addSource(ConfigSources.create(values))
                .build());
    }

    static String variablePrefix(final String program) {
        return "DOORCLOCK_" + program.toUpperCase(Locale.ROOT) + "_";
    }

    public String text(final Key key) {
        return config.get(key.name()).asString().orElse("").strip();
    }

    /** The value if it is not empty. */
    public Optional<String> optionalText(final Key key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    /** @throws SettingsException unless it is a whole number from {@code least} to {@code most} */
    public int number(final Key key, final int least, final int most) throws SettingsException {
        try {
            final int value = Integer.parseInt(text(key));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    /** @throws SettingsException unless it is a number above 0 */
    public double factor(final Key key) throws SettingsException {
        try {
            final double value = Double.parseDouble(text(key));
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(key, "a number above 0");
    }

    /** @throws SettingsException unless it is true or false */
    public boolean flag(final Key key) throws SettingsException {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    /** A duration such as {@code 500ms}, {@code 60s}, {@code 5m}, {@code 12h}, {@code 7d}, or ISO 8601 such as {@code PT1M}. */
    public Duration duration(final Key key) throws SettingsException {
        return duration(text(key)).orElseThrow(() -> wrong(key, "a duration such as 500ms, 60s, 5m, 12h or 7d"));
    }

    /** A duration as people type it, in the forms of {@link #duration(Key)}; empty if it is none or is negative. */
    public static Optional<Duration> duration(final String text) {
        try {
            final Duration value = switch (text.replaceFirst("^\\d+", "")) {
                case "ms" -> Duration.ofMillis(leadingNumber(text));
                case "s" -> Duration.ofSeconds(leadingNumber(text));
                case "m" -> Duration.ofMinutes(leadingNumber(text));
                case "h" -> Duration.ofHours(leadingNumber(text));
                case "d" -> Duration.ofDays(leadingNumber(text));
                default -> Duration.parse(text);
            };
            return value.isNegative() ? Optional.empty() : Optional.of(value);
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The value as one of a few words, by {@code parse}, which answers empty for any other. */
    public <T> T choice(final Key key, final Function<String, Optional<T>> parse, final String choices)
            throws SettingsException {
        return parse.apply(text(key)).orElseThrow(() -> wrong(key, choices));
    }

    /** An address of http or https with a host, and a port if need be, that can be asked as it stands; empty if it is none. */
    public static Optional<URI> url(final String text) {
        try {
            final URI url = new URI(text);
            final boolean isUsable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getPort() != 0
                    && url.getPort() <= LAST_PORT
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
            return isUsable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What to say of a value that cannot be used. */
    public static SettingsException wrong(final Key key, final String expected) {
        return new SettingsException(key.name() + ": must be " + expected + ". " + key.help());
    }

    private static long leadingNumber(final String text) {
        return Long.parseLong(text.replaceFirst("\\D+$", ""));
    }

    private static Map<String, String> read(final Path file) throws SettingsException {
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(
                    file + ": cannot be read as a properties file. Check that it is there, readable and UTF-8.");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }

    private static void refuseUnknown(
            final List<Key> keys, final Function<Key, String> name, final Map<String, String> given, final String where)
            throws SettingsException {
        final List<String> known = keys.stream().map(name).toList();
        for (final String key : given.keySet().stream().sorted().toList()) {
            if (!known.contains(key)) {
                throw new SettingsException(where + ": unknown key " + key + ". Did you mean " + Nearest.of(key, known)
                        + "? --help lists them all.");
            }
        }
    }
}
