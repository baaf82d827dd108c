// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.model.Payload;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of an account: P-256, what it signs is ES256 (RFC 7518, 3.4). */
record AccountKey(KeyPair pair) {

    private static final String PRIVATE = "key";
    private static final String PUBLIC = "public-key";
    private static final int COORDINATE_BYTES = 32;

    /** The form in which it is kept. */
    Map<String, String> text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                PRIVATE, base64.encodeToString(pair.getPrivate().getEncoded()),
                PUBLIC, base64.encodeToString(pair.getPublic().getEncoded()));
    }

    static boolean in(Map<String, String> text) {
        return text.containsKey(PRIVATE) && text.containsKey(PUBLIC);
    }

    static AccountKey of(Map<String, String> text) throws GeneralSecurityException {
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            byte[] publicKey = Base64.getDecoder().decode(text.getOrDefault(PUBLIC, ""));
            byte[] privateKey = Base64.getDecoder().decode(text.getOrDefault(PRIVATE, ""));
            return new AccountKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(publicKey)),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(privateKey))));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the key is not base64", e);
        }
    }

    /** The public half, its members in the order of the alphabet, without blanks: what a digest is made of (RFC 7638). */
    Payload jwk() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return Payload.empty()
                .with("/crv", "P-256")
                .with("/kty", "EC")
                .with("/x", coordinate(key.getW().getAffineX()))
                .with("/y", coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64Url.of(fixed);
    }

    /** What a challenge with this token asks for (RFC 8555, 8.1). */
    String authorization(String token) {
        return token + "." + Base64Url.sha256(jwk().text().getBytes(StandardCharsets.UTF_8));
    }

    /** A signed message; its header says for whom and where (RFC 8555, 6.2). An empty text asks for a thing (6.3). */
    Payload sign(Payload header, String payload) throws GeneralSecurityException {
        return envelope(header.with("/alg", "ES256"), payload, input -> {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return signature.sign();
        });
    }

    /** The proof that the holder of an external account wants this key (RFC 8555, 7.3.4). */
    Payload boundTo(ExternalAccount account, String newAccount) throws GeneralSecurityException {
        Payload header = Payload.empty()
                .with("/alg", "HS256")
                .with("/kid", account.keyId())
                .with("/url", newAccount);
        byte[] secret = account.macKey();
        try {
            return envelope(header, jwk().text(), input -> {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return mac.doFinal(input);
            });
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private interface Signer {
        byte[] sign(byte[] input) throws GeneralSecurityException;
    }

    private static Payload envelope(Payload header, String payload, Signer signer) throws GeneralSecurityException {
        String protectedPart = Base64Url.of(header.text().getBytes(StandardCharsets.UTF_8));
        String payloadPart = Base64Url.of(payload.getBytes(StandardCharsets.UTF_8));
        byte[] input = (protectedPart + "." + payloadPart).getBytes(StandardCharsets.US_ASCII);
        return Payload.empty()
                .with("/protected", protectedPart)
                .with("/payload", payloadPart)
                .with("/signature", Base64Url.of(signer.sign(input)));
    }
}
