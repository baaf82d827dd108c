// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.Issued;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS of a server that asks for no certificate. */
final class ServerTls {

    private ServerTls() {}

    static SSLContext context(Issued own) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", own.key(), new char[0], own.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory identity = KeyManagerFactory.getInstance("PKIX");
        identity.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), null, null);
        return context;
    }
}
