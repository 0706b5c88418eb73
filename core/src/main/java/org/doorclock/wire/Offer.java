// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The release that a device is to run, on {@link Topics.DeviceTopic#RELEASE}: retained. What is in it is the signed manifest's to
 * say, which a device believes and nothing else.
 *
 * @param manifest as it was signed
 * @param signature of the manifest
 * @param url where the release's content is; http or https
 */
public record Offer(byte[] manifest, byte[] signature, URI url) {

    private static final int MOST_BYTES = 96 * 1024;

    /** What says that a device is offered nothing. */
    public static byte[] nothing() {
        return WireJson.bytes(WireJson.object());
    }

    public byte[] encode() {
        return WireJson.bytes(WireJson.object()
                .put("manifest", Base64.getEncoder().encodeToString(manifest))
                .put("signature", Base64.getEncoder().encodeToString(signature))
                .put("url", url.toString()));
    }

    /**
     * @return empty if it offers nothing
     * @throws MalformedMessageException if it is no offer
     */
    public static Optional<Offer> decode(final byte[] bytes) throws MalformedMessageException {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        if (bytes.length > MOST_BYTES) {
            throw new MalformedMessageException("longer than " + MOST_BYTES + " bytes");
        }
        final JsonNode node = WireJson.parse(bytes);
        if (!node.has("manifest")) {
            return Optional.empty();
        }
        return Optional.of(
                new Offer(base64(node, "manifest"), base64(node, "signature"), address(WireJson.text(node, "url"))));
    }

    private static byte[] base64(final JsonNode node, final String field) throws MalformedMessageException {
        try {
            return Base64.getDecoder().decode(WireJson.text(node, field));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(field + ": not base64");
        }
    }

    private static URI address(final String text) throws MalformedMessageException {
        try {
            final URI url = new URI(text);
            if (List.of("http", "https").contains(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new MalformedMessageException("url: not one of http or https");
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Offer offer
                && Arrays.equals(manifest, offer.manifest)
                && Arrays.equals(signature, offer.signature)
                && url.equals(offer.url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(manifest), Arrays.hashCode(signature), url);
    }
}
