// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.certs.store.Permissions;
import java.nio.file.Path;

/**
 * Where the keys, certificates and roots of stations are.
 *
 * @param directory the store
 * @param vault where the private keys are
 * @param permissions whether files that are open to others are refused
 */
public record StoreSettings(Path directory, KeyVaultSettings vault, Permissions permissions) {

    private static final String DIRECTORY = "identities";

    /**
     * What holds where nothing else is configured.
     *
     * @param dataDir directory for durable state
     * @return {@code identities} in it, with encrypted keys in {@code keys} and their key in {@code master.key}
     */
    public static StoreSettings below(Path dataDir) {
        Path directory = dataDir.resolve(DIRECTORY);
        KeyVaultSettings vault = new KeyVaultSettings.Files(dataDir.resolve("keys"), dataDir.resolve("master.key"));
        return new StoreSettings(directory, vault, Permissions.OWNER_ONLY);
    }

    /**
     * Where it lies what certificates of a new kind have failed.
     *
     * @return {@code rollouts} beside the store
     */
    public Path rollouts() {
        return directory.resolveSibling("rollouts");
    }

    static StoreSettings read(Section section, Source source, Path dataDir) {
        Path directory =
                section.value("store", Values::text).map(source::resolve).orElse(dataDir.resolve(DIRECTORY));
        return new StoreSettings(
                directory,
                KeyVaultSettings.read(section, source, directory),
                section.value("permissions", Values.word(Permissions.class)).orElse(Permissions.OWNER_ONLY));
    }
}
