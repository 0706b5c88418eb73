// SPDX-License-Identifier: Apache-2.0
package org.doorclock.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A root and an issuing authority in a folder of their own, made by openssl, so that our code is held to another's. */
public final class OpensslAuthority {

    /** Long gone. */
    public static final String PAST = "20200101000000Z";

    private static final String KEY = "key.pem";
    private static final String CERTIFICATE = "cert.pem";
    private static final String AUTHORITIES = "ca.pem";
    private static final String CONFIGURATION = """
            [ca]
            default_ca = issuing
            [issuing]
            certificate = issuing.crt
            private_key = issuing.key
            new_certs_dir = .
            database = index.txt
            serial = serial
            crlnumber = crlnumber
            default_md = sha256
            default_days = 30
            default_crl_days = 30
            policy = any
            unique_subject = no
            copy_extensions = copy
            [any]
            commonName = supplied
            organizationName = optional
            [req]
            distinguished_name = name
            [name]
            [authority]
            basicConstraints = critical,CA:true
            keyUsage = critical,keyCertSign,cRLSign
            [client]
            keyUsage = critical,digitalSignature
            extendedKeyUsage = clientAuth
            [server]
            keyUsage = critical,digitalSignature
            extendedKeyUsage = serverAuth
            subjectAltName = DNS:localhost,IP:127.0.0.1
            """;

    private final Path folder;

    public OpensslAuthority(final Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("openssl.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(folder.resolve("serial"), "1000\n");
        Files.writeString(folder.resolve("crlnumber"), "01\n");
        key("root.key");
        key("issuing.key");
        openssl(
                "req",
                "-x509",
                "-new",
                "-key",
                "root.key",
                "-subj",
                "/CN=Root of " + folder.getFileName(),
                "-days",
                "3650",
                "-extensions",
                "authority",
                "-config",
                "openssl.cnf",
                "-out",
                "root.crt");
        openssl(
                "req",
                "-new",
                "-key",
                "issuing.key",
                "-subj",
                "/CN=Issuing of " + folder.getFileName(),
                "-config",
                "openssl.cnf",
                "-out",
                "issuing.csr");
        openssl(
                "x509",
                "-req",
                "-in",
                "issuing.csr",
                "-CA",
                "root.crt",
                "-CAkey",
                "root.key",
                "-CAcreateserial",
                "-days",
                "1000",
                "-extfile",
                "openssl.cnf",
                "-extensions",
                "authority",
                "-out",
                "issuing.crt");
        Files.writeString(
                folder.resolve(AUTHORITIES),
                Files.readString(folder.resolve("root.crt")) + Files.readString(folder.resolve("issuing.crt")));
        publish();
    }

    /** A file with root and issuing authority. */
    public Path authorities() {
        return folder.resolve(AUTHORITIES);
    }

    public Path crl() {
        return folder.resolve("crl.pem");
    }

    public Path client(final String commonName) throws IOException {
        return issue(commonName, "client");
    }

    public Path server(final String commonName) throws IOException {
        return issue(commonName, "server");
    }

    /** @return a folder with key.pem, cert.pem (leaf and issuing) and ca.pem */
    public Path issue(final String commonName, final String use, final String... options) throws IOException {
        final Path made = Files.createTempDirectory(folder, "identity");
        final String name = made.getFileName().toString();
        key(name + "/" + KEY);
        openssl(
                "req",
                "-new",
                "-key",
                name + "/" + KEY,
                "-subj",
                "/CN=" + commonName.replace("/", "\\/").replace("+", "\\+"),
                "-config",
                "openssl.cnf",
                "-out",
                name + "/request.csr");
        final List<String> command = new ArrayList<>(List.of(
                "ca",
                "-batch",
                "-notext",
                "-config",
                "openssl.cnf",
                "-in",
                name + "/request.csr",
                "-extensions",
                use,
                "-out",
                name + "/leaf.pem"));
        command.addAll(List.of(options));
        openssl(command.toArray(String[]::new));
        Files.writeString(
                made.resolve(CERTIFICATE),
                Files.readString(made.resolve("leaf.pem")) + Files.readString(folder.resolve("issuing.crt")));
        Files.copy(authorities(), made.resolve(AUTHORITIES));
        return made;
    }

    /** A copy of an identity that trusts other authorities than its own. */
    public static Path trusting(final Path identity, final Path authorities) throws IOException {
        final Path copy = Files.createTempDirectory(identity.getParent(), "mixed");
        for (final String file : List.of(KEY, CERTIFICATE)) {
            Files.copy(identity.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.copy(authorities, copy.resolve(AUTHORITIES));
        return copy;
    }

    /** Revokes and publishes the list. */
    public void revoke(final Path identity) throws IOException {
        openssl(
                "ca",
                "-config",
                "openssl.cnf",
                "-revoke",
                identity.resolve("leaf.pem").toString());
        publish();
    }

    private void publish() throws IOException {
        openssl("ca", "-gencrl", "-config", "openssl.cnf", "-out", "crl.pem");
    }

    private void key(final String file) throws IOException {
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file);
    }

    /** Runs it in the authority's folder. */
    public String openssl(final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        final String said = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return said;
    }
}
