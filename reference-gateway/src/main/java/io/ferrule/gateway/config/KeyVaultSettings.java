// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where private keys are kept. */
public sealed interface KeyVaultSettings {

    /**
     * Where keys are in files.
     *
     * @return a directory, or empty where every key is in a token
     */
    Optional<Path> files();

    /**
     * Encrypted files.
     *
     * @param directory where they are, beside the store
     * @param masterKey file of the key that they are encrypted with; made if there is none
     */
    record Files(Path directory, Path masterKey) implements KeyVaultSettings {
        @Override
        public Optional<Path> files() {
            return Optional.of(directory);
        }
    }

    /**
     * A PKCS#11 token.
     *
     * @param library the manufacturer's library
     * @param slot place of the token in the library's list of slots, from 0 on
     * @param pin the user's PIN
     * @param wrapped directory of files that are encrypted with a master key in the token; empty where every key is in the
     *     token itself
     */
    record Token(Path library, int slot, Secret pin, Optional<Path> wrapped) implements KeyVaultSettings {
        @Override
        public Optional<Path> files() {
            return wrapped;
        }
    }

    /** Reads {@code file}, or {@code {pkcs11: …}}; the files lie beside the store. */
    static KeyVaultSettings read(Section certificates, Source source, Path store) {
        Path keys = store.resolveSibling("keys");
        Files files = new Files(
                keys,
                certificates
                        .value("master-key", Values::text)
                        .map(source::resolve)
                        .orElse(store.resolveSibling("master.key")));
        if (!certificates.isBlock("key-vault")) {
            certificates.value("key-vault", Values.oneOf(List.of("file")));
            return files;
        }
        Optional<Section> token = certificates.section("key-vault").flatMap(KeyVaultSettings::pkcs11);
        return token.<KeyVaultSettings>flatMap(block -> token(block, source, keys))
                .orElse(files);
    }

    private static Optional<Section> pkcs11(Section vault) {
        if (!vault.has("pkcs11")) {
            vault.problem("must be the word file, or {pkcs11: {library: path, slot: 0, pin: {file: path}}}");
        }
        return vault.section("pkcs11");
    }

    private static Optional<KeyVaultSettings> token(Section block, Source source, Path keys) {
        Optional<Path> library = block.value("library", Values::text).map(source::resolve);
        int slot = block.value("slot", Values.number(0, 1_000)).orElse(0);
        Optional<Secret> pin = block.secret("pin");
        boolean inside = block.value("keys", Values.oneOf(List.of("inside", "wrapped")))
                .map(word -> word.equals("inside"))
                .orElse(true);
        if (!block.has("library") || !block.has("pin")) {
            block.problem("needs the library of the token's manufacturer and the user's pin");
        }
        return library.flatMap(path ->
                pin.map(secret -> new Token(path, slot, secret, inside ? Optional.empty() : Optional.of(keys))));
    }
}
