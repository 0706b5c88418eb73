// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorclock.system.deployment.Program;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/** An estates engineer's computer: the authority, its enrolment server, the spreadsheet, what is made of it. Real programs. */
final class Estate implements AutoCloseable {

    private static final long READY = 120;

    private final Path folder;
    private final Path passphrase;
    private final Path siteKeys;
    private Program server;
    private int port;
    private List<String> hub = List.of();

    /**
     * @param folder made by this
     * @param siteKeys what enrolled doors fetch
     * @param valid how long devices' certificates are good, such as 30d
     */
    Estate(final Path folder, final Path siteKeys, final String valid) throws IOException, StartException {
        this.folder = Files.createDirectories(folder);
        this.passphrase = Files.createFile(
                folder.resolve("passphrase"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passphrase, "a passphrase for a test alone\n");
        withKey("init", "--name", "Test Trust");
        withKey("server", "enrol", "--san", "localhost");
        this.siteKeys = siteKeys;
        serve(valid);
    }

    /** Goes on with another validity, at another address: cards made before lead nowhere. */
    void serveAnew(final String valid) throws StartException {
        server.close();
        serve(valid);
    }

    private void serve(final String valid) throws StartException {
        server = Program.start(
                "serve",
                folder.resolve("serve.log"),
                line -> {},
                arguments(
                        "serve",
                        "--passphrase-file",
                        passphrase.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--certificate-valid",
                        valid,
                        "--keys",
                        siteKeys.toString()));
        port = URI.create(server.awaitReady(READY)).getPort();
    }

    /** Which hub is told of devices from now on. */
    void tell(final String url, final Path token) {
        hub = List.of("--hub", url, "--token-file", token.toString());
    }

    Path authority() {
        return folder.resolve("authority");
    }

    Path crl() {
        return authority().resolve("crl.pem");
    }

    /** Key, certificate and authorities of a server on this computer. */
    Path server(final String name) throws IOException, StartException {
        withKey("server", name, "--san", "localhost", "--san", "127.0.0.1");
        return identity(name);
    }

    /** The same of a client that is no device. */
    Path client(final String name) throws IOException, StartException {
        withKey("server", name, "--client");
        return identity(name);
    }

    /** Makes the bundle of the one device in the spreadsheet and puts it on the device's card. */
    void card(final String assetTag, final String broker) throws IOException, StartException {
        Files.writeString(folder.resolve("site.properties"), """
                est.url=https://localhost:%s
                broker=%s
                hub.url=https://hub.example
                door.data=%s
                door.keys=%s
                door.http.port=0
                door.barcode.bare-nhs-number=true
                door.log.folder=%s
                """.formatted(
                        port,
                        broker,
                        device(assetTag).resolve("data"),
                        device(assetTag).resolve("keys"),
                        device(assetTag).resolve("log")));
        final Path sheet = Files.writeString(folder.resolve("doors.csv"), """
                asset_tag,site,door,room,kind,mac,network,address,ntp,phone
                %s,demo,ct1,CT 1,ct-door,,dhcp,,ntp.example,4417
                """.formatted(assetTag));
        final Path bundles = folder.resolve("bundles");
        withKey(withHub("build", sheet.toString(), "--out", bundles.toString()));
        final Path card = Files.createDirectories(device(assetTag).resolve("card"));
        Files.writeString(card.resolve("config.txt"), "");
        Files.writeString(card.resolve("cmdline.txt"), "console=tty1");
        provision("flash", assetTag, "--bundles", bundles.toString(), "--to", card.toString());
    }

    /** Where all that is the device's lies. */
    Path device(final String assetTag) {
        return folder.resolve("devices").resolve(assetTag);
    }

    /** The same device's place gets another device. */
    List<String> swap(final String old, final String fresh) throws StartException {
        return provision(withHub(
                "swap", old, fresh, "--token-out", folder.resolve("token").toString()));
    }

    List<String> retire(final String assetTag) throws StartException {
        return provision(
                withHub("retire", assetTag, "--out", folder.resolve("retired").toString()));
    }

    private String[] withHub(final String... command) {
        final List<String> all = new ArrayList<>(List.of(command));
        all.addAll(hub);
        return all.toArray(String[]::new);
    }

    /** As it is typed, on this authority. @return the lines that it says */
    List<String> provision(final String... command) throws StartException {
        return Program.runToEnd(
                "provision " + command[0], folder.resolve("provision.log"), arguments(command[0], rest(command)));
    }

    private void withKey(final String... command) throws StartException {
        final List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--passphrase-file", passphrase.toString()));
        provision(all.toArray(String[]::new));
    }

    private List<String> arguments(final String command, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("provision", command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--authority", authority().toString()));
        return arguments;
    }

    private static String[] rest(final String... command) {
        return Arrays.copyOfRange(command, 1, command.length);
    }

    private Path identity(final String name) {
        try {
            final Path made = Files.createDirectories(folder.resolve("servers").resolve(name));
            Files.copy(authority().resolve("servers/" + name + ".key"), made.resolve(Identity.KEY_FILE));
            Files.copy(authority().resolve("servers/" + name + ".crt"), made.resolve(Identity.CERTIFICATE_FILE));
            Files.copy(authority().resolve("ca.pem"), made.resolve(Trust.AUTHORITIES_FILE));
            Files.setPosixFilePermissions(
                    made.resolve(Identity.KEY_FILE), PosixFilePermissions.fromString("rw-------"));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
