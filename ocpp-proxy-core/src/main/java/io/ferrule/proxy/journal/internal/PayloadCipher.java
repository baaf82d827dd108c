// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.JournalKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How payloads lie in their columns. A place that is sealed in is needed to open: rows cannot be exchanged unnoticed. */
sealed interface PayloadCipher {

    byte[] seal(String text, String place);

    /** Empty if it was sealed with another key or at another place, or was changed. */
    Optional<String> open(byte[] sealed, String place);

    /** What a fingerprint is called on disk: with a key nobody can try contents against it. */
    byte[] blind(Fingerprint fingerprint);

    static PayloadCipher with(Optional<JournalKey> key) {
        return key.<PayloadCipher>map(AesGcm::new).orElseGet(PlainText::new);
    }

    /** No key: the text as it is. */
    record PlainText() implements PayloadCipher {

        @Override
        public byte[] seal(String text, String place) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<String> open(byte[] sealed, String place) {
            return Optional.of(new String(sealed, StandardCharsets.UTF_8));
        }

        @Override
        public byte[] blind(Fingerprint fingerprint) {
            return HexFormat.of().parseHex(fingerprint.sha256());
        }
    }

    /** Nonce of 12 random bytes, cipher text, tag of 16 bytes. For one thread at a time. */
    final class AesGcm implements PayloadCipher {

        private static final int NONCE_BYTES = 12;
        private static final int TAG_BITS = 128;
        private static final byte[] BLINDING = "ferrule journal fingerprints".getBytes(StandardCharsets.UTF_8);

        private final SecretKeySpec key;
        private final SecretKeySpec blinding;
        private final SecureRandom random = new SecureRandom();

        AesGcm(JournalKey key) {
            this.key = new SecretKeySpec(key.bytes(), "AES");
            this.blinding = new SecretKeySpec(hmac(this.key, BLINDING), "HmacSHA256");
        }

        @Override
        public byte[] seal(String text, String place) {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            try {
                cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime encrypts with AES-GCM", e);
            }
            return sealed;
        }

        @Override
        public Optional<String> open(byte[] sealed, String place) {
            if (sealed.length < NONCE_BYTES) {
                return Optional.empty();
            }
            try {
                byte[] plain = cipher(Cipher.DECRYPT_MODE, sealed, place)
                        .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
                return Optional.of(new String(plain, StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        }

        @Override
        public byte[] blind(Fingerprint fingerprint) {
            return hmac(blinding, HexFormat.of().parseHex(fingerprint.sha256()));
        }

        private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher;
        }

        private static byte[] hmac(SecretKeySpec key, byte[] message) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime has HMAC with SHA-256", e);
            }
        }
    }
}
