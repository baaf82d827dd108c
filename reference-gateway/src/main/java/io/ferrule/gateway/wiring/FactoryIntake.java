// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.FactoryImport.Outcome;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.LocalControllerSettings;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.config.TargetSettings;
import io.ferrule.gateway.config.Trust;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what one configuration starts stations with into the store, once; from then on the store is the truth. Listed
 * stations come at the start, others before their first dial. Safe for use by several threads.
 */
final class FactoryIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FactoryIntake.class);
    /** Anybody can connect under any name where admission is open; the store must not grow without an end for it. */
    private static final int MOST_HOLDERS = 20_000;

    private final GatewayConfig config;
    private final KeyRing keys;
    private final IdentityRoom room;
    private final FactoryImport factory;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    FactoryIntake(GatewayConfig config, KeyRing keys, IdentityRoom room) {
        this.config = config;
        this.keys = keys;
        this.room = room;
        this.factory = new FactoryImport(room.store());
    }

    /** Takes in those of the list. One that cannot be taken is told and refused when it dials; the others go on. */
    void listed() {
        for (StationSettings station : config.stations()) {
            try {
                before(station.id());
            } catch (IOException e) {
                LOG.atError()
                        .addKeyValue("station", station.id())
                        .addKeyValue("reason", e.getMessage())
                        .log("the identity of a station cannot be used");
            }
        }
    }

    /** To be called before a station dials. */
    void before(StationId station) throws IOException {
        String holder = room.holder(station);
        if (done.contains(holder)) {
            return;
        }
        synchronized (factory) {
            if (!room.store().stations().contains(holder)
                    && config.station(station).isEmpty()
                    && room.store().stations().size() >= MOST_HOLDERS) {
                throw new IOException("the store holds " + MOST_HOLDERS
                        + " stations; list those that are yours and set southbound.admission: listed");
            }
            take(station, holder);
            done.add(holder);
        }
    }

    private void take(StationId station, String holder) throws IOException {
        Optional<TargetSettings> own =
                config.localController().filter(one -> one.is(station)).map(LocalControllerSettings::target);
        Trust trust = own.map(TargetSettings::trust).orElse(config.northbound().trust());
        if (trust instanceof Trust.Files) {
            List<X509Certificate> roots = keys.roots(trust).orElse(List.of());
            for (X509Certificate fresh : factory.roots(holder, RootUse.CSMS, roots)) {
                LOG.atInfo()
                        .addKeyValue("station", holder)
                        .addKeyValue("subject", fresh.getSubjectX500Principal().getName())
                        .log("root taken into the store");
            }
        }
        Optional<TlsIdentity> given = config.station(station)
                .flatMap(listed -> listed.northbound().identity())
                .or(() -> own.isPresent()
                        ? own.get().identity()
                        : config.northbound().identity())
                .flatMap(keys::identity);
        if (given.isPresent()) {
            Outcome outcome = factory.credential(
                    holder, new Issued(given.get().key(), given.get().chain()));
            tell(holder, given.get(), outcome);
        }
    }

    private static void tell(String holder, TlsIdentity given, Outcome outcome) {
        String subject = given.certificate().getSubjectX500Principal().getName();
        if (outcome == Outcome.TAKEN) {
            LOG.atInfo()
                    .addKeyValue("station", holder)
                    .addKeyValue("subject", subject)
                    .log("identity taken into the store; the key file is not needed any more");
        } else if (outcome == Outcome.KEPT_OWN) {
            LOG.atWarn()
                    .addKeyValue("station", holder)
                    .addKeyValue("subject", subject)
                    .log("the store has another identity, which stays; ferrule cert install replaces it");
        }
    }
}
