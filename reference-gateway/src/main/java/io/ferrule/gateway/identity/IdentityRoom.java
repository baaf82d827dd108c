// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreException;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.IdentityMode;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store of a running gateway. What a station dials with is asked for before each dial; a key is taken out of its vault
 * when its generation is first used and kept as long as it is the best one. Safe for use by several threads.
 */
public final class IdentityRoom implements AutoCloseable {

    private final IdentityStore store;
    private final IdentityMode mode;
    private final Clock clock;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    private record Ready(Generation generation, TlsIdentity identity) {}

    private IdentityRoom(IdentityStore store, IdentityMode mode, Clock clock) {
        this.store = store;
        this.mode = mode;
        this.clock = clock;
    }

    /**
     * Opens the store of a gateway.
     *
     * @param settings where it is, and whose certificates it holds
     * @param clock time to judge by which certificates have expired
     * @return the room
     * @throws IOException if the store cannot be opened; the message says why
     */
    public static IdentityRoom open(CertificateSettings settings, Clock clock) throws IOException {
        return new IdentityRoom(StoreOpening.open(settings.store(), clock), settings.mode(), clock);
    }

    /**
     * The store.
     *
     * @return open until this is closed
     */
    public IdentityStore store() {
        return store;
    }

    /**
     * Under which name the store keeps what a station shows and trusts.
     *
     * @param station the station
     * @return a name for the store
     */
    public String holder(StationId station) {
        return mode.holder(station);
    }

    /**
     * Whether a station has a certificate that it can show.
     *
     * @param station the station
     * @return true if there is one in any stage, also one that waits to be proven; false too if the state is damaged
     */
    public boolean certified(StationId station) {
        return identity(station).filter(IdentityRoom::certified).isPresent();
    }

    static boolean certified(StationIdentity identity) {
        return identity.generations().stream()
                .anyMatch(generation -> !generation.stage().pending());
    }

    /**
     * What a station shows and trusts.
     *
     * @param station the station
     * @return the best certificate that it has, and the roots of its CSMS
     * @throws IOException if its state is damaged, or its key cannot be used
     */
    public Held heldBy(StationId station) throws IOException {
        String holder = holder(station);
        StationIdentity identity = store.station(holder);
        List<X509Certificate> roots = identity.trust().trust(RootUse.CSMS).anchors();
        Optional<Generation> best =
                identity.dialOrder(clock.instant()).stream().findFirst();
        return new Held(best.isPresent() ? Optional.of(usable(holder, best.get())) : Optional.empty(), roots);
    }

    /** The same object as long as nothing changes, so that TLS sessions of one certificate can be resumed. */
    private TlsIdentity usable(String holder, Generation best) throws IOException {
        Ready known = ready.get(holder);
        if (known != null
                && known.generation().number() == best.number()
                && known.generation().chain().equals(best.chain())) {
            return known.identity();
        }
        Issued credential = store.credential(holder, best.number());
        TlsIdentity identity = new TlsIdentity(credential.key(), credential.chain());
        ready.put(holder, new Ready(best, identity));
        return identity;
    }

    /**
     * The certificate that a station shows at its next dial.
     *
     * @param station the station
     * @return the certificate, or empty if it has none or its state is damaged
     */
    public Optional<X509Certificate> certificate(StationId station) {
        return identity(station)
                .flatMap(known -> known.dialOrder(clock.instant()).stream().findFirst())
                .flatMap(Generation::certificate);
    }

    /**
     * Everything public that the store holds.
     *
     * @return identities of the stations that it can use
     */
    public List<StationIdentity> all() {
        List<StationIdentity> all = new ArrayList<>();
        for (String holder : store.stations()) {
            try {
                all.add(store.station(holder));
            } catch (StoreException e) {
                // Damaged since it was listed: the next list has it no more.
            }
        }
        return all;
    }

    private Optional<StationIdentity> identity(StationId station) {
        try {
            return Optional.of(store.station(holder(station)));
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
