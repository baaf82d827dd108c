// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.KeyType;
import io.ferrule.model.Payload;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How an ACME server reads what is signed (RFC 8555, 6.2 to 6.5), written apart from how the client signs. */
final class SignedQuestions {

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private volatile String jwk = "{}";

    String nonce() {
        String nonce = "nonce-" + count.incrementAndGet();
        nonces.add(nonce);
        return nonce;
    }

    /** The type of the error that a server would answer. */
    Optional<String> problem(String body, String url) throws GeneralSecurityException {
        Payload header = part(body, "/protected");
        if (!nonces.remove(header.string("/nonce").orElse(""))) {
            return Optional.of("badNonce");
        }
        if (!header.string("/url").orElse("").equals(url)) {
            return Optional.of("unauthorized");
        }
        boolean withKey = header.has("/jwk");
        if (withKey == url.contains("account") && withKey != header.has("/kid")) {
            jwk = withKey ? header.part("/jwk").orElseThrow().text() : jwk;
            return verified(body) ? Optional.empty() : Optional.of("malformed");
        }
        return Optional.of("malformed");
    }

    static Payload payload(String body) {
        String text = decoded(body, "/payload");
        return text.isEmpty() ? Payload.empty() : Payload.of(text);
    }

    static Payload part(String body, String pointer) {
        return Payload.of(decoded(body, pointer));
    }

    private static String decoded(String body, String pointer) {
        byte[] bytes = BASE64.decode(Payload.of(body).string(pointer).orElseThrow());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private boolean verified(String body) throws GeneralSecurityException {
        Payload envelope = Payload.of(body);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key());
        signature.update((envelope.string("/protected").orElseThrow() + "."
                        + envelope.string("/payload").orElseThrow())
                .getBytes(StandardCharsets.US_ASCII));
        return signature.verify(BASE64.decode(envelope.string("/signature").orElseThrow()));
    }

    private PublicKey key() throws GeneralSecurityException {
        ECPublicKey any = (ECPublicKey) KeyType.EC_P256.generate().getPublic();
        ECPoint point = new ECPoint(number("/x"), number("/y"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, any.getParams()));
    }

    private BigInteger number(String pointer) {
        return new BigInteger(1, BASE64.decode(Payload.of(jwk).string(pointer).orElseThrow()));
    }

    /** RFC 7638, 3. */
    String thumbprint() {
        Payload key = Payload.of(jwk);
        String text = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(key.string("/x").orElseThrow(), key.string("/y").orElseThrow());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
