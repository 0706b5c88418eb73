// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.http.WholeAnswer;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Trust;

/** What the hub knows of devices, and is told of them. */
public final class HubDevices {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI hub;
    private final String token;
    private final HttpClient client;

    /**
     * @param anchors the authority that the hub's certificate is of; used where the address is https
     * @param token for the hub's API; shown nowhere
     */
    HubDevices(final URI hub, final Path anchors, final String token) throws IOException {
        this.hub = hub;
        this.token = token;
        final HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if ("https".equals(hub.getScheme())) {
            builder.sslContext(ClientTls.context(Trust.read(anchors)));
        }
        this.client = builder.build();
    }

    /** {@code site/device} to what the hub says of it. */
    public Map<String, JsonNode> read() throws IOException {
        final Map<String, JsonNode> devices = new HashMap<>();
        Optional<URI> page = Optional.of(URI.create(hub + "/api/v1/devices?limit=500"));
        while (page.isPresent()) {
            final HttpResponse<byte[]> answer = get(page.get());
            JSON.readTree(answer.body())
                    .path("items")
                    .forEach(item -> devices.put(
                            item.path("site").asText() + "/"
                                    + item.path("device").asText(),
                            item));
            page = next(page.get(), answer);
        }
        return devices;
    }

    /**
     * Says what a device is to its site.
     *
     * @param standing as the hub's API has it, such as {@code planned}
     * @param why kept at the hub, with the token's name
     * @return false if the hub has it so already, or cannot have it so now
     */
    public boolean say(final DeviceName device, final String standing, final String door, final String why)
            throws IOException {
        final URI address = URI.create(hub + "/api/v1/devices/" + device + "/standing");
        final String body = JSON.createObjectNode()
                .put("standing", standing)
                .put("door", door)
                .put("note", why)
                .toString();
        return send(HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .statusCode()
                == CREATED;
    }

    private HttpResponse<byte[]> get(final URI page) throws IOException {
        return send(HttpRequest.newBuilder(page));
    }

    private HttpResponse<byte[]> send(final HttpRequest.Builder asked) throws IOException {
        final HttpRequest request = asked.header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        final HttpResponse<byte[]> answer;
        try {
            answer = WholeAnswer.of(client, request, BodyHandlers.ofByteArray(), PATIENCE);
        } catch (IOException e) {
            throw ProvisionException.unavailable(hub + ": the hub cannot be reached: "
                    + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProvisionException.unavailable(hub + ": interrupted.");
        }
        return switch (answer.statusCode()) {
            case 200, CREATED, CONFLICT -> answer;
            case 401, 403 ->
                throw ProvisionException.badInput(hub + ": the hub does not take this token. 'doorclock hub"
                        + " token create' with the role estates makes one.");
            default -> throw ProvisionException.unavailable(hub + ": the hub answered " + answer.statusCode() + ".");
        };
    }

    private static Optional<URI> next(final URI page, final HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> page.resolve(link.group(1)));
    }
}
