// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.KeyType;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * Where private keys live. Nothing in it gives a key's bytes to anybody: a key leaves as an object that signs
 * (A02.FR.05).
 *
 * <p>The seam for other places than the two that Ferrule brings, {@link FileVault} and {@link TokenVault}. A vault
 * belongs to one {@link IdentityStore}, which calls it one call at a time. What a method has done when it returns has
 * to survive a loss of power.
 */
public interface KeyVault extends AutoCloseable {

    /**
     * Makes a key and keeps it.
     *
     * @param name a name without a key; a key of that name that a crash has left behind is replaced
     * @param type what kind of key
     * @return the pair; the private key may be a mere handle
     * @throws IOException if the key cannot be made or kept; then there is none of that name
     */
    KeyPair generate(KeyName name, KeyType type) throws IOException;

    /**
     * Keeps a key that was made elsewhere, such as a factory credential.
     *
     * @param name a name without a key; one that a crash has left behind is replaced
     * @param pair both halves of the key
     * @throws IOException if the key cannot be kept
     */
    void keep(KeyName name, KeyPair pair) throws IOException;

    /**
     * The private half of a key.
     *
     * @param name its name
     * @param publicKey its public half
     * @return the key, or empty if there is none of that name
     * @throws IOException if it is there but cannot be used
     */
    Optional<PrivateKey> find(KeyName name, PublicKey publicKey) throws IOException;

    /**
     * Destroys a key. Nothing happens if there is none of that name.
     *
     * @param name its name
     * @throws IOException if it cannot be destroyed
     */
    void destroy(KeyName name) throws IOException;

    /**
     * The keys of a station.
     *
     * @param station identity of the station
     * @return generation numbers that have a key, usable or not
     * @throws IOException if the vault cannot be read
     */
    Set<Integer> generations(String station) throws IOException;

    /** Releases what the vault holds. Keys that were handed out may stop signing. */
    @Override
    default void close() {}
}
