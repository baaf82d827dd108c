// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One TLS client for each set of provider, key material and roots, kept while it is in use so that sessions resume; new material
 * gets a client, and with it a session cache, of its own. Bounded: the client used longest ago is forgotten. Safe for use by
 * several threads.
 */
public final class TlsClients {

    private static final int MOST = 4_096;

    private record Material(TlsClient.Way way, Optional<TlsIdentity> identity, Optional<List<X509Certificate>> trust) {}

    private final Map<Material, TlsClient> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Material, TlsClient> eldest) {
            return size() > MOST;
        }
    };
    private @Nullable BouncyCastleTls bouncyCastle;

    /**
     * The client for a target.
     *
     * @throws DialException if the provider is not installed or cannot use the material
     */
    public TlsClient of(UpstreamTarget target) throws DialException {
        Material material = material(target);
        synchronized (clients) {
            TlsClient client = clients.get(material);
            if (client == null) {
                client = create(material, StapledTrust::by);
                clients.put(material, client);
            }
            return client;
        }
    }

    /**
     * A client for one handshake with a target, in which somebody else judges the CSMS; it is not kept.
     *
     * @throws DialException if the provider is not installed or cannot use the material
     */
    public TlsClient judgedBy(TrustManager judge, UpstreamTarget target) throws DialException {
        return create(material(target), roots -> judge);
    }

    private static Material material(UpstreamTarget target) {
        boolean certificate = target.profile() == SecurityProfile.TLS_CLIENT_CERTIFICATE;
        return new Material(
                new TlsClient.Way(target.tls().provider(), target.tls().rsaKeyExchange()),
                certificate ? target.identity() : Optional.empty(),
                target.trust());
    }

    /** Makes what judges a CSMS by certain roots. */
    private interface Judging {
        TrustManager by(Optional<List<X509Certificate>> roots) throws GeneralSecurityException;
    }

    private TlsClient create(Material material, Judging judging) throws DialException {
        StationKeyManager keys = new StationKeyManager(material.identity());
        try {
            SSLContext context = context(material.way().provider());
            context.init(new KeyManager[] {keys}, new TrustManager[] {judging.by(material.trust())}, null);
            return new TlsClient(context, keys, material.way());
        } catch (GeneralSecurityException e) {
            throw new DialException(Stage.TLS, 0, "the key material or the roots cannot be used", e);
        } catch (LinkageError e) {
            throw new DialException(Stage.CONFIGURATION, 0, "the TLS provider of Bouncy Castle is not installed", e);
        }
    }

    private SSLContext context(TlsChoice.Provider provider) throws GeneralSecurityException {
        if (provider == TlsChoice.Provider.JDK) {
            return SSLContext.getInstance("TLS");
        }
        if (bouncyCastle == null) {
            bouncyCastle = new BouncyCastleTls();
        }
        return bouncyCastle.context();
    }
}
