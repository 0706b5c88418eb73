// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doorclock.provisioning.register.ProvisionException;

/**
 * What a broker's files are made from; kept among them, for the refreshes.
 *
 * @param tls folder of {@code cert.pem}, {@code key.pem} and {@code ca.pem}
 * @param crl file or URL of the authorities' revocation list
 * @param devices an authority's folder, or a file of one {@code site/device} a line
 * @param host where devices connect to
 * @param port of it
 * @param hubHost where the hub connects to
 * @param hubPort of it
 * @param user whom the broker runs as
 * @param control how the broker is told: a unit of systemd, or a file with its process id
 */
record Plan(
        Path tls,
        String crl,
        Path devices,
        String host,
        int port,
        String hubHost,
        int hubPort,
        String user,
        Control control) {

    static final String FILE = "doorclock-broker.properties";

    /** How to reach a running broker. */
    sealed interface Control {
        record Unit(String name) implements Control {}

        record PidFile(Path file) implements Control {}
    }

    /** @throws ProvisionException if the folder holds no plan */
    static Plan read(final Path folder) throws IOException {
        final Path file = folder.resolve(FILE);
        final Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (NoSuchFileException e) {
            throw ProvisionException.badInput(
                    file + ": is not there. Write the broker's files first, without --refresh.");
        }
        try {
            return new Plan(
                    Path.of(value(read, "tls")),
                    value(read, "crl"),
                    Path.of(value(read, "devices")),
                    value(read, "host"),
                    Integer.parseInt(value(read, "port")),
                    value(read, "hub-host"),
                    Integer.parseInt(value(read, "hub-port")),
                    value(read, "user"),
                    Optional.ofNullable(read.getProperty("pid-file"))
                            .<Control>map(pid -> new Control.PidFile(Path.of(pid)))
                            .orElseGet(() -> new Control.Unit(read.getProperty("unit", "mosquitto"))));
        } catch (IllegalArgumentException e) {
            throw ProvisionException.badInput(file + ": " + e.getMessage() + ". Write the broker's files again.");
        }
    }

    String text() {
        final Map<String, String> values = new TreeMap<>(Map.of(
                "tls",
                tls.toString(),
                "crl",
                crl,
                "devices",
                devices.toString(),
                "host",
                host,
                "port",
                Integer.toString(port),
                "hub-host",
                hubHost,
                "hub-port",
                Integer.toString(hubPort),
                "user",
                user));
        switch (control) {
            case Control.Unit unit -> values.put("unit", unit.name());
            case Control.PidFile pid -> values.put("pid-file", pid.file().toString());
        }
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# What the broker's files are made from, and refreshed with.\n", ""));
    }

    private static String value(final Properties read, final String key) {
        return Optional.ofNullable(read.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }
}
