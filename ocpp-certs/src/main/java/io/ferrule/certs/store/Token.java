// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import javax.security.auth.login.LoginException;

/** A PKCS#11 token that this process is logged in to. What is made in it is sensitive and never leaves it. */
record Token(Provider provider, KeyStore keys) {

    static Token login(Path library, int slotIndex, char[] pin) throws IOException {
        Provider provider = provider(library, slotIndex);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin);
            return new Token(provider, keys);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw new StoreException(
                    "slot " + slotIndex + " of " + library + " refuses the login; check token and PIN", e);
        }
    }

    private static Provider provider(Path library, int slotIndex) throws IOException {
        String name = "Ferrule" + slotIndex + "-" + Integer.toHexString(library.hashCode());
        Provider known = Security.getProvider("SunPKCS11-" + name);
        if (known != null) {
            return known;
        }
        Provider prototype = Security.getProvider("SunPKCS11");
        if (prototype == null) {
            throw new StoreException("this Java runtime has no PKCS#11; use one with the module jdk.crypto.cryptoki");
        }
        try {
            Provider provider = prototype.configure("--" + String.join("\n", settings(name, library, slotIndex)));
            Security.addProvider(provider);
            return provider;
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            throw new StoreException(library + " cannot be used as a PKCS#11 library", e);
        }
    }

    /** Without the attributes a generated key would live as long as the session, and could be read out. */
    private static String[] settings(String name, Path library, int slotIndex) {
        String sealed = "CKA_TOKEN = true CKA_SENSITIVE = true CKA_EXTRACTABLE = false";
        return new String[] {
            "name = " + name,
            "library = " + library,
            "slotListIndex = " + slotIndex,
            "attributes(generate, CKO_PRIVATE_KEY, *) = { " + sealed + " CKA_SIGN = true }",
            "attributes(import, CKO_PRIVATE_KEY, *) = { " + sealed + " CKA_SIGN = true }",
            "attributes(generate, CKO_PUBLIC_KEY, *) = { CKA_TOKEN = true CKA_VERIFY = true }",
            "attributes(generate, CKO_SECRET_KEY, *) = { " + sealed + " CKA_ENCRYPT = true CKA_DECRYPT = true }"
        };
    }

    /** Something that is done in the token. */
    interface Work<T> {
        T run() throws GeneralSecurityException;
    }

    /** A token that was unplugged speaks in unchecked exceptions. */
    static <T> T guarded(String what, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new StoreException("the token cannot " + what, e);
        }
    }

    void logout() {
        try {
            if (provider instanceof AuthProvider session) {
                session.logout();
            }
        } catch (LoginException | ProviderException e) {
            // A token that was unplugged has forgotten the login by itself.
        }
    }
}
