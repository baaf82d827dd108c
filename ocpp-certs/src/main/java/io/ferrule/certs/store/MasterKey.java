// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that encrypts the keys of a {@link FileVault}: AES with 256 bits. From a file, from the environment, or in a
 * token: whoever makes one decides. It cannot be changed for a vault that has keys.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(SecretKey key) {
        this.key = key;
    }

    /**
     * A key from its bytes.
     *
     * @param bytes exactly 32, from a good source; they are copied
     * @return the key
     */
    public static MasterKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a master key has 32 bytes");
        }
        return new MasterKey(new SecretKeySpec(bytes, "AES"));
    }

    /**
     * Reads a key from a file of 32 bytes, and makes the file if there is none.
     *
     * @param file where the key is kept; outside the store, so that a copy of the store alone opens nothing
     * @param permissions how to look at its mode
     * @param random source of a new key
     * @return the key
     * @throws IOException if the file can be neither read nor made, or is open to others
     */
    public static MasterKey inFile(Path file, Permissions permissions, SecureRandom random) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            FileModes.of(permissions).check(file);
            if (bytes.length != BYTES) {
                throw new StoreException(file + " holds no master key of 32 bytes; restore it from a copy");
            }
            return new MasterKey(new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchFileException e) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            SyncedFiles files = new SyncedFiles(SyncedFiles.Steps.silent());
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                files.directory(parent);
            }
            files.write(file, bytes);
            return new MasterKey(new SecretKeySpec(bytes, "AES"));
        }
    }

    /**
     * A key that never leaves a PKCS#11 token, made there if the token has none of that label. The way to protect the keys
     * of a whole fleet by an HSM, where a key of its own for each station would be too slow. The process stays logged in.
     *
     * @param library the manufacturer's PKCS#11 library, its path without blanks
     * @param slotIndex place of the token in the library's list of slots, from 0 on
     * @param pin the user's PIN; not kept
     * @param label name of the key in the token
     * @return the key, a mere handle
     * @throws IOException if the token cannot be used, or cannot make AES keys
     */
    public static MasterKey inToken(Path library, int slotIndex, char[] pin, String label) throws IOException {
        Token token = Token.login(library, slotIndex, pin);
        return Token.guarded("give the master key " + label, () -> {
            if (!token.keys().containsAlias(label)) {
                KeyGenerator generator = KeyGenerator.getInstance("AES", token.provider());
                generator.init(BYTES * Byte.SIZE);
                token.keys().setKeyEntry(label, generator.generateKey(), null, null);
            }
            return new MasterKey((SecretKey) token.keys().getKey(label, null));
        });
    }

    SecretKey key() {
        return key;
    }

    /**
     * Never the key.
     *
     * @return a fixed text
     */
    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
