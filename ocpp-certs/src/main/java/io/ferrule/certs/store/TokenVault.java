// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.KeyType;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys in a PKCS#11 token, an HSM or a TPM: made there, sensitive, never extractable.
 *
 * <p>The runtime can only authenticate with a token's key if the token's provider is in the list of the process. It is
 * added as the last one, so that everything else goes on as before, and stays there after {@link #close}, which logs
 * out. Beside each key lies a self-signed certificate, because the runtime lists no key without one; real chains stay
 * outside, since tokens link them by name alone. A key store in a token is read as a whole on each change: meant for
 * sites of up to about fifty stations. A fleet is better served by a {@link FileVault} under
 * {@link MasterKey#inToken}.
 */
public final class TokenVault implements KeyVault {

    private final Token token;
    private final KeyStore keys;

    private TokenVault(Token token) {
        this.token = token;
        this.keys = token.keys();
    }

    /**
     * Logs in to a token.
     *
     * @param library the manufacturer's PKCS#11 library, its path without blanks
     * @param slotIndex place of the token in the library's list of slots, from 0 on
     * @param pin the user's PIN; not kept
     * @return the vault
     * @throws IOException if the library cannot be loaded, or the PIN is refused; it is tried once, because tokens lock
     */
    public static TokenVault open(Path library, int slotIndex, char[] pin) throws IOException {
        return new TokenVault(Token.login(library, slotIndex, pin));
    }

    @Override
    public KeyPair generate(KeyName name, KeyType type) throws IOException {
        return Token.guarded("make key " + name, () -> {
            KeyPair pair = type.generate(token.provider());
            store(name, pair);
            return new KeyPair(plain(pair.getPublic()), pair.getPrivate());
        });
    }

    @Override
    public void keep(KeyName name, KeyPair pair) throws IOException {
        Token.guarded("keep key " + name, () -> {
            store(name, pair);
            return pair;
        });
    }

    private void store(KeyName name, KeyPair pair) throws GeneralSecurityException {
        delete(name);
        X509Certificate placeholder = Placeholder.of(name, pair);
        keys.setKeyEntry(name.toString(), pair.getPrivate(), null, new Certificate[] {placeholder});
    }

    /** A public key of the token equals no other of the same value; certificates hold the runtime's own form. */
    private static PublicKey plain(PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(key.getAlgorithm()).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    @Override
    public Optional<PrivateKey> find(KeyName name, PublicKey publicKey) throws IOException {
        return Token.guarded("use key " + name, () -> {
            Certificate placeholder = keys.getCertificate(name.toString());
            if (placeholder == null) {
                return Optional.empty();
            }
            if (!Arrays.equals(placeholder.getPublicKey().getEncoded(), publicKey.getEncoded())) {
                throw new GeneralSecurityException("the token holds another key of that name");
            }
            return Optional.of((PrivateKey) keys.getKey(name.toString(), null));
        });
    }

    @Override
    public void destroy(KeyName name) throws IOException {
        Token.guarded("destroy key " + name, () -> {
            delete(name);
            return name;
        });
    }

    private void delete(KeyName name) throws GeneralSecurityException {
        if (keys.containsAlias(name.toString())) {
            keys.deleteEntry(name.toString());
        }
    }

    @Override
    public Set<Integer> generations(String station) throws IOException {
        return Token.guarded("list the keys of " + station, () -> {
            Set<Integer> generations = new TreeSet<>();
            for (String alias : Collections.list(keys.aliases())) {
                String number = alias.startsWith(station + "-") ? alias.substring(station.length() + 1) : "";
                if (number.matches("[1-9][0-9]{0,8}")) {
                    generations.add(Integer.valueOf(number));
                }
            }
            return generations;
        });
    }

    /** Logs out of the token; keys that were handed out stop signing. */
    @Override
    public void close() {
        token.logout();
    }
}
