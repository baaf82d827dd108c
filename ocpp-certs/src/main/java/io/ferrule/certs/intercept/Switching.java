// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.RootUse;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.model.StationId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How certificates are put to use.
 *
 * @param shows whether a station shows its certificate to the CSMS, that is whether its security profile is 3; a
 *     certificate of a station that does not is kept and waits. Asked by any thread; must not block
 * @param grace how long a station's calls are held while the connection to the CSMS changes, positive
 * @param stationRoots roots that stations of OCPP 2.x manage themselves; orders about them pass to the station
 * @param rollouts lets some stations go first with a certificate of a new kind; empty where all go at once
 */
public record Switching(
        Predicate<StationId> shows, Duration grace, Set<RootUse> stationRoots, Optional<Rollouts> rollouts) {

    private static final Duration GRACE = Duration.ofSeconds(20);

    /** Checks the grace and copies the set. The roots for the CSMS are always the gateway's business. */
    public Switching {
        stationRoots = Set.copyOf(stationRoots);
        if (grace.isNegative() || grace.isZero()) {
            throw new IllegalArgumentException("the grace must be positive");
        }
        if (stationRoots.contains(RootUse.CSMS)) {
            throw new IllegalArgumentException("a station cannot manage the roots of a CSMS that it never sees");
        }
    }

    /**
     * All stations show certificates and change to new ones at once, twenty seconds, and stations manage the roots of vehicles
     * and contracts.
     *
     * @return the default
     */
    public static Switching standard() {
        return new Switching(station -> true, GRACE, Set.of(RootUse.V2G, RootUse.MOBILITY_OPERATOR), Optional.empty());
    }

    /**
     * With another rule about who shows a certificate.
     *
     * @param other whether a station does
     * @return a copy
     */
    public Switching withShows(Predicate<StationId> other) {
        return new Switching(other, grace, stationRoots, rollouts);
    }

    /**
     * With another grace.
     *
     * @param other how long calls are held
     * @return a copy
     */
    public Switching withGrace(Duration other) {
        return new Switching(shows, other, stationRoots, rollouts);
    }

    /**
     * With other roots that stations manage.
     *
     * @param other what they are for
     * @return a copy
     */
    public Switching withStationRoots(Set<RootUse> other) {
        return new Switching(shows, grace, other, rollouts);
    }

    /**
     * With some stations that go first.
     *
     * @param other which; one for all stations of a gateway
     * @return a copy
     */
    public Switching withRollouts(Rollouts other) {
        return new Switching(shows, grace, stationRoots, Optional.of(other));
    }
}
