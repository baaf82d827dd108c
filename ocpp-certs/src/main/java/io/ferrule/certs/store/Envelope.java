// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM around a secret: four letters, the nonce, then the encrypted bytes with their tag. The label is
 * authenticated, so that a secret cannot be put in the place of another one.
 */
final class Envelope {

    private static final byte[] MAGIC = "FKE1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey master;
    private final SecureRandom random;

    Envelope(MasterKey master, SecureRandom random) {
        this.master = master;
        this.random = random;
    }

    byte[] seal(String label, byte[] secret) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, label, nonce, secret);
        return ByteBuffer.allocate(MAGIC.length + NONCE_BYTES + sealed.length)
                .put(MAGIC)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(String label, byte[] envelope) throws GeneralSecurityException {
        if (envelope.length < MAGIC.length + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("too short for an envelope");
        }
        ByteBuffer bytes = ByteBuffer.wrap(envelope);
        byte[] magic = new byte[MAGIC.length];
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(magic).get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new GeneralSecurityException("no envelope of this form");
        }
        return run(Cipher.DECRYPT_MODE, label, nonce, sealed);
    }

    private byte[] run(int mode, String label, byte[] nonce, byte[] content) throws GeneralSecurityException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (ProviderException e) {
            // A token says so when a tag does not fit, or when it was unplugged.
            throw new GeneralSecurityException("the token does not open this", e);
        }
    }
}
