// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreException;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.IdentityMode;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The store of a running gateway, and under which names stations are in it. Safe for use by several threads. */
public final class IdentityRoom implements AutoCloseable {

    private final IdentityStore store;
    private final IdentityMode mode;
    private final Clock clock;

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
     * From when on a station has a certificate that it can show. A first one may begin some seconds ahead, by the clock of
     * whoever issued it; nothing can be dialled with it before.
     *
     * @param station the station
     * @return an instant that is over where the station can show one now; empty if it has none or its state is damaged
     */
    public Optional<Instant> showsFrom(StationId station) {
        return identity(station).stream()
                .flatMap(known -> known.generations().stream())
                .filter(generation -> !generation.stage().pending())
                .map(generation -> generation.stage().candidate() ? generation.from() : Instant.MIN)
                .min(Comparator.naturalOrder());
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
