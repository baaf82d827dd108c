// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.RootUse;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.StationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Which certificates the gateway has for a station. Safe for use by several threads; must not block for long. */
public interface StationMaterial {

    /**
     * How many roots are kept for a station, of any use.
     *
     * @param station the station
     * @return the count
     */
    int roots(StationId station);

    /**
     * Whether the certificate of a CSMS can be verified, which profiles 2 and 3 need.
     *
     * @param station the station
     * @return true if there is a root for it
     */
    boolean csmsRoot(StationId station);

    /**
     * Whether the station can show a certificate that is valid now, which profile 3 needs.
     *
     * @param station the station
     * @return true if there is one
     */
    boolean validCertificate(StationId station);

    /**
     * What a store has.
     *
     * @param store the store
     * @param clock tells what is valid now
     * @return a view of the store; a station whose state is damaged has nothing
     */
    static StationMaterial in(IdentityStore store, Clock clock) {
        return new StationMaterial() {
            @Override
            public int roots(StationId station) {
                return identity(station)
                        .map(found -> found.trust().roots().size())
                        .orElse(0);
            }

            @Override
            public boolean csmsRoot(StationId station) {
                return identity(station)
                        .filter(found -> !found.trust().installed(RootUse.CSMS).isEmpty())
                        .isPresent();
            }

            @Override
            public boolean validCertificate(StationId station) {
                Instant now = clock.instant();
                return identity(station)
                        .filter(found -> found.dialOrder(now).stream().anyMatch(generation -> valid(generation, now)))
                        .isPresent();
            }

            private Optional<StationIdentity> identity(StationId station) {
                try {
                    return Optional.of(store.station(station.value()));
                } catch (StoreException e) {
                    return Optional.empty();
                }
            }

            private boolean valid(Generation generation, Instant now) {
                return generation
                        .certificate()
                        .filter(own -> !now.isBefore(own.getNotBefore().toInstant())
                                && now.isBefore(own.getNotAfter().toInstant()))
                        .isPresent();
            }
        };
    }
}
