// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.provisioning.authority.AuthorityFolder;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.tls.Pem;

/** RFC 7030 with RFC 8951, and what else a device needs of the authority. */
final class EstRoutes {

    static final String EST = "/.well-known/est/";
    static final String SITE_KEYS = "/.well-known/doorclock/site-keys";
    static final String CRL = "/crl.pem";

    private static final String PKCS7 = "application/pkcs7-mime";
    private static final String CERTS_ONLY = PKCS7 + "; smime-type=certs-only";
    private static final String PKCS10 = "application/pkcs10";
    private static final String BASIC = "basic ";

    private final AuthorityFolder files;
    private final Enrolment enrolment;
    private final Optional<DoorKeyFiles> keys;

    EstRoutes(final AuthorityFolder files, final Enrolment enrolment, final Optional<DoorKeyFiles> keys) {
        this.files = files;
        this.enrolment = enrolment;
        this.keys = keys;
    }

    void addTo(final HttpRouting.Builder routing) {
        add(routing, Method.GET, EST + "cacerts", this::authorities);
        add(
                routing,
                Method.GET,
                EST + "csrattrs",
                (request, response) -> send(response, "application/csrattrs", EstBodies.attributes()));
        add(routing, Method.POST, EST + "simpleenroll", this::enrol);
        add(routing, Method.POST, EST + "simplereenroll", this::renew);
        add(routing, Method.GET, SITE_KEYS, this::siteKeys);
        add(
                routing,
                Method.GET,
                CRL,
                (request, response) -> send(response, "application/x-pem-file", Files.readAllBytes(files.crl())));
    }

    private static void add(
            final HttpRouting.Builder routing, final Method method, final String path, final Handler handler) {
        routing.route(method, path, handler);
        routing.any(path, (request, response) -> {
            response.header(HeaderNames.ALLOW, method.text());
            throw new EstException(new Problem(
                    405,
                    "method-not-allowed",
                    "This address does not take that method.",
                    "Use " + method.text() + "."));
        });
    }

    private void authorities(final ServerRequest request, final ServerResponse response) throws IOException {
        send(response, PKCS7, EstBodies.certsOnly(Pem.certificates(files.anchors())));
    }

    private void enrol(final ServerRequest request, final ServerResponse response) throws IOException {
        final String[] credentials = credentials(request, response);
        final byte[] body = body(request);
        final X509Certificate certificate =
                enrolment.enrol(credentials[0], EnrolmentToken.of(credentials[1]), body, address(request));
        send(response, CERTS_ONLY, EstBodies.certsOnly(List.of(certificate)));
    }

    private void renew(final ServerRequest request, final ServerResponse response) throws IOException {
        final X509Certificate shown = certificate(request);
        final X509Certificate next = enrolment.renew(shown, body(request), address(request));
        send(response, CERTS_ONLY, EstBodies.certsOnly(List.of(next)));
    }

    private void siteKeys(final ServerRequest request, final ServerResponse response) throws IOException {
        final X509Certificate shown = certificate(request);
        enrolment.known(shown, ProvisionWords.SITE_KEYS, address(request));
        final DoorKeyFiles offered = keys.orElseThrow(() -> new EstException(new Problem(
                404,
                "not-found",
                "This server was started without the doors' keys.",
                "Start it with --keys, or copy the keys to the door.")));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        send(
                response,
                "application/json",
                JsonNodeFactory.instance
                        .objectNode()
                        .put(DoorKeyFiles.TOKEN_KEY, offered.line(DoorKeyFiles.TOKEN_KEY))
                        .put(DoorKeyFiles.SEAL_PUBLIC, offered.line(DoorKeyFiles.SEAL_PUBLIC))
                        .toString()
                        .getBytes(UTF_8));
    }

    /** User and password; the answer asks for them if they are not there. */
    private static String[] credentials(final ServerRequest request, final ServerResponse response) {
        final String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Doorclock enrolment\", charset=\"UTF-8\"");
        try {
            if (header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
                final String pair = new String(
                        Base64.getDecoder()
                                .decode(header.substring(BASIC.length()).strip()),
                        UTF_8);
                final int colon = pair.indexOf(':');
                if (colon > 0) {
                    return new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
                }
            }
        } catch (IllegalArgumentException e) {
            // no Base64: as if there were none
        }
        throw new EstException(Problem.unauthorized(
                "Enrolment needs the device's name and its token.",
                "Send them by HTTP Basic: {site}/{device}, token."));
    }

    private static X509Certificate certificate(final ServerRequest request) {
        return request.remotePeer()
                .tlsCertificates()
                .filter(chain -> chain.length > 0)
                .map(chain -> chain[0])
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .orElseThrow(() -> new EstException(Problem.forbidden(
                        "This address needs the device's current certificate.",
                        "Connect with it, or enrol first: /.well-known/est/simpleenroll.")));
    }

    private static byte[] body(final ServerRequest request) throws IOException {
        final String type =
                request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(PKCS10) && !type.startsWith(PKCS10 + ";")) {
            throw new EstException(new Problem(
                    415, "unsupported-media-type", "The request's type is not right.", "Send it as " + PKCS10 + "."));
        }
        final byte[] body = request.content().inputStream().readNBytes(CertificateRequest.MOST_BYTES + 1);
        if (body.length > CertificateRequest.MOST_BYTES) {
            throw new EstException(Problem.ofStatus(Status.REQUEST_ENTITY_TOO_LARGE_413.code()));
        }
        return body;
    }

    private static String address(final ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress()
                : request.remotePeer().host();
    }

    private static void send(final ServerResponse response, final String type, final byte[] body) {
        response.headers().remove(HeaderNames.WWW_AUTHENTICATE);
        response.header(HeaderNames.CONTENT_TYPE, type);
        response.send(body);
    }
}
