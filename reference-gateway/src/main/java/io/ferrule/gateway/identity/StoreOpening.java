// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.store.FileVault;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.KeyVault;
import io.ferrule.certs.store.MasterKey;
import io.ferrule.certs.store.TokenVault;
import io.ferrule.gateway.config.KeyVaultSettings;
import io.ferrule.gateway.config.StoreSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;

/** Opens the store of a gateway with the vault that its configuration names. */
public final class StoreOpening {

    private static final String LABEL = "ferrule-master";

    private StoreOpening() {}

    /**
     * Opens the store, or makes one.
     *
     * @param settings where it is
     * @param clock the time that stages are stamped with
     * @return the store; nobody else can open it until it is closed
     * @throws IOException if a directory, the master key or the token cannot be used, or another process has the store
     */
    public static IdentityStore open(StoreSettings settings, Clock clock) throws IOException {
        return IdentityStore.open(settings.directory(), vault(settings), settings.permissions(), clock);
    }

    /**
     * The key that encrypts what else must be kept secret for stations, such as passwords that a CSMS has set.
     *
     * @param settings where the store is
     * @return the key, in a file or in the token
     * @throws IOException if it can be neither read nor made
     */
    public static MasterKey master(StoreSettings settings) throws IOException {
        if (settings.vault() instanceof KeyVaultSettings.Token token) {
            return MasterKey.inToken(token.library(), token.slot(), pin(token), LABEL);
        }
        KeyVaultSettings.Files files = (KeyVaultSettings.Files) settings.vault();
        return MasterKey.inFile(files.masterKey(), settings.permissions(), new SecureRandom());
    }

    private static KeyVault vault(StoreSettings settings) throws IOException {
        if (settings.vault() instanceof KeyVaultSettings.Token token
                && token.wrapped().isEmpty()) {
            return TokenVault.open(token.library(), token.slot(), pin(token));
        }
        return FileVault.open(
                settings.vault().files().orElseThrow(), master(settings), settings.permissions(), new SecureRandom());
    }

    private static char[] pin(KeyVaultSettings.Token token) {
        return StandardCharsets.UTF_8
                .decode(ByteBuffer.wrap(token.pin().bytes()))
                .toString()
                .toCharArray();
    }
}
