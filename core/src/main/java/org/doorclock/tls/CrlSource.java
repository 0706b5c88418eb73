// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorclock.http.WholeAnswer;

/** Where an authority's revocation lists are: a file, or an address that serves them. For any thread. */
public final class CrlSource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int OK = 200;

    private final String name;
    private final Optional<HttpClient> client;
    private final Duration patience;

    private CrlSource(final String name, final Optional<HttpClient> client, final Duration patience) {
        this.name = name;
        this.client = client;
        this.patience = patience;
    }

    /**
     * @param location a file, or a URL of http or https; as lists are signed, http will do
     * @param servers whom an https server is believed by
     */
    public static CrlSource of(final String location, final Trust servers) {
        return of(location, servers, PATIENCE);
    }

    /** @param patience for a whole list */
    static CrlSource of(final String location, final Trust servers, final Duration patience) {
        return new CrlSource(
                location,
                isUrl(location)
                        ? Optional.of(HttpClient.newBuilder()
                                .sslContext(ClientTls.context(servers))
                                .connectTimeout(PATIENCE)
                                .build())
                        : Optional.empty(),
                patience);
    }

    /** Whether it is served from elsewhere, and may be out of reach for a while. */
    public boolean isRemote() {
        return client.isPresent();
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /**
     * The lists as they are now; waits for a server for seconds at most.
     *
     * @throws TlsFileException if there are none to be had or to be used
     */
    public List<X509CRL> read() throws TlsFileException {
        return client.isPresent() ? Pem.crls(name, fetch(client.get())) : Pem.crls(Path.of(name));
    }

    /** Whether a location is an address, and no file. */
    public static boolean isUrl(final String location) {
        return location.startsWith("http://") || location.startsWith("https://");
    }

    private String fetch(final HttpClient from) throws TlsFileException {
        try {
            final HttpResponse<byte[]> answer = WholeAnswer.of(
                    from,
                    HttpRequest.newBuilder(URI.create(name)).build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES),
                    patience);
            if (answer.statusCode() != OK) {
                throw TlsFileException.unavailable(name, "answers with " + answer.statusCode());
            }
            return new String(answer.body(), ISO_8859_1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TlsFileException.unavailable(name, "there was no time to fetch it");
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException e) {
            throw TlsFileException.unavailable(
                    name,
                    "cannot be fetched: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }
}
