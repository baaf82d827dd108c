// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.IdentityStore;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives stations that have never heard of certificates a certificate life: keys, requests, renewal, roots, and the change from
 * one certificate to the next without the station noticing. One for a gateway. The package description says who answers
 * what. Safe for use by several threads.
 */
public final class CertificateLife {

    private final Office office;
    private final Map<StationId, Kept> lives = new ConcurrentHashMap<>();

    /** A life and how many sessions use it. */
    private record Kept(IdentityLife life, AtomicInteger sessions) {}

    private CertificateLife(Office office) {
        this.office = office;
    }

    /**
     * Looks after the identities in a store.
     *
     * @param store the store; not closed by this class, and to be closed after the proxy
     * @param settings how
     * @param events where security events go
     * @return the keeper
     */
    public static CertificateLife over(IdentityStore store, LifeSettings settings, SecurityEvents events) {
        return new CertificateLife(Office.of(store, settings, events));
    }

    /**
     * The hands in the conversations. To be registered last, next to the CSMS and north of a buffer, with
     * {@link io.ferrule.proxy.intercept.OnFailure#REJECT}: what is asked here never reaches the station, and nobody but the CSMS
     * answers.
     *
     * @return a factory for one proxy or several, as long as each station is a station of one of them
     */
    public InterceptorFactory interceptors() {
        return this::open;
    }

    private Interceptor open(Session session) {
        StationId identity = identityOf(session.station());
        IdentityLife life = lives.compute(identity, (name, kept) -> {
                    Kept present = kept == null ? fresh(name) : kept;
                    present.sessions().incrementAndGet();
                    return present;
                })
                .life();
        Optional<Words> words =
                Words.of(session.version(), office.settings().switching().stationRoots());
        Desk desk = new Desk(session, life, words);
        life.entered(desk);
        return new LifeInterceptor(desk, life, () -> leave(identity));
    }

    /** Whatever may come: a station that is admitted and never has a certificate leaves nothing behind. */
    private void leave(StationId identity) {
        lives.computeIfPresent(
                identity,
                (name, kept) ->
                        kept.sessions().decrementAndGet() == 0 && kept.life().idle() ? null : kept);
    }

    private Kept fresh(StationId identity) {
        return new Kept(new IdentityLife(office, identity), new AtomicInteger());
    }

    private IdentityLife life(StationId station) {
        return lives.computeIfAbsent(identityOf(station), this::fresh).life();
    }

    private StationId identityOf(StationId station) {
        return office.settings().naming().identityOf(station);
    }

    /**
     * What to dial a station's CSMS with right now: the newest certificate in effect, also one that is still on trial, or the
     * one whose turn it is after a failure. An expired one is better than none: the CSMS decides (A00.FR.430).
     *
     * <p>To be asked by the {@link io.ferrule.proxy.upstream.UpstreamDirectory} for each dial, and by nobody else: what it says is
     * taken for what was dialled. The first question about a station may wait for the disk.
     *
     * @param station the station
     * @return credentials, without an identity where there is none or none is to be shown; empty if the store cannot say, because
     *     the station's state is damaged
     */
    public Optional<StationCredentials> credentialsOf(StationId station) {
        return life(station).credentials(station);
    }

    /**
     * Renews a station's certificate now, as if the CSMS had asked for it.
     *
     * @param station the station
     * @return what becomes of it, on a thread of the workers; fails if they refuse the task
     */
    public CompletionStage<RenewalOrder> renew(StationId station) {
        return life(station).renew(station);
    }

    /**
     * Looks at the store again after somebody else has changed it: an import, an enrolment, the command line. A new certificate
     * is put to use at once.
     *
     * @param station the station
     * @return false if its state cannot be read; on a thread of the workers; fails if they refuse the task
     */
    public CompletionStage<Boolean> refresh(StationId station) {
        return life(station).refresh();
    }
}
