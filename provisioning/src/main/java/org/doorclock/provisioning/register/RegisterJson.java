// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The register as a file of JSON. */
final class RegisterJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RegisterJson() {}

    static byte[] encode(final Contents contents) {
        final ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        final var devices = root.putArray("devices");
        contents.devices().forEach(device -> encode(devices.addObject(), device));
        final var certificates = root.putArray("certificates");
        contents.certificates().forEach(certificate -> encode(certificates.addObject(), certificate));
        return (root.toPrettyString() + "\n").getBytes(UTF_8);
    }

    /** @throws IllegalArgumentException if it is no register, in words */
    static Contents decode(final byte[] bytes) {
        final JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        if (root.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("its version is not " + VERSION);
        }
        final List<Device> devices = new ArrayList<>();
        root.path("devices").forEach(node -> devices.add(device(node)));
        final List<IssuedCertificate> certificates = new ArrayList<>();
        root.path("certificates").forEach(node -> certificates.add(certificate(node)));
        return new Contents(devices, certificates);
    }

    private static void encode(final ObjectNode node, final Device device) {
        node.put("site", device.name().site())
                .put("device", device.name().device())
                .put("door", device.door())
                .put("assetTag", device.assetTag())
                .put("state", device.state().word());
        device.retired()
                .ifPresent(
                        retired -> node.put("retired", retired.at().toString()).put("retiredBy", retired.by()));
        device.token().ifPresent(token -> {
            final ObjectNode one = node.putObject("token")
                    .put("hash", token.hash())
                    .put("expires", token.expires().toString());
            token.use()
                    .ifPresent(use -> one.putObject("use")
                            .put("at", use.at().toString())
                            .put("key", use.keyHash())
                            .put("certificate", use.certificate()));
        });
    }

    private static Device device(final JsonNode node) {
        return new Device(
                new DeviceName(text(node, "site"), text(node, "device")),
                text(node, "door"),
                text(node, "assetTag"),
                DeviceState.of(text(node, "state"))
                        .orElseThrow(() -> new IllegalArgumentException("a device has a state that there is not")),
                member(node, "token").map(RegisterJson::token),
                member(node, "retired")
                        .map(at -> new Device.Retired(
                                instant(at.asText()), node.path("retiredBy").asText())));
    }

    private static TokenRecord token(final JsonNode node) {
        return new TokenRecord(
                text(node, "hash"),
                instant(text(node, "expires")),
                member(node, "use")
                        .map(use -> new TokenRecord.Use(
                                instant(text(use, "at")), text(use, "key"), text(use, "certificate"))));
    }

    private static void encode(final ObjectNode node, final IssuedCertificate certificate) {
        node.put("serial", certificate.serial())
                .put("holder", certificate.holder())
                .put("key", certificate.keyHash())
                .put("issued", certificate.issued().toString())
                .put("expires", certificate.expires().toString());
        certificate
                .revoked()
                .ifPresent(revocation -> node.putObject("revoked")
                        .put("at", revocation.at().toString())
                        .put("reason", revocation.reason().word()));
    }

    private static IssuedCertificate certificate(final JsonNode node) {
        return new IssuedCertificate(
                text(node, "serial"),
                text(node, "holder"),
                text(node, "key"),
                instant(text(node, "issued")),
                instant(text(node, "expires")),
                member(node, "revoked")
                        .map(revoked -> new IssuedCertificate.Revocation(
                                instant(text(revoked, "at")),
                                RevocationReason.of(text(revoked, "reason")).orElse(RevocationReason.UNSPECIFIED))));
    }

    private static Optional<JsonNode> member(final JsonNode node, final String name) {
        return Optional.ofNullable(node.get(name));
    }

    private static String text(final JsonNode node, final String name) {
        return member(node, name)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElseThrow(() -> new IllegalArgumentException("the member " + name + " is missing"));
    }

    private static Instant instant(final String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("a time is none", e);
        }
    }
}
