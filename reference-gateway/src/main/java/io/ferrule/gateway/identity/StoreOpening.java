// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.store.FileVault;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.KeyVault;
import io.ferrule.certs.store.MasterKey;
import io.ferrule.certs.store.Permissions;
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
        return IdentityStore.open(
                settings.directory(), vault(settings.vault(), settings.permissions()), settings.permissions(), clock);
    }

    private static KeyVault vault(KeyVaultSettings settings, Permissions permissions) throws IOException {
        SecureRandom random = new SecureRandom();
        if (settings instanceof KeyVaultSettings.Files files) {
            MasterKey master = MasterKey.inFile(files.masterKey(), permissions, random);
            return FileVault.open(files.directory(), master, permissions, random);
        }
        KeyVaultSettings.Token token = (KeyVaultSettings.Token) settings;
        char[] pin = StandardCharsets.UTF_8
                .decode(ByteBuffer.wrap(token.pin().bytes()))
                .toString()
                .toCharArray();
        if (token.wrapped().isEmpty()) {
            return TokenVault.open(token.library(), token.slot(), pin);
        }
        MasterKey master = MasterKey.inToken(token.library(), token.slot(), pin, LABEL);
        return FileVault.open(token.wrapped().get(), master, permissions, random);
    }
}
