// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Gate;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.ReleaseDesk;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/**
 * What an estates engineer has: an authority, its enrolment server, a hub whose broker asks for certificates, a spreadsheet
 * and the bundles made of it. All are real programs on the host, at the host's end of the {@link Tap}.
 */
final class Estate implements AutoCloseable {

    private static final long READY_SECONDS = 180;
    private static final int ACCEPTED = 202;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Deployment deployment;
    private final Program server;
    private final Gate gate;
    private final HubAddress hub;
    private final HttpClient client;

    Estate(final Path root) throws IOException, StartException {
        this.root = root.toAbsolutePath();
        Files.createDirectories(root);
        Files.writeString(
                Files.createFile(
                        passphrase(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                "a passphrase for a campaign alone\n");
        deployment = new Deployment(this.root.resolve("system"), Map.of("clock.trust", "host", "http.port", "0"));
        provision("init", "--name", "Campaign Trust");
        provision("server", "enrol", "--san", Tap.HOST);
        provision("server", "hub", "--san", Tap.HOST);
        server = serve();
        final Path identity = serverFolder();
        final Trust trust = Trust.read(authority().resolve("ca.pem"));
        client = HttpClient.newBuilder().sslContext(ClientTls.context(trust)).build();
        gate = new Gate(Tap.HOST, Identity.read(identity), trust);
        hub = HubAddress.of(deployment.hub(settings(identity), line -> {}).awaitReady(READY_SECONDS));
        gate.leadTo(URI.create(hub.http()));
    }

    private Map<String, String> settings(final Path identity) {
        return Map.of(
                "http.host",
                Tap.HOST,
                "http.tls",
                identity.toString(),
                "mqtt.host",
                Tap.HOST,
                "mqtt.port",
                "0",
                "mqtt.tls",
                identity.toString(),
                "mqtt.crl",
                authority().resolve("crl.pem").toString(),
                "releases.trust",
                authority().resolve("release.pem").toString(),
                "releases.url",
                gate.url().toString());
    }

    /** Where devices fetch releases: it lets in only who shows a certificate. */
    Gate gate() {
        return gate;
    }

    /** A signed release of the door's program, put at the hub and offered to nobody; see {@link ReleaseDesk}. */
    void release(final String version, final Map<String, String> texts) throws IOException, StartException {
        final Path file = new ReleaseDesk(root, authority(), passphrase()).release(version, texts);
        deployment.hubCommand("release", "add", file.toString());
    }

    /** As it is typed at the hub's computer, such as {@code offer 0.2.0 --all}. */
    void release(final String... command) throws StartException {
        deployment.hubCommand(
                Stream.concat(Stream.of("release"), Stream.of(command)).toArray(String[]::new));
    }

    /**
     * Makes bundles of a spreadsheet with these devices, all of them at the guest's end of the cable, one at a time.
     *
     * @param tags asset tags
     * @param program the door's package
     * @param own more lines of {@code site.properties}
     * @return the folder of bundles
     */
    Path bundles(final List<String> tags, final Path program, final String own) throws IOException, StartException {
        Files.writeString(
                root.resolve("site.properties"), """
                est.url=%s
                broker=%s
                hub.url=https://hub.example
                door.barcode.bare-nhs-number=true
                """.formatted(server.awaitReady(READY_SECONDS), hub.mqtt()) + own);
        final StringBuilder sheet = new StringBuilder("asset_tag,site,door,room,kind,mac,network,address,ntp,phone\n");
        for (int i = 0; i < tags.size(); i++) {
            sheet.append("%s,demo,ed%d,ED %d,ed-door,%s,static,%s via %s dns %s,%s,4417\n"
                    .formatted(tags.get(i), i + 1, i + 1, mac(i), address(i), Tap.HOST, Tap.HOST, Tap.HOST));
        }
        final Path folder = root.resolve("bundles");
        provision(
                "build",
                Files.writeString(root.resolve("doors.csv"), sheet, UTF_8).toString(),
                "--out",
                folder.toString(),
                "--package",
                program.toString());
        return folder;
    }

    /** The network card's address of the spreadsheet's device. */
    static String mac(final int device) {
        return "02:00:0a:4d:00:0%d".formatted(device + 2);
    }

    private static String address(final int device) {
        return "10.77.0.%d/29".formatted(device + 2);
    }

    /** Ids of the arrivals that the hub has, one for each that it counts. */
    List<String> arrivals() throws IOException, InterruptedException {
        final List<String> ids = new ArrayList<>();
        for (final JsonNode event : ask("api/v1/events?limit=500").path("items")) {
            if (event.path("type").asText().endsWith("hospital-arrival")) {
                ids.add(event.path("id").asText());
            }
        }
        return ids;
    }

    /** What the hub says of a device. */
    JsonNode device(final String name) throws IOException, InterruptedException {
        for (final JsonNode device : ask("api/v1/devices").path("items")) {
            if (device.path("device").asText().equals(name)) {
                return device;
            }
        }
        return JSON.nullNode();
    }

    /** How the hub says that a device stands with a release; null if the release is nothing to it. */
    JsonNode standing(final String version, final String device) throws IOException, InterruptedException {
        for (final JsonNode release : ask("api/v1/releases").path("items")) {
            for (final JsonNode one : release.path("devices")) {
                if (release.path("version").asText().equals(version)
                        && one.path("device").asText().equals(device)) {
                    return one;
                }
            }
        }
        return JSON.nullNode();
    }

    /** Has the hub ask a device to retire. */
    void retire(final String name) throws IOException, StartException, InterruptedException {
        final int answer = client.send(
                        request(commands(name))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"command\":\"retire\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (answer != ACCEPTED) {
            throw new StartException("the hub answered " + answer + " to a command");
        }
    }

    /** What became of the last command. */
    JsonNode lastCommand(final String name) throws IOException, InterruptedException {
        return ask(commands(name)).path("items").path(0);
    }

    private static String commands(final String name) {
        return "api/v1/devices/demo/" + name + "/commands";
    }

    /** Takes a device out of use at the authority. Answers the record. */
    JsonNode retirementRecord(final String tag) throws IOException, StartException {
        final Path token = root.resolve("hub.token");
        Files.writeString(
                Files.createFile(
                        token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                deployment.token() + "\n");
        provision(
                "retire",
                tag,
                "--hub",
                hub.http().replaceFirst("/$", ""),
                "--token-file",
                token.toString(),
                "--out",
                root.resolve("retired").toString());
        try (Stream<Path> records = Files.list(root.resolve("retired"))) {
            return JSON.readTree(records.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    /** How often the audit log has this. */
    List<String> audit() throws StartException {
        return provisionSays("audit", "--json");
    }

    private JsonNode ask(final String path) throws IOException, InterruptedException {
        return JSON.readTree(client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(final String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(hub.http() + path))
                .header("Authorization", "Bearer " + deployment.token());
    }

    private Program serve() throws StartException {
        return Program.start(
                "serve",
                root.resolve("serve.log"),
                line -> {},
                List.of(
                        "provision",
                        "serve",
                        "--authority",
                        authority().toString(),
                        "--passphrase-file",
                        passphrase().toString(),
                        "--host",
                        Tap.HOST,
                        "--port",
                        "0",
                        "--keys",
                        root.resolve("system/keys").toString()));
    }

    private void provision(final String command, final String... more) throws StartException {
        final List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--passphrase-file", passphrase().toString()));
        provisionSays(command, arguments.toArray(String[]::new));
    }

    private List<String> provisionSays(final String command, final String... more) throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("provision", command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--authority", authority().toString()));
        return Program.runToEnd("provision " + command, root.resolve("provision.log"), arguments);
    }

    /** Key, certificate and authorities as the hub wants them together. */
    private Path serverFolder() throws IOException {
        final Path folder = Files.createDirectories(root.resolve("server"));
        Files.copy(authority().resolve("servers/hub.key"), folder.resolve("key.pem"));
        Files.copy(authority().resolve("servers/hub.crt"), folder.resolve("cert.pem"));
        Files.copy(authority().resolve("ca.pem"), folder.resolve("ca.pem"));
        Files.setPosixFilePermissions(folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
        return folder;
    }

    private Path passphrase() {
        return root.resolve("passphrase");
    }

    private Path authority() {
        return root.resolve("authority");
    }

    @Override
    public void close() {
        gate.close();
        server.close();
        deployment.close();
        client.close();
    }
}
