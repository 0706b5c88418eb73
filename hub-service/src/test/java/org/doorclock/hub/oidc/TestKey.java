// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A provider's key, and tokens signed with it: by the JDK alone, so that the library under test does not vouch for itself. */
public record TestKey(String kid, String alg, KeyPair pair) {

    private static final int COORDINATE = 32;
    private static final Map<String, KeyPair> RSA = new ConcurrentHashMap<>();

    /** The same key for the same name, as making one takes its time. */
    public static TestKey rsa(final String kid) {
        return new TestKey(kid, "RS256", RSA.computeIfAbsent(kid, name -> make("RSA", 2048)));
    }

    public static TestKey ec(final String kid) {
        return new TestKey(kid, "ES256", make("EC", 256));
    }

    /** The same key under another name. */
    public TestKey as(final String otherKid) {
        return new TestKey(otherKid, alg, pair);
    }

    /** The public half, as it stands in a key set. */
    public ObjectNode jwk() {
        final ObjectNode jwk = JsonNodeFactory.instance
                .objectNode()
                .put("kid", kid)
                .put("use", "sig")
                .put("alg", alg);
        return switch (pair.getPublic()) {
            case RSAPublicKey key ->
                jwk.put("kty", "RSA")
                        .put("n", base64(unsigned(key.getModulus(), 256)))
                        .put("e", base64(key.getPublicExponent().toByteArray()));
            case ECPublicKey key ->
                jwk.put("kty", "EC")
                        .put("crv", "P-256")
                        .put("x", base64(unsigned(key.getW().getAffineX(), COORDINATE)))
                        .put("y", base64(unsigned(key.getW().getAffineY(), COORDINATE)));
            default -> throw new IllegalStateException("another kind of key");
        };
    }

    /** A token with this key's signature. */
    public String sign(final ObjectNode claims) {
        final String content = content(header(alg), claims);
        try {
            final boolean rsa = alg.equals("RS256");
            final Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that names this key and is signed with a shared secret. */
    public String signHs256(final ObjectNode claims, final byte[] secret) {
        final String content = content(header("HS256"), claims);
        try {
            final Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that nobody has signed. */
    public static String unsigned(final ObjectNode claims) {
        return content(JsonNodeFactory.instance.objectNode().put("alg", "none"), claims) + ".";
    }

    private ObjectNode header(final String algorithm) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("typ", "JWT")
                .put("alg", algorithm)
                .put("kid", kid);
    }

    private static String content(final ObjectNode header, final ObjectNode claims) {
        return base64(header.toString().getBytes(UTF_8)) + "."
                + base64(claims.toString().getBytes(UTF_8));
    }

    private static String base64(final byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] unsigned(final BigInteger number, final int length) {
        final byte[] bytes = number.toByteArray();
        final byte[] exact = new byte[length];
        final byte[] tail =
                bytes.length > length ? Arrays.copyOfRange(bytes, bytes.length - length, bytes.length) : bytes;
        System.arraycopy(tail, 0, exact, length - tail.length, tail.length);
        return exact;
    }

    private static KeyPair make(final String kind, final int bits) {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
